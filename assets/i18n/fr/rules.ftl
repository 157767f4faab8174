# Rules and what they suggest.
keys-rules = Règles
rules-title = Règles
rules-none = Aucune requête ne suggère encore ce code.
rules-add = Ajouter une règle
rules-count = { $n ->
    [one] { $count } règle
   *[other] { $count } règles
 }
rules-preview = aperçu
rules-preview-all = Aperçu de toutes
rules-edit = modifier
rules-delete = supprimer
rules-up = Monter la règle
rules-down = Descendre la règle
rules-form = Règle
rules-query = Requête
rules-query-eg = prix* -cadeau
rules-reach = Ce qu’elle code
rules-reach-match = les mots trouvés
rules-reach-sentence = leur phrase
rules-reach-message = le message entier
rules-note = Pourquoi
rules-save = Enregistrer
rules-cancel = Renoncer
rules-preview-of = Ce que trouvent les règles de « { $code } »
rules-fates = Où cela en est
rules-found = Trouvés
rules-hits = Ce que trouvent les règles
rules-precision = Précision : des messages trouvés que des personnes ont codés, { $part } portent « { $code } ».
rules-recall = Rappel : des messages où des personnes ont mis « { $code } », { $part } sont trouvés.
rules-judged = { $n ->
    [one] Base : { $count } message codé à la main.
   *[other] Base : { $count } messages codés à la main.
 }
rules-accept-all = { $n ->
    [one] L’accepter
   *[other] Accepter les { $count }
 }
rules-reject-all = { $n ->
    [one] Le refuser
   *[other] Refuser les { $count }
 }
rules-propose-all = Proposer dans le texte
rules-close = Retour aux codes
rules-finds-nothing = Les règles ne trouvent aucun message.
rules-nothing-so = Plus aucun message n’en est là.
rules-nothing-changed = C’était déjà décidé ainsi.
rules-missed-why = Aucune règle ne trouve ce message : il n’y a rien à décider.
rules-agreed-why = Des personnes ont déjà codé ces mots : la règle les laisse comme ils sont.
rule-said = Règle « { $query } »
rule-said-gone = Règle « { $query } », supprimée depuis
rule-unsaid = Par une règle
rule-accepted = , acceptée par { $who } le { $when }
rule-somebody = quelqu’un
coding-nothing-proposed = Rien n’est proposé sur ce message.
keys-rules-next = message suivant
keys-rules-previous = message précédent
keys-rules-first = premier message
keys-rules-last = dernier message
keys-rules-page-down = une page plus loin
keys-rules-page-up = une page plus haut
keys-rules-place-next = endroit suivant du message
keys-rules-place-previous = endroit précédent du message
keys-rules-accept = accepter
keys-rules-reject = refuser
keys-rules-propose = proposer
keys-rules-reconsider = remettre en question
keys-rules-accept-all = accepter tout ce qui est montré
keys-rules-reject-all = refuser tout ce qui est montré
keys-rules-open = ouvrir le message
keys-rules-leave = retour aux codes
keys-codings-accept = accepter ce qui est proposé
keys-codings-reject = refuser ce qui est proposé
