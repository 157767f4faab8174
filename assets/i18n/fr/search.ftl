# La pièce Chercher : comptes, temps, lignes, conversations, mots, facettes.
search-codings = { $n ->
    [one] codage
   *[other] codages
 }
search-brand-out = { $n ->
    [one] Parole de marque exclue ({ $count } message).
   *[other] Parole de marque exclue ({ $count } messages).
 }
status-found-of = { $found } sur { $of }
status-query = Requête : { $query }
search-shapes = Ce qui est trouvé, montré comme
search-shape-messages = Messages
search-shape-concordance = Concordance
search-shape-conversations = Conversations
search-shape-words = Mots
search-answers = répond à { $speaker }

time-label = Messages trouvés au fil du temps, { $time }
time-brush = Temps : les flèches vont de barre en barre, avec Maj elles en prennent plusieurs, Entrée les garde seules
time-bar = { $time } : { $found } trouvés sur { $of }
time-brushed = { $time } : { $found } trouvés sur { $of }, Entrée pour ne garder qu’eux
time-all = Revenir à toute la période
time-undated = { $count } sans date
time-table = Messages au fil du temps
time-when = Quand
time-found = Trouvés
time-of = Dans le corpus
time-quarter = T{ $quarter }
time-quarter-year = T{ $quarter } { $year }

facets = Facettes : Entrée garde une valeur seule
facet-value = { $n ->
    [one] { $value }, { $count } message
   *[other] { $value }, { $count } messages
 }
facet-value-not = { $n ->
    [one] { $value }, écarté, { $count } message
   *[other] { $value }, écarté, { $count } messages
 }
facet-not = sauf
facet-without = Sauf { $value }
facet-drop = Ne plus restreindre à { $value }
facet-more = { $n ->
    [one] { $count } de plus
   *[other] { $count } de plus
 }
facet-fewer = Moins
facet-rare = { $n ->
    [one] Et { $count } autre, plus rare : nommez-la dans la requête.
   *[other] Et { $count } autres, plus rares : nommez-les dans la requête.
 }
facet-sift = Trouver une valeur : { $facet }
facet-sift-hint = Trouver

lines-label = Concordance : une ligne par passage trouvé
line-heard = { $ext }, { $speaker } : { $words }.
lines-count = { $n ->
    [one] { $count } occurrence
   *[other] { $count } occurrences
 }
lines-base = { $lines } dans { $messages }. Une barre, un code posé sur le mot trouvé.
line-sort-thread = conversation
line-sort-left = à gauche
line-sort-right = à droite
line-sort-date = date
line-sort-account = personne
lines-width = Lignes
lines-width-short = courtes
lines-width-normal = moyennes
lines-width-long = longues
lines-export = Exporter
lines-file = { $title }, concordance de { $query }
lines-written = { $n ->
    [one] { $count } ligne écrite dans { $path }
   *[other] { $count } lignes écrites dans { $path }
 }
lines-chosen = { $n ->
    [one] { $count } ligne choisie
   *[other] { $count } lignes choisies
 }
lines-code = { $n ->
    [one] Coder { $count } passage
   *[other] Coder { $count } passages
 }
lines-code-one = coder l’occurrence
lines-all = { $n ->
    [one] Choisir la seule ligne
   *[other] Choisir les { $count } lignes
 }
lines-first = { $n ->
    [one] Choisir la première ligne
   *[other] Choisir les { $count } premières lignes
 }
lines-let-go = Ne rien choisir
lines-most = { $n ->
    [one] Un geste code { $most } lignes au plus, sur { $count } : restreignez la requête pour aller plus loin.
   *[other] Un geste code { $most } lignes au plus, sur { $count } : restreignez la requête pour aller plus loin.
 }
lines-pick = « { $words } », { $ext }
lines-pick-many = { $n ->
    [one] { $count } passage trouvé
   *[other] { $count } passages trouvés
 }
lines-there = Les passages se choisissent et se codent dans la concordance ({ $key }).
lines-none = Cette requête ne cherche aucun mot, et aucun passage codé.
lines-none-do = La concordance montre des mots, ou les passages qui portent un code. Les messages trouvés restent là.

threads-label = Conversations où quelque chose est trouvé
threads-share = { $found } sur { $messages }
threads-more = { $n ->
    [one] et { $count } autre
   *[other] et { $count } autres
 }

beside = { $n ->
    [one] Voisins, à { $count } mot au plus
   *[other] Voisins, à { $count } mots au plus
 }
beside-left = À gauche
beside-right = À droite
beside-word = { $n ->
    [one] { $word }, { $count } fois
   *[other] { $word }, { $count } fois
 }

keyness-words = { $n ->
    [one] { $count } mot
   *[other] { $count } mots
 }
keyness-what = Les mots de ce qui est trouvé ({ $found }) comparés au reste du corpus ({ $rest }). G², rapport de vraisemblance (T. Dunning, 1993) : positif, le mot est plus fréquent ici ; négatif, plus rare. Au-delà de 3,84, le hasard l’explique moins d’une fois sur vingt.
keyness-word = Mot
keyness-here = Ici
keyness-rest = Ailleurs
keyness-bar = Part du plus fort
keyness-open = { $word } : voir ses lignes
keyness-none = Aucun mot ne distingue ce qui est trouvé du reste du corpus.
keyness-none-do = Il faut assez de mots des deux côtés pour qu’une différence ne soit pas due au hasard.

around = Autour de ce message
around-near = Proches :
around-open = Lire { $ext }
around-all = { $n ->
    [one] le voir
   *[other] voir les { $count }
 }
around-twins = { $n ->
    [one] { $count } texte semblable
   *[other] { $count } textes semblables
 }

keys-search-messages = les messages trouvés
keys-search-concordance = la concordance
keys-search-conversations = les conversations
keys-search-words = les mots qui distinguent
keys-search-tab-next = la présentation suivante
keys-search-sort = le tri suivant
keys-search-width = lignes courtes, moyennes, longues
keys-search-facets = aller aux facettes
keys-search-not = sauf cette valeur
keys-search-time = aller au temps
keys-search-like = les messages proches de celui-ci
keys-search-select = choisir la ligne
keys-search-select-down = choisir vers le bas
keys-search-select-up = choisir vers le haut
keys-search-in-sight = choisir les lignes visibles
keys-search-all = choisir toutes les lignes
keys-search-pick = coder les mots trouvés
keys-search-repeat = poser le dernier code
keys-search-export = exporter la concordance
keys-search-number = coder par un numéro
keys-search-recent = poser un code récent
