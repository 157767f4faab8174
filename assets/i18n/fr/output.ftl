# Figures, rapport et export dans la fenêtre ; retour dans le journal ; états.

figure-corpus = Corpus
figure-codes = Codes
figure-cooccurrence = Cooccurrences
figure-threads = Échanges
figures-brand = Inclure la parole de marque
figures-filter = Filtre
figures-filter-eg = toute l’étude, ou space:forum, code:…, un mot
figures-no-message = Rien à compter encore.
figures-no-message-do = L’étude ne contient aucun message.
figures-import = Importer des messages
figures-no-coding = Aucun message n’est codé encore.
figures-no-coding-do = Cette figure compte les codages. Le corpus et les échanges se comptent déjà.
figures-read = Lire et coder
figures-nothing-drawn = Rien à dessiner avec ces messages.
figures-export = Exporter cette figure
figures-export-csv = Tableaux (CSV)
figures-export-svg = Dessin (SVG)
figures-export-json = Données (JSON)
written-to = Écrit dans { $path }
report-sub = Aperçu du rapport tel qu’il sera écrit.
report-preview = Aperçu du rapport
report-no-message = Rien à rapporter encore.
report-no-message-do = L’étude ne contient aucun message.
report-order = Rapport
report-title = Titre
report-language = Langue du rapport
report-quotes = Citations
report-quotes-masked = Masquées
report-quotes-masked-what = Les mots des gens, leurs noms remplacés par des pseudonymes.
report-quotes-verbatim = Telles quelles
report-quotes-verbatim-what = Mots et noms comme ils ont été écrits. À ne pas diffuser sans accord.
report-quotes-none = Aucune
report-quotes-none-what = Les comptes et les définitions, sans les mots des gens.
report-write = Écrire le rapport
report-file = { $title }, rapport
report-outline = Plan du rapport
take-along = Emporter les données
export-what = Ce qui est exporté
export-kind-workbook = Classeur
export-kind-workbook-what = Messages, codages et codes, une feuille chacun (Excel).
export-kind-matrix = Tableau codé
export-kind-matrix-what = Une ligne par message, une colonne 0/1 par code (CSV).
export-kind-codings = Codages
export-kind-codings-what = Une ligne par passage codé, avec ses mots (CSV).
export-kind-codebook = Livre de codes
export-kind-codebook-what = Une ligne par code, ses définitions (CSV).
export-kind-study = Étude entière
export-kind-study-what = Tout, pour une autre Livisible ou un autre outil (JSON).
export-file = { $title }, { $what }
export-query = Seulement les messages trouvés par
export-identities = Garder les identités
export-identities-masked = Les noms de compte deviennent des pseudonymes.
export-identities-kept = Les noms de compte partent avec les données.
export-identities-study = Gardées d’ordinaire dans l’étude entière, pour qu’elle se relise à l’identique : noms de compte compris.
export-go = Exporter
export-rows = { $n ->
    [one] { $count } ligne
   *[other] { $count } lignes
 }
export-done = { $rows } dans { $path }.
export-cut = { $n ->
    [one] { $cut } cellule trop longue a été coupée.
   *[other] { $cut } cellules trop longues ont été coupées.
 }
history-undo-to = annuler jusqu’ici
history-redo-to = rétablir jusqu’ici
history-confirm-undo = { $n ->
    [one] Annuler { $count } opération ?
   *[other] Annuler { $count } opérations ?
 }
history-confirm-redo = { $n ->
    [one] Rétablir { $count } opération ?
   *[other] Rétablir { $count } opérations ?
 }
history-confirm-to = Jusqu’à : { $what }
history-confirm-undo-note = Elles se rétablissent tant que rien d’autre n’est fait.
history-confirm-redo-note = Elles s’annulent de nouveau par { $key }.
history-empty-do = Chaque changement de l’étude s’écrira ici, et pourra s’annuler.
fault-again = Chercher de nouveau
notice-read-only = Cette étude est ouverte en lecture seule.
notice-read-only-do = Lire, chercher et exporter restent possibles.
