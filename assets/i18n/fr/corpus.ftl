# The Corpus room.
room-corpus = Corpus

# Ce qui est montré
corpus-comma = { ", " }
corpus-group = Regrouper
corpus-group-none = sans groupes
corpus-group-place = groupés par lieu
corpus-group-question = groupés par question
corpus-alike = réponses identiques réunies
corpus-apart = réponses une à une
corpus-state = Montrer
corpus-state-all = codés ou non
corpus-state-uncoded = non codés seulement
corpus-state-coded = codés seulement
corpus-sort = Trier
corpus-sorted = tri : { $by }
corpus-sort-corpus = ordre du corpus
corpus-sort-date = date
corpus-sort-person = personne
corpus-sort-venue = lieu
corpus-sort-space = type d’espace
corpus-sort-lang = langue
corpus-sort-rating = note
corpus-sort-length = longueur
corpus-sort-codes = nombre de codes
corpus-sort-times = fréquence de la réponse
corpus-filter = filtrer
corpus-filter-field = Filtrer le corpus
corpus-filter-hint = mots, code:…, venue:…, date:…
corpus-columns = colonnes
corpus-column-ext = Nº
corpus-column-text = Verbatim
corpus-column-codes = Codes
corpus-column-person = Personne
corpus-column-date = Date
corpus-column-lang = Lg.
corpus-column-rating = Note
corpus-column-venue = Lieu
corpus-column-space = Espace
corpus-column-length = Signes
corpus-column-before = « { $name } » plus à gauche
corpus-column-after = « { $name } » plus à droite
corpus-column-show = montrer
corpus-column-move = déplacer

# Les questions d’une enquête
corpus-questions = Questions
corpus-all-questions = Toutes les questions
corpus-question-words = { $question } · { $words }
corpus-question = Question { $question }
corpus-question-at = { $venue }, question { $question }
corpus-no-question = Sans question
corpus-asks = « { $question } »
corpus-base = { $asked }, { $answered }, { $coded }
corpus-asked = { $n ->
    [one] posée à { $count } personne
   *[other] posée à { $count } personnes
 }
corpus-answered = { $n ->
    [one] { $count } a répondu
   *[other] { $count } ont répondu
 }
corpus-of-coded = { $n ->
    [one] { $count } codée
   *[other] { $count } codées
 }
corpus-answers = { $n ->
    [one] { $count } réponse
   *[other] { $count } réponses
 }
corpus-distinct = { $n ->
    [one] { $count } distincte
   *[other] { $count } distinctes
 }

# Une ligne
corpus-times = × { $count }
corpus-spellings = { $n ->
    [one] { $count } graphie
   *[other] { $count } graphies
 }
corpus-persons = { $count } pers.
corpus-open = { $n ->
    [one] { $count } message, à montrer seul
   *[other] { $count } messages, à montrer un à un
 }
corpus-open-answers = { $n ->
    [one] { $count } réponse, à montrer seule
   *[other] { $count } réponses, à montrer une à une
 }
corpus-more = la suite
corpus-less = replier
corpus-uncoded = non codé
corpus-some = sur une partie
corpus-part = { $coded } sur { $of } codés

# Où l’on en est
corpus-progress = Avancement
corpus-coded = { $n ->
    [one] codé
   *[other] codés
 }
corpus-left = { $n ->
    [one] { $count } restant
   *[other] { $count } restants
 }
corpus-pace = { $count } par heure
corpus-minutes = encore { $n ->
    [one] { $count } minute
   *[other] { $count } minutes
 }
corpus-hours = encore { $n ->
    [one] { $count } heure
   *[other] { $count } heures
 }

# Ce que l’on fait des lignes
corpus-all = Choisir toutes les lignes
corpus-current = Ligne courante
corpus-rows = { $n ->
    [one] { $count } ligne
   *[other] { $count } lignes
 }
corpus-code = Coder
corpus-code-all = { $n ->
    [one] Coder { $count } message
   *[other] Coder les { $count }
 }
corpus-last = Dernier code : { $code }
corpus-pick = { $n ->
    [one] Coder { $count } message
   *[other] Coder { $count } messages
 }
corpus-recode = À la place de « { $code } »
corpus-do-row = ligne
corpus-do-select = choisir
corpus-do-uncoded = non codé suivant
corpus-do-apart = dégrouper
corpus-do-alike = réunir
corpus-entry = Numéros
corpus-enter-next = coder, ligne suivante
corpus-enter-uncoded = coder, non codé suivant
corpus-give-up = laisser
corpus-unknown = { $n ->
    [one] Aucun code ne porte le numéro { $numbers }. Rien n’a été changé.
   *[other] Aucun code ne porte les numéros { $numbers }. Rien n’a été changé.
 }
corpus-which-take = Quel code retirer ?
corpus-which-recode = Quel code remplacer ?
corpus-choose = prendre
corpus-replace = Remplacer
corpus-no-code = Ces lignes ne portent aucun code.
corpus-down-choose = Choisissez les lignes du dessous, puis recopiez-y les codes de la première.
corpus-down-none = La ligne à recopier ne porte aucun code.
corpus-advance-next = Après un numéro : la ligne suivante.
corpus-advance-uncoded = Après un numéro : la prochaine ligne non codée.

# Ce qui manque
corpus-none = Aucun message ne répond à ces choix.
corpus-none-do = Montrez tous les messages, ou changez le filtre.
corpus-empty = L’étude n’a pas encore de messages.
corpus-empty-do = Importez des fichiers pour commencer.

# The sheet of shortcuts.
keys-corpus-next = ligne suivante
keys-corpus-previous = ligne précédente
keys-corpus-page-down = une page plus bas
keys-corpus-page-up = une page plus haut
keys-corpus-first = première ligne
keys-corpus-last = dernière ligne
keys-corpus-uncoded = prochaine ligne non codée
keys-corpus-select = choisir la ligne
keys-corpus-select-down = choisir vers le bas
keys-corpus-select-up = choisir vers le haut
keys-corpus-all = choisir toutes les lignes
keys-corpus-pick = coder les lignes choisies
keys-corpus-repeat = poser le dernier code
keys-corpus-take = retirer un code
keys-corpus-replace = remplacer un code
keys-corpus-down = recopier les codes vers le bas
keys-corpus-open = lire le message à sa place
keys-corpus-unfold = montrer les réponses une à une
keys-corpus-fold = les réunir
keys-corpus-group = réunir les réponses identiques, ou non
keys-corpus-filter = filtrer
keys-corpus-sort = trier
keys-corpus-columns = choisir les colonnes
keys-corpus-advance = après un numéro, ligne suivante ou non codée
keys-corpus-leave = laisser ce qui est ouvert ou choisi
keys-corpus-number = coder par numéros, puis Entrée
keys-corpus-recent = poser un code récent
