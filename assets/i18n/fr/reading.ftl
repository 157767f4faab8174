# The reading room: views, things, coders.
order-tree = ordre des réponses
order-time = ordre du temps
order-to-time = Lire dans l’ordre du temps, avec les silences
order-to-tree = Lire dans l’ordre des réponses
silence-days = { $n ->
    [one] { $count } jour de silence
   *[other] { $count } jours de silence
 }
silence-hours = { $n ->
    [one] { $count } heure de silence
   *[other] { $count } heures de silence
 }
silence-minutes = { $n ->
    [one] { $count } minute de silence
   *[other] { $count } minutes de silence
 }
silence-unanswered = question restée sans réponse
fold-replies = { $n ->
    [one] { $count } réponse repliée
   *[other] { $count } réponses repliées
 }
fold-coded = { $n ->
    [one] { $coded } codée
   *[other] { $coded } codées
 }
fold-open = Déplier
fold-none = Rien à replier ici. Les branches se replient dans l’ordre des réponses.
jump-none-parent = Ce message ouvre la conversation, ou répond à un message qui n’a pas été recueilli.
jump-none-reply = Ce message n’a pas de réponse.
jump-none-sibling-next = Plus d’autre réponse au même message ensuite.
jump-none-sibling-previous = Pas d’autre réponse au même message avant.
jump-none-uncoded-previous = Tout est codé avant ce message, dans cette conversation.
jump-none-others = Plus rien ensuite, dans cette conversation, qui soit codé par quelqu’un d’autre.
goto = Aller au message
goto-none = Pas de message « { $asked } » ici. Donnez un identifiant, ou un nombre de 1 à { $count }.
thing-account-choose = Choisir le compte, pour le coder ou le noter
thing-reply-choose = Choisir la réponse, pour la coder ou la noter
thing-go-parent = aller au message de { $who }
thing-to-person = la personne
thing-to-account = le compte
thing-memos = { $n ->
    [one] { $count } mémo
   *[other] { $count } mémos
 }
thing-reply = { $who } répond à { $whom }
thing-reply-sub = Le lien de { $ext } à { $parent }
thing-silence = Silence
thing-silence-sub = { $long }, après { $ext }
thing-account = Compte de { $who }
thing-person = { $who }
thing-person-sub = La personne, dans tous les espaces
thing-whole = toute la conversation
thing-conversation-choose = Choisir la conversation, pour la coder ou la noter
thing-codes = Codes
thing-none-yet = Aucun code. Les codes posés ici ne comptent pas parmi les messages.
thing-none = Il n’y a rien de tel ici.
thing-bare = Rien n’est codé ici.
thing-words = Il n’y a pas de mots ici : la voix et le poids se disent d’un passage.
thing-back = revenir au message
attributes = Attributs
code-things = { $n ->
    [one] et { $count } fois hors des mots
   *[other] et { $count } fois hors des mots
 }
