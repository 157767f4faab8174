# Relations, nets, versions of the codebook.
keys-codebook-next = code suivant
keys-codebook-previous = code précédent
keys-codebook-first = premier code
keys-codebook-last = dernier code
keys-codebook-add = ajouter un code
keys-codebook-add-below = ajouter dessous
keys-codebook-rename = renommer
keys-codebook-edit = modifier le code
keys-codebook-delete = supprimer le code
keys-codebook-open = ouvrir la page du code, ou le message
keys-codebook-back = revenir
keys-codebook-mark = marquer, choisir pour comparer
keys-codebook-merge = fusionner les codes marqués
keys-codebook-split = répartir les codages du code
keys-codebook-filter = filtrer les codes
keys-codebook-shut = replier
keys-codebook-unfold = déplier
keys-codebook-earlier = monter
keys-codebook-later = descendre
keys-codebook-nest = ranger dessous
keys-codebook-take-out = sortir
keys-codebook-compare = comparer avec le suivant
keys-codebook-uncode = retirer le codage
keys-codebook-example = prendre comme exemple
keys-codebook-leave = laisser dans le code
keys-codebook-part = envoyer à la partie de ce chiffre
book-merge-title = { $n ->
    [one] Fusionner { $count } code
   *[other] Fusionner { $count } codes
 }
book-merge-into = Le code qui reste
book-merge-overlaps = { $n ->
    [one] { $count } codage se réunit à un autre, car leurs passages se chevauchent
   *[other] { $count } codages se réunissent à d’autres, car leurs passages se chevauchent
 }
book-merge-children = { $n ->
    [one] { $count } code passe dessous
   *[other] { $count } codes passent dessous
 }
book-merge-reason = Pourquoi
book-merge-keeps = Définitions, mémos, relations et regroupements suivent. { $key } rend tout.
book-merge = Fusionner
book-export-title = Exporter le livre de codes
book-export-version = Exporter la version { $number }
book-export-format = Format
book-format-qdc = REFI-QDA
book-format-qdc-what = ATLAS.ti, MAXQDA, NVivo ; une langue, sans numéros ni relations
book-format-csv = CSV
book-format-csv-what = Une ligne par code
book-format-xlsx = Excel
book-format-xlsx-what = Une ligne par code
book-format-json = JSON
book-format-json-what = Tout, pour une autre étude
book-written = Livre de codes écrit dans { $path }.
book-filter = Filtrer les codes
book-origin = Origine
book-origin-any = Toutes
book-origin-none = Non dite
book-origin-deductive = déductif
book-origin-inductive = inductif
book-origin-in_vivo = in vivo
book-undefined = { $n ->
    [one] { $count } définition incomplète
   *[other] { $count } définitions incomplètes
 }
book-is-undefined = définition incomplète
book-marked = { $n ->
    [one] { $count } code marqué
   *[other] { $count } codes marqués
 }
book-is-marked = marqué
book-mark = Marquer
book-unmark = Démarquer
book-shown = { $shown } sur { $all }
book-unfold = Déplier { $code }
book-shut = Replier { $code }
book-one-of = un seul dessous
book-field-one-of = Un seul des codes dessous sur les mêmes mots
book-renumber = Renuméroter
book-page = Page du code
book-status = Livre de codes, version { $number }
book-relations = Relations
book-relation-drop = Retirer la relation avec { $code }
book-relation-memo = Pourquoi cette relation avec { $code }
book-why = Pourquoi
book-relation-kind = Sorte de relation
book-relation-code = Autre code
book-relation-choose = Choisir un code
book-relation-add = Relier
relation-opposes = s’oppose à
relation-is_a = est une sorte de
relation-condition = est une condition de
relation-context = est le contexte de
relation-strategy = est une stratégie pour
relation-consequence = est une conséquence de
relation-back-is_a = a pour sorte
relation-back-condition = a pour condition
relation-back-context = a pour contexte
relation-back-strategy = a pour stratégie
relation-back-consequence = a pour conséquence
book-nets = Regroupements
book-nets-none = Un regroupement réunit des codes à travers l’arbre ; chacun y compte une fois.
book-net-up = Monter { $net }
book-net-delete = Supprimer { $net }
book-net-rename = Nom de { $net }
book-net-name = Nouveau regroupement
book-net-add = Créer avec ce code
book-net-add-marked = { $n ->
    [one] Créer avec { $count } code
   *[other] Créer avec les { $count } codes marqués
 }
book-persons = { $n ->
    [one] { $count } personne
   *[other] { $count } personnes
 }
book-respondents = { $n ->
    [one] { $count } répondant
   *[other] { $count } répondants
 }
book-versions = Versions
book-version-itself = gardée d’elle-même
book-versions-none = Une version se garde d’elle-même avant une fusion, une répartition, une suppression ou un import.
book-version-diff = Comparer à maintenant
book-version-name = Nom de la version
book-version-note = Note
book-version-keep = Garder cette version
book-version-now = maintenant
book-diff-title = Ce qui a changé
book-diff-from = De la version
book-diff-to = À la version
book-diff-none = Rien n’a changé.
book-back = Revenir
book-weight = poids { $weight }
book-segments = { $n ->
    [one] { $count } passage
   *[other] { $count } passages
 }
book-segments-label = Passages du code
book-segments-none = Aucun passage.
book-rules = { $n ->
    [one] { $count } règle
   *[other] { $count } règles
 }
book-sort = Ordre
book-sort-place = Corpus
book-sort-person = Personne
book-sort-space = Espace
book-sort-venue = Lieu
book-sort-date = Date
book-sort-coder = Codeur
book-sort-length = Longueur
book-sort-code = Code
book-descending = à rebours
book-below = avec ceux du dessous
book-space = Espace
book-venue = Lieu
book-coder = Codeur
book-all = tous
book-compare = Comparer deux à deux
book-example = Prendre comme exemple
book-example-drop = Retirer l’exemple
book-recode = Recoder
book-uncode = Retirer
book-split = Répartir
book-open = Ouvrir le message
book-compare-title = { $a } et { $b }
book-compare-second = Choisissez un second passage : { $key }, ou { $next } pour le suivant.
book-compare-memo = Ce que dit la comparaison
book-compare-keep = Garder en mémo du code
book-part-drop = Retirer la partie { $part }
book-part-name = Nouveau code
book-part-add = Ajouter la partie
book-part-known = Un code existant
book-split-how = Un chiffre envoie le passage à sa partie et passe au suivant ; { $key } le laisse dans le code.
book-split-apply = { $n ->
    [one] Répartir { $count } passage
   *[other] Répartir { $count } passages
 }
