# La pièce Importer.

import-empty = Aucun fichier n’est encore déposé.
import-empty-do = Déposez des fichiers n’importe où dans la fenêtre, ou choisissez-les. Rien n’entre dans l’étude avant votre accord.
import-choose = Choisir des fichiers
import-choose-folder = Choisir un dossier
import-add = Ajouter des fichiers
import-add-folder = Ajouter un dossier
import-gathering = Le dossier s’ouvre : ses fichiers vont paraître.
import-remove-unreadable = { $n ->
    [one] Retirer { $count } fichier illisible
   *[other] Retirer { $count } fichiers illisibles
 }
import-reads = Ce qui se lit
import-reads-chats = Messageries
import-reads-chats-what = WhatsApp, Telegram, Discord, Slack, Messenger, Signal
import-reads-networks = Réseaux
import-reads-networks-what = Reddit, X, Mastodon, Bluesky, YouTube
import-reads-forums = Forums, blogs, courriels
import-reads-forums-what = Stack Exchange, Discourse, Disqus, WordPress, flux, listes de diffusion
import-reads-transcripts = Transcriptions
import-reads-transcripts-what = WebVTT, SRT, Zoom, Praat, entretiens, fils collés
import-reads-documents = Documents et pages
import-reads-documents-what = Word, ODT, RTF, PDF, Markdown, pages enregistrées avec leurs commentaires
import-reads-tables = Tables
import-reads-tables-what = CSV, Excel, ODS, JSON, tous les séparateurs et encodages
import-reads-tools = Outils
import-reads-tools-what = exports de collecte, d’avis, d’écoute et d’enquêtes, reconnus à leurs colonnes
import-reads-folder = Dossiers et ZIP
import-reads-folder-what = chaque fichier qu’ils contiennent
import-reads-study = Étude en JSON
import-reads-study-what = une étude entière, ses codes et ses codages

import-files = Fichiers déposés
import-state-unreadable = illisible
import-state-done = importé
import-state-failed = refusé
import-state-asking = …
import-state-study = étude
import-state-text = à corriger
import-state-nothing = rien à lire
import-remove = Retirer { $file }

import-sub = Rien n’est encore importé. Le fichier d’origine reste intact ; son empreinte est gardée.
import-looking = Le fichier est examiné. Rien n’est encore importé.
import-encoding-read = encodage du texte
import-encoding-asked = encodage choisi par vous
import-confidence-sure = certain
import-confidence-likely = probable
import-confidence-unsure = incertain
import-told = { $n ->
    [one] Reconnu à sa colonne { $columns }.
   *[other] Reconnu à ses colonnes { $columns }.
 }
import-told-more = Reconnu à ses colonnes { $columns } et { $rest } autres.
import-told-by = Ce qui le dit : { $signs }
import-heard = Ce qu’il contient
import-heard-who = Messages
import-heard-answers = Réponses
import-heard-replies = { $n ->
    [one] { $count } message répond à un autre
   *[other] { $count } messages répondent à un autre
 }
import-heard-no-replies = Le fichier ne dit pas qui répond à qui : les messages se suivent.
import-heard-inferred = { $n ->
    [one] { $count } déduite, et signalée comme telle
   *[other] { $count } déduites, et signalées comme telles
 }
import-heard-orphans = { $n ->
    [one] { $count } à un message absent
   *[other] { $count } à des messages absents
 }
import-heard-taken = { $n ->
    [one] { $count } message en cite un autre ou le relaie
   *[other] { $count } messages en citent un autre ou le relaient
 }
import-heard-taken-name = Citations
import-heard-dates = Dates
import-heard-no-dates = Aucune dans le fichier
import-heard-langs = Langues
import-recipe = Lu comme « { $file } » l’a été le { $day }.
import-recipe-leave = Ne pas suivre
import-recipe-left = Lu sans suivre « { $file } ».
import-recipe-follow = Suivre
import-family-file = Fichiers
import-family-collector = Outils de collecte
import-family-reviews = Avis
import-family-listening = Écoute
import-family-survey = Enquêtes
import-family-chat = Messageries
import-family-network = Réseaux
import-family-forum = Forums, blogs et commentaires
import-family-transcript = Transcriptions
import-family-document = Documents et pages
import-records = { $n ->
    [one] { $count } enregistrement
   *[other] { $count } enregistrements
 }
import-records-first = { $n ->
    [one] le premier enregistrement
   *[other] les { $count } premiers enregistrements
 }
import-columns = { $n ->
    [one] { $count } colonne
   *[other] { $count } colonnes
 }
import-columns-known = { $n ->
    [one] { $count } reconnue
   *[other] { $count } reconnues
 }
import-unsure = Le format n’est pas certain. Vérifiez les colonnes et l’aperçu avant d’importer, ou changez les options de lecture.

