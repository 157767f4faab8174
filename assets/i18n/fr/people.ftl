# Persons, accounts, masks.
room-people = Personnes
people-chosen = { $n ->
    [one] { $count } choisie
   *[other] { $count } choisies
 }
people-accounts = { $n ->
    [one] { $count } compte
   *[other] { $count } comptes
 }
people-link = Rattacher
people-link-ask = { $n ->
    [one] Cette personne n’en est qu’une
   *[other] Ces { $count } personnes n’en sont qu’une
 }
people-link-why = Ce qui le montre
people-link-note = Tous leurs comptes deviennent ceux d’une même personne, dans toutes les figures. On peut l’annuler, ou les séparer plus tard.
people-sure = Certitude
people-sure-1 = une hypothèse
people-sure-2 = probable
people-sure-3 = certain
people-filters = Quelles personnes
people-sort = Trier
people-name = Trouver une personne
people-space = espace
people-role = rôle
people-any = tous
people-many = deux comptes ou plus
people-none = Aucune personne ne répond à cela.
people-col-name = Personne
people-col-accounts = Comptes
people-col-spaces = Espaces
people-col-messages = Messages
people-col-first = Du premier au dernier
people-col-role = Rôle
people-back = Toutes les personnes
people-account = compte
people-unlink = Détacher
people-said = dit { $count }
people-said-why = Mots rapportés, repris, niés ou supposés : dits, non assumés
people-masks = Masques
people-masks-none = Aucun masque.
people-masks-of = Masques de { $who }
people-mask-new = Nouveau masque
people-mask-label = Nom
people-mask-eg = l’experte, la mère engagée…
people-ethos-shown = ethos montré
people-ethos-told = ethos dit
people-mask-keep = Garder
people-mask-done = Terminé
people-mask-edit = Modifier
people-mask-delete = Supprimer
people-mask-worn = masque : { $masks }
people-masks-worn = masques : { $masks }
people-lift = Pseudonymes : montrer les noms
people-hide = Les noms sont montrés : les masquer
people-lift-ask = Montrer les noms ?
people-lift-what = Les identifiants et les noms des personnes paraîtront dans toutes les pièces de cette fenêtre, pour quiconque voit l’écran.
people-lift-note = Cela dure jusqu’à la fermeture de l’étude, et n’est pas retenu. Les rapports et les exports gardent leurs pseudonymes.
people-lift-go = Montrer les noms
people-lifted = Les noms sont montrés.
people-hide-now = Masquer
