# Ensembles de messages, échantillons, Rencontre.

keys-search-save = garder la requête comme ensemble
keys-search-set = mettre le message dans un ensemble
keys-search-draw = Rencontre : tirer un message
keys-read-set = mettre le message dans un ensemble
keys-read-draw = Rencontre : tirer un message
keys-corpus-set = mettre les lignes dans un ensemble

sets = Ensembles
sets-none = Gardez une requête, ou réunissez des messages à la main : les ensembles sont ici, et dans les requêtes sous set:NOM.
sets-count = { $n ->
    [one] { $count } message
   *[other] { $count } messages
 }
sets-unknown = …
sets-kind-query = requête vivante
sets-kind-hand = à la main
sets-kind-sample = échantillon
sets-edit = Modifier « { $name } »
sets-used = Sert à { $by }.
sets-save = Enregistrer
sets-save-title = Garder ce qui est trouvé
sets-edit-title = Modifier un ensemble
sets-name = Nom
sets-note = Note
sets-query = Requête
sets-as = Comme
sets-as-query = une requête vivante : ce qu’elle trouve change avec l’étude
sets-as-hand = ces messages, tels qu’ils sont maintenant
sets-as-sample = un échantillon de ces messages
sets-nothing-typed = Écrivez d’abord une requête : c’est d’ici qu’elle est gardée.
sets-keep = Garder
sets-delete = Supprimer
sets-cancel = Annuler
sets-done = Terminé
sets-how = Comment il est tiré
sets-size = Combien
sets-seed = Graine
sets-by = Par
sets-allocation = Part de chacun
sets-draw-again = Autre graine
sets-stratum = { $name } : { $drawn } sur { $of }
sets-put-title = { $n ->
    [one] Mettre le message dans un ensemble
   *[other] Mettre { $count } messages dans un ensemble
 }
sets-put-in = Mettre dans « { $name } »
sets-new = Nouvel ensemble
sets-put = Ensemble

draw-title = Rencontre
draw-pool = Parmi
draw-pool-uncoded = ce qui n’est pas codé
draw-pool-neglected = ce qui est resté délaissé
draw-pool-far = les voisins lointains de { $ext }
draw-next = Tirer le suivant
draw-open = Lire dans sa conversation
draw-code = Le coder
draw-met = { $met } sur { $of } rencontrés
draw-again = Tous ont été rencontrés : le tirage recommence.
draw-empty = Rien à tirer ici. Choisissez parmi autre chose.
draw-why-uncoded = Il ne porte aucun code.
draw-why-never = Il n’a jamais été lu.
draw-why-seen = Il a été lu pour la dernière fois le { $day }.
draw-why-rare = Mots rares : { $words }.
draw-why-far = Il partage { $ties } avec { $ext }, ailleurs ou dans une autre langue.