import-options = Options de lecture
import-option-format = Format
import-option-encoding = Encodage
import-option-delimiter = Séparateur
import-option-sheet = Feuille
import-option-space = Type d’espace
import-option-venue = Lieu
import-option-lang = Langue
import-option-html = HTML dans les textes
import-html-rendered = rendu en texte
import-html-kept = gardé tel quel
import-option-recognised = { $value } (reconnu)
import-option-auto = Reconnaître
import-option-none = Non précisé
import-option-detect = Détectée par message
import-option-hint = L’espace, le lieu et la langue valent pour les messages qui ne disent rien.
import-format-csv = CSV
import-format-xlsx = Excel ou ODS
import-format-text = Texte
import-format-livisible-study = Étude en JSON
import-delimiter-comma = virgule
import-delimiter-semicolon = point-virgule
import-delimiter-tab = tabulation
import-delimiter-bar = barre verticale
import-delimiter-other = « { $sign } »

import-table = Colonnes du fichier
import-head-column = Colonne
import-head-role = Rôle
import-head-sample = Exemple
import-head-content = Contenu
import-head-known = Reconnu
import-role-of = Rôle de la colonne { $column }
import-role-id = Identifiant
import-role-parent = Message parent
import-role-thread = Fil
import-role-account = Compte
import-role-person = Personne
import-role-role = Rôle de l’auteur
import-role-space = Type d’espace
import-role-venue = Lieu
import-role-posted = Date et heure
import-role-lang = Langue
import-role-title = Titre
import-role-url = Adresse
import-role-rating = Note
import-role-text = Texte du message
import-role-attribute = Attribut
import-role-ignore = Ne pas importer
import-role-respondent = Répondant
import-role-question = Question
import-role-answer = Réponse ouverte
import-role-weight = Poids du répondant
import-role-reply = Réponse de la marque
import-role-replied = Date de la réponse
import-roles-message = Le message
import-roles-who = Qui et où
import-roles-survey = Enquête
import-roles-rest = Le reste
import-find = Chercher une colonne
import-find-found = { $n ->
    [one] { $count } colonne sur { $all }
   *[other] { $count } colonnes sur { $all }
 }
import-attributes = { $n ->
    [one] et { $count } attribut
   *[other] et { $count } attributs
 }
import-attributes-fold = { $n ->
    [one] replier { $count } attribut
   *[other] replier { $count } attributs
 }
import-samples = Exemples de la colonne { $column }
import-one-id = Tous les enregistrements ont le même identifiant dans la colonne « { $column } » : ils seraient tous le même message. Faut-il la laisser en attribut ?
import-one-id-go = La laisser en attribut
import-masked = masqué à l’import
import-masked-out = masqué
import-known-sure = sûr
import-known-confirm = à confirmer
import-known-asked = choisi par vous
import-known-recipe = comme avant
import-known-source = par l’outil
import-known-none = gardée
import-known-empty = vide
import-filled = { $n ->
    [one] { $count } remplie
   *[other] { $count } remplies
 }
import-distinct = { $n ->
    [one] { $count } distincte
   *[other] { $count } distinctes
 }
import-links = { $n ->
    [one] { $count } lien
   *[other] { $count } liens
 }
import-lost = { $n ->
    [one] { $count } perdu
   *[other] { $count } perdus
 }
import-accounts = { $n ->
    [one] { $count } compte
   *[other] { $count } comptes
 }
import-types = { $n ->
    [one] { $count } type
   *[other] { $count } types
 }
import-venues = { $n ->
    [one] { $count } lieu
   *[other] { $count } lieux
 }
import-content-base = Exemples et contenu pris au début du fichier.
import-no-text = Aucune colonne n’est le texte du message. Donnez à l’une d’elles le rôle « Texte du message », ou « Réponse ouverte », pour importer ce fichier.
import-no-text-short = Une colonne doit être le texte du message.

import-left-out = Sera laissé de côté
import-left-out-done = Laissé de côté
import-notices = À savoir
import-duplicates-in = { $n ->
    [one] { $count } doublon
   *[other] { $count } doublons
 }
import-duplicates-what = Déjà lus plus haut dans ce fichier : même identifiant, ou même message au mot près.
import-duplicates-done = Déjà dans l’étude ou lus plus haut dans le fichier : même identifiant, ou même message au mot près.
import-duplicates-renewed = Déjà dans l’étude, où ils ont été mis à jour, ou lus plus haut dans le fichier.
import-skip-numbers = n° { $numbers }
import-show = voir
import-show-what = Voir les enregistrements laissés de côté : { $what }
import-hide = replier
import-skip-more = { $n ->
    [one] et { $count } autre, qui n’est pas montré ici
   *[other] et { $count } autres, qui ne sont pas montrés ici
 }

import-counts-left = { $n ->
    [one] { $count } enregistrement laissé
   *[other] { $count } enregistrements laissés
 }
import-counts-base = compté sur { $records }
import-counts-files = { $n ->
    [one] dans { $count } fichier
   *[other] dans { $count } fichiers
 }
import-counts-known = { $n ->
    [one] dont { $count } déjà là
   *[other] dont { $count } déjà là
 }
import-cancel = Annuler
import-go = { $n ->
    [one] Importer { $count } message
   *[other] Importer { $count } messages
 }
