# Le cadre de la fenêtre : menus du système, dialogues de fichiers, et les refus propres à la fenêtre.

menu-file = Fichier
menu-new = Nouvelle étude…
menu-open = Ouvrir une étude…
menu-sample = Ouvrir l’étude d’exemple
menu-import = Importer des fichiers…
menu-export = Exporter les données…
menu-report = Rapport
menu-close = Fermer l’étude
menu-quit = Quitter
menu-edit = Édition
menu-undo = Annuler
menu-redo = Rétablir
menu-cut = Couper
menu-copy = Copier
menu-paste = Coller
menu-select-all = Tout sélectionner
menu-find = Rechercher
menu-view = Affichage
menu-theme = Thème suivant
menu-lang = Switch to English
menu-help = Aide
menu-keys = Raccourcis clavier

dialog-open-study = Ouvrir une étude
dialog-open-import = Choisir les fichiers à importer
dialog-open-folder = Choisir le dossier à importer
dialog-open-codebook = Choisir un livre de codes
dialog-save-study = Où mettre la nouvelle étude
dialog-save-csv = Où écrire la table
dialog-save-workbook = Où écrire le classeur
dialog-save-json = Où écrire les données
dialog-save-svg = Où écrire la figure
dialog-save-html = Où écrire le rapport
dialog-study = Étude Livisible
dialog-import = Tables, classeurs, textes, études
dialog-codebook = Livre de codes
dialog-csv = Table CSV
dialog-workbook = Classeur
dialog-json = Données JSON
dialog-svg = Dessin SVG
dialog-html = Page HTML

error-no-study = Aucune étude n’est ouverte. Ouvrez-en une d’abord.
error-panicked = Livisible a rencontré une faute qui lui est propre ({ $detail }). L’opération a été annulée et l’étude rouverte ; ce qui était fait avant est sauf.
error-preferences = Les préférences n’ont pas pu être écrites dans « { $path } » ({ $detail }). Elles valent jusqu’à la fermeture de Livisible.

# Ce qui n’a pas été compris dans une requête.
query-unclosed-quote = Ce guillemet n’est pas fermé ; tout ce qui suit forme une expression.
query-unclosed-parenthesis = Cette parenthèse n’est pas fermée.
query-unopened-parenthesis = Cette parenthèse n’a pas été ouverte ; elle est laissée de côté.
query-missing-value = Le champ n’a pas de valeur après ses deux-points.
query-or-without-two-sides = OR demande quelque chose de chaque côté.
query-nothing-to-exclude = Rien ne suit le moins ou le NOT.
query-unknown-field = Ce champ n’existe pas.
query-unknown-space = Ce type d’espace n’existe pas.
query-unknown-role = Ce rôle n’existe pas.
query-unknown-code = Ce code n’est pas dans le livre de codes.
query-unknown-value = Le champ ne connaît pas cette valeur.
query-bad-date = Ce n’est pas une date ; écrivez 2024, 2024-03, 2024-03-02, ou deux dates séparées par « .. ».
query-bad-number = Ce n’est pas un nombre ; écrivez 4, <=2 ou >=4.

# Ce qui a été reconnu dans un fichier.

format-name-csv = Table
format-name-xlsx = Classeur
format-name-ndjson = Lignes de JSON
format-name-json = JSON
format-name-text = Texte
format-name-4cat = 4CAT
format-name-zeeschuimer = Zeeschuimer
format-name-facepager = Facepager
format-name-youtube-takeout = YouTube (Google Takeout)
format-name-youtube-data-tools = YouTube Data Tools
format-name-youtube-comments = Commentaires YouTube
format-name-crowdtangle = CrowdTangle
format-name-google-play = Avis Google Play
format-name-google-play-console = Google Play Console
format-name-app-store = Avis App Store
format-name-trustpilot = Avis Trustpilot
format-name-amazon = Avis Amazon
format-name-app-reviews = Avis d’applications
format-name-brandwatch = Brandwatch
format-name-talkwalker = Talkwalker
format-name-meltwater = Meltwater
format-name-livisible-study = Étude Livisible
format-name-qualtrics = Enquête Qualtrics
format-name-surveymonkey = Enquête SurveyMonkey
format-name-limesurvey = Enquête LimeSurvey
format-name-google-forms = Formulaire Google Forms
recognised-asked = choisi par vous
recognised-source-columns = reconnue à ses colonnes
recognised-study-json = reconnue à son en-tête
recognised-workbook = reconnu à ses premiers octets
recognised-json-lines = reconnu à ses lignes, un objet chacune
recognised-json-array = reconnu à son tableau d’objets
recognised-even-rows = reconnue à ses lignes régulières
recognised-uneven-rows = lignes inégales, à vérifier
recognised-single-column = une seule colonne
recognised-plain-text = sans colonnes
source-family-collector = collecte pour la recherche
source-family-reviews = avis
source-family-listening = veille
source-family-survey = enquête
error-indexing = L’index des mots est en cours de reconstruction. Lire et coder restent possibles ; recommencez cette demande dans un instant.
