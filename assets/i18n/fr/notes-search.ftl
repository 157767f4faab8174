# Mémos et codes trouvés depuis le champ de recherche, et l’index des mots.
notes-found = Mémos et codes trouvés
notes-memos = { $n ->
    [one] { $count } mémo
   *[other] { $count } mémos
 }
notes-codes = { $n ->
    [one] { $count } code
   *[other] { $count } codes
 }
notes-first = (les { $n } derniers sont montrés)
notes-memo = Mémo
notes-coding = Raison d’un codage
notes-thing = Raison d’un code
notes-relation = Raison d’une relation
notes-code = Code
notes-part-label = nom
notes-part-definition = définition
notes-part-include = inclure
notes-part-exclude = exclure
notes-part-example = exemple
notes-part-anti_example = contre-exemple
notes-open = Ouvrir
notes-message = Dans sa conversation
notes-empty = Aucun mémo ni aucun code ne porte ces mots.

index-title = Index des mots
index-why = Il se tient à côté de l’étude, jamais dedans : retiré, la prochaine recherche de mots le reconstruit.
index-state-current = { $texts } messages cherchables ; { $size } sur cet ordinateur.
index-state-stale = Les messages ont changé depuis ; la prochaine recherche de mots le reconstruit. { $size } sur cet ordinateur.
index-state-missing = Il n’y en a pas encore ; la prochaine recherche de mots le construit.
index-state-damaged = Ses fichiers sont endommagés ; la prochaine recherche de mots le reconstruit. { $size } sur cet ordinateur.
index-state-building = Il se construit : { $done } messages sur { $of }.
index-count = { $done } messages sur { $of } ; les mots se cherchent quand tous y sont
index-quarter = { $percent } %
index-stop = arrêter
index-stopped = La construction de l’index a été arrêtée : les mots ne se cherchent pas tant qu’il n’est pas entier. Codes, personnes, lieux et dates, si.
index-build = Construire l’index
index-remove = Retirer