import-go-renew = { $n ->
    [one] Mettre à jour { $count } message
   *[other] Mettre à jour { $count } messages
 }
import-go-files = { $n ->
    [one] Importer ce fichier
   *[other] Importer { $count } fichiers
 }
import-go-nothing = Importer
import-wait-nothing = Aucun fichier n’est prêt à être importé.
import-read-only = Rien ne peut entrer dans cette étude. { $why }

import-unreadable-do = Le fichier n’a pas été touché. Changez les options de lecture, ou retirez-le : les autres fichiers peuvent être importés.

import-margin = Telle qu’elle sera lue
import-margin-longest = { $n ->
    [1] 1re conversation sur { $all }, la plus longue : { $messages }
   *[other] { $count }e conversation sur { $all }, la plus longue : { $messages }
 }
import-margin-first = Premiers messages, sans réponses entre eux
import-margin-parent = { $n ->
    [one] Sans la colonne { $column }, la réponse deviendrait un message isolé.
   *[other] Sans la colonne { $column }, les { $count } réponses deviendraient des messages isolés.
 }
import-margin-rest = { $n ->
    [one] Et { $count } autre message.
   *[other] Et { $count } autres messages.
 }
import-margin-study = Cette étude sera lue telle qu’elle est, avec ses codes et ses codages.
import-margin-after = Le journal garde cet import ; l’annuler retire tout ce qu’il a apporté.
import-margin-none = La plus longue conversation du fichier choisi paraîtra ici, telle qu’elle sera lue.

import-progress = Import en cours
import-progress-sub = Vous pouvez l’arrêter à tout moment : rien n’en restera.
import-progress-indexing = Les mots sont indexés pour la recherche
import-progress-wait = attend son tour
import-progress-read = lu
import-rate = { $count } par seconde
import-left = encore { $time } environ
import-share = { $percent } % de { $size }
import-said = { $file } : { $percent } % lu
import-stop = Arrêter et tout annuler
import-stopping = Arrêt en cours
import-stopped = L’import a été arrêté. Rien n’en a été gardé : l’étude est comme avant.

import-seconds = { $seconds } s
import-minutes = { $minutes } min { $seconds } s
import-hours = { $hours } h { $minutes } min
import-moment = moins d’une seconde
import-size-b = { $n } o
import-size-kb = { $n } Ko
import-size-mb = { $n } Mo
import-size-gb = { $n } Go

import-report = { $n ->
    [one] { $count } message importé
   *[other] { $count } messages importés
 }
import-report-none = Rien n’a été importé
import-report-sub = { $n ->
    [one] { $count } fichier, en { $time }
   *[other] { $count } fichiers, en { $time }
 }
import-report-failed = { $n ->
    [one] { $count } fichier refusé
   *[other] { $count } fichiers refusés
 }
import-report-unread = { $n ->
    [one] { $count } fichier illisible, laissé
   *[other] { $count } fichiers illisibles, laissés
 }
import-report-unready = { $n ->
    [one] { $count } fichier à corriger, laissé
   *[other] { $count } fichiers à corriger, laissés
 }
import-equation = { $records } = { $messages } + { $duplicates } + { $skipped }
import-equation-duplicates = { $n ->
    [one] { $count } doublon
   *[other] { $count } doublons
 }
import-equation-skipped = { $n ->
    [one] { $count } laissé de côté
   *[other] { $count } laissés de côté
 }
import-orphans = { $n ->
    [one] { $count } réponse dont le message parent manque
   *[other] { $count } réponses dont le message parent manque
 }
import-failed-kept = Rien de ce fichier n’est entré dans l’étude ; ce que les autres ont apporté est gardé.
import-failed-kept-alone = Rien n’est entré dans l’étude ; elle est comme avant.
import-read = Lire ces conversations
import-undo = Annuler cet import
import-undone = Cet import est annulé : l’étude est comme avant lui. Le journal permet de le rétablir.
import-others = Importer d’autres fichiers

import-status-files = { $n ->
    [one] { $count } fichier
   *[other] { $count } fichiers
 }
import-status-faulty = { $n ->
    [one] { $count } à corriger
   *[other] { $count } à corriger
 }
import-status-stays = Rien ne quitte cet ordinateur
import-status-running = Import : { $percent } %, { $records }
import-status-done = Import terminé : { $messages }
import-busy = Un import est en cours. Attendez sa fin, ou arrêtez-le dans la pièce Importer ; rien n’est perdu.

import-drop = Déposer pour importer dans « { $title } »
import-drop-new = Déposer pour commencer une étude
import-drop-open = Déposer pour ouvrir cette étude
import-drop-refused = Cette étude est en lecture seule : rien ne peut y entrer.
import-drop-running = Un import est en cours : ces fichiers attendront leur tour.
import-drop-more = { $n ->
    [one] et { $count } autre
   *[other] et { $count } autres
 }
start-drop = Déposer un fichier n’importe où dans la fenêtre
start-drop-what = Ou choisissez-le ici : Excel, ODS, CSV, texte, étude en JSON
