# La ligne de commande.

cli-about = Livisible en ligne de commande : importer, coder, chercher, compter, rapporter.
cli-about-new = Crée une étude vide
cli-about-import = Importe des fichiers dans une étude
cli-about-formats = Liste les formats lus et écrits
cli-about-codes = Liste le livre de codes, copie un livre de départ, lit un fichier de codes
cli-about-search = Cherche dans l’étude
cli-about-code = Pose un code sur tout ce qu’une requête trouve, en une étape annulable
cli-about-rules = Règles des codes : requêtes qui les suggèrent ; ce qu’elles coderaient, comment elles se tiennent face aux codages des personnes
cli-about-memos = Liste les mémos, le plus récent en tête
cli-about-figures = Calcule des figures : corpus, codes, cooccurrence, threads
cli-about-report = Écrit le rapport (.html)
cli-about-export = Écrit les données (.qdc, .csv, .xlsx, .json, .md)
cli-about-history = Montre le journal
cli-about-imports = Liste les imports, montre le rapport d’un import, en retire un
cli-about-sets = Ensembles de messages : requêtes gardées, messages choisis à la main, échantillons tirés
cli-about-undo = Annule les dernières opérations
cli-about-redo = Rétablit les opérations annulées
cli-about-check = Vérifie le fichier de l’étude
cli-about-reindex = Reconstruit l’index de recherche, ou le retire
cli-arg-study = Fichier de l’étude (.livi)
cli-arg-files = Fichiers à importer
cli-arg-title = Titre
cli-arg-lang = Langue : fr ou en
cli-arg-import-lang = Langue des messages, code ISO 639-1
cli-arg-json = Un document JSON sur la sortie standard
cli-arg-format = Format, au lieu de celui qui est reconnu
cli-arg-space = Type d’espace : forum, blog, media, review…
cli-arg-venue = Lieu : site, groupe, boutique
cli-arg-encoding = Encodage, par exemple windows-1252
cli-arg-sheet = Feuille du classeur
cli-arg-map = Rôle d’une colonne, par exemple text=Avis
cli-arg-delimiter = Séparateur d’un tableau, un caractère
cli-arg-html = HTML dans les textes : le rendre en texte (render) ou le garder tel quel (keep) ; sinon, d’après les cellules
cli-arg-fresh = Deviner à neuf, sans suivre une vague précédente
cli-arg-id = Numéro d’un import
cli-arg-reindex-remove = Retire l’index ; la prochaine recherche de mots le reconstruit
cli-arg-remove = Retire l’import, avec les codages et les mémos posés sur ses messages
cli-arg-dry_run = Dit ce qui serait importé, sans rien écrire
cli-arg-template = Livre de codes de départ : FL, AC, NM, TY, RW, PR
cli-arg-import = Fichier de codes (.qdc, .csv, .xlsx, .json)
cli-arg-query = Requête
cli-arg-sort = Ordre des résultats
cli-arg-limit = Nombre de résultats
cli-arg-offset = Premier résultat, à partir de 0
cli-arg-facets = Facettes : space,venue,lang,role,month,code,coder,person,account,attr.NOM
cli-arg-by = Par message ou par conversation
cli-arg-histogram = Messages dans le temps
cli-arg-keyness = Mots qui distinguent ce qui est trouvé du reste
cli-arg-neighbours = Mots à cinq mots au plus de ce qui est trouvé
cli-arg-search-csv = Écrit les lignes de la concordance dans un fichier (.csv, .xlsx)
cli-arg-kwic = Concordance, tant de signes de chaque côté
cli-arg-rencontre = Tire au sort parmi les résultats, avec cette graine
cli-arg-pool = Parmi quoi tirer : uncoded (non codés), neglected (délaissés), far:ID pour les voisins lointains d’un message
cli-arg-save = Garde --query comme ensemble de ce nom
cli-arg-sample = Tire un échantillon parmi ce que --query trouve, gardé sous ce nom
cli-arg-make = Fait à la main un ensemble des messages IDS, ou de ce que --query trouve
cli-arg-sets-add = Met les messages IDS dans un ensemble à la main, fait s’il n’y en a pas
cli-arg-drop = Retire les messages IDS d’un ensemble à la main
cli-arg-rename = Renomme un ensemble, dans les requêtes qui le nomment aussi
cli-arg-delete = Supprime un ensemble
cli-arg-size = Combien de messages
cli-arg-how = Comment ils sont tirés
cli-arg-by = Ce qui fait les strates : space, venue, role, lang, person, month, code, attr.NOM
cli-arg-equal = Autant de chaque strate, et non en proportion
cli-arg-seed = Décide du hasard : la même graine tire le même
cli-arg-sets-note = Pourquoi l’ensemble est là
cli-arg-ids = Messages, par leurs identifiants
cli-arg-code = Code : identifiant, numéro ou libellé
cli-arg-span = Ce qui est codé : le message entier ou les mots trouvés
cli-arg-coder = Nom du codeur
cli-arg-preview = Dit ce qui serait codé, sans rien changer
cli-arg-names = Noms des figures
cli-arg-filter = Requête qui restreint les messages
cli-arg-brand_speech = Compter aussi la parole de marque
cli-arg-param = Paramètre, par exemple voice=assumed
cli-arg-csv = Écrit les tables dans un fichier CSV
cli-arg-svg = Dessine la figure dans un fichier SVG
cli-arg-theme = Couleurs du dessin
cli-arg-file = Fichier à écrire
cli-arg-quotes = Comment citer les gens
cli-arg-identities = Garder les identités ou les remplacer
cli-arg-count = Combien d’opérations
cli-arg-add = Requête d’une nouvelle règle
cli-arg-note = Pourquoi la règle est là
cli-arg-rules-span = Ce que la règle code : le message entier, les mots trouvés, leur phrase
cli-arg-rules-preview = Montre ce que les règles coderaient, ne change rien
cli-arg-apply = Accepte chaque nouvel endroit que les règles trouvent
cli-arg-propose = Pose chaque nouvel endroit comme une proposition, qui compte une fois acceptée
cli-arg-kind = Type : note, theoretical, method, reflexive, todo
cli-arg-find = Mots que contiennent les mémos
cli-arg-memos-open = Seulement ce qui reste à faire

cli-new = Étude « { $title } » créée : { $path }
cli-not-livi = « { $path } » doit finir par .livi.
cli-unknown-space = Aucun type d’espace « { $space } ». Types : { $known }.
cli-progress = { $records } enregistrements, { $percent } %, { $rate } par seconde
cli-format-tool = { $name } : colonnes telles que { $columns }
cli-imported = { $file } ({ $format }) : { $records } enregistrements = { $messages } messages + { $duplicates } doublons + { $skipped } écartés ; { $conversations } conversations, { $accounts } comptes, { $orphans } réponses dont le parent manque
cli-some-refused = { $refused } fichiers sur { $files } ont été refusés ; les autres ont été importés.
cli-followed = Lu comme « { $file } » l’avait été.
cli-import-removed = « { $file } » retiré : { $messages } messages, { $codings } codages, { $memos } mémos, { $records } enregistrements des modèles. livi undo le rétablit.
cli-bad-delimiter = « { $delimiter } » n’est pas un séparateur : donnez un caractère, par exemple une virgule, ou tab.
cli-would-import = { $file } ({ $format }) donnerait : { $records } enregistrements = { $messages } messages + { $duplicates } doublons + { $skipped } écartés ; { $conversations } conversations, { $accounts } comptes, { $orphans } réponses dont le parent manque
cli-skipped =   enregistrement { $record } : { $reason } { $detail }
cli-skipped-more =   … et { $count } autres, tous dans --json
cli-warning =   à savoir : { $warning }
cli-direction-import = lu
cli-direction-export = écrit
cli-direction-both = lu et écrit
cli-codes-added = { $count } codes ajoutés ({ $source })
cli-codes-none = Le livre de codes est vide. « livi codes ÉTUDE --template FL » copie un livre de départ.
cli-problem = { $problem } (signe { $start })
cli-found = { $total ->
    [one] { $total } message
   *[other] { $total } messages
 }
cli-coded = « { $code } » : { $codings ->
    [one] { $codings } codage posé
   *[other] { $codings } codages posés
 } sur { $messages ->
    [one] { $messages } message trouvé
   *[other] { $messages } messages trouvés
 } ; { $already } y étaient déjà
cli-would-code = « { $code } » poserait { $codings ->
    [one] { $codings } codage
   *[other] { $codings } codages
 } sur { $messages ->
    [one] { $messages } message trouvé
   *[other] { $messages } messages trouvés
 } ; { $already } y sont déjà
cli-rule-of-code = Une règle appartient à un code : nommez-le avant --add.
cli-sets-none = Aucun ensemble. « livi sets ÉTUDE --save NOM --query REQUÊTE » garde une requête.
cli-sets-line = { $name }  { $kind }  { $count }  { $said }
cli-rules-none = Aucune règle encore. « livi rules ÉTUDE CODE --add REQUÊTE » en ajoute une.
cli-rules-applied = « { $code } » : { $places ->
    [one] { $places } endroit accepté
   *[other] { $places } endroits acceptés
 }
cli-rules-proposed = « { $code } » : { $places ->
    [one] { $places } endroit proposé
   *[other] { $places } endroits proposés
 } ; aucun ne compte avant qu’une personne l’accepte
cli-rules-found = { $found ->
    [one] { $found } message trouvé
   *[other] { $found } messages trouvés
 } : { $new } nouveaux, { $proposed } proposés, { $otherwise } que des personnes ont codés autrement, { $refused } refusés, { $agrees } comme des personnes les ont codés, { $accepted } acceptés ; { $missed } manqués
cli-rules-precision = Précision : des messages trouvés que des personnes ont codés, { $part } portent « { $code } ».
cli-rules-recall = Rappel : des messages où des personnes ont mis « { $code } », { $part } sont trouvés.
cli-memos = { $total ->
    [one] { $total } mémo
   *[other] { $total } mémos
 }
cli-unknown-memo-kind = Aucun type de mémo « { $kind } ». Types : { $known }.
cli-code-refused = { $refused ->
    [one] { $refused } codage laissé de côté
   *[other] { $refused } codages laissés de côté
 } : le livre de codes ne les admet pas à côté de ce qui s’y trouve
cli-undone = Annulé : { $what }
cli-redone = Rétabli : { $what }
cli-figure-base = { $figure } — base : { $messages } messages, { $codings } codages, { $accounts } comptes, { $persons } personnes, { $spaces } espaces, { $conversations } conversations ; { $brand }
cli-brand-exclude = parole de marque exclue
cli-brand-include = parole de marque comprise
cli-one-svg = Un dessin tient une figure. Demandez une seule figure avec --svg, au lieu de { $names }.
cli-nothing-to-draw = Rien à dessiner. { $base }
cli-unknown-export = « { $file } » : ce format ne s’écrit pas. Formats : .csv, .xlsx, .json, .md ; --as matrix, codings ou codebook choisit la table d’un .csv.
cli-exported = { $file } : { $rows } lignes écrites
cli-exported-cut = { $count } cellules trop longues pour un classeur ont été coupées ; le .csv et le .json les gardent entières.
cli-report-html = « { $file } » : le rapport s’écrit en .html.
cli-no-paraphrase = Aucune citation n’a encore de paraphrase. Choisissez --quotes masked, verbatim ou none.
cli-reported = { $file } : rapport écrit
cli-check-ok = Étude saine : { $messages } messages, { $spans } passages vérifiés.
cli-found-notes = Mémos : { $memos }. Codes : { $codes }.
cli-index-current = Index de recherche : { $size } pour { $texts } textes, dans { $path }.
cli-index-stale = L’index de recherche date d’un état antérieur ; la prochaine recherche le reconstruit, dans { $path }.
cli-index-missing = Il n’y a pas encore d’index de recherche ; la prochaine recherche le construit, dans { $path }.
cli-index-damaged = L’index de recherche est endommagé ; la prochaine recherche le reconstruit, dans { $path }, ou « livi reindex » tout de suite.
cli-index-building = L’index de recherche se construit : { $done } textes sur { $of }. On y cherche quand tous y sont.
cli-index-removed = Index retiré : { $size } de nouveau libres. La prochaine recherche de mots le reconstruit.
cli-reindexing = { $done } textes sur { $of }
cli-size-kilo = { $n } ko
cli-size-mega = { $n } Mo
cli-size-giga = { $n } Go
cli-check-failed = { $count } défauts trouvés. Reprenez la dernière sauvegarde du dossier voisin, et gardez ce fichier.
cli-reindexed = Index reconstruit : { $count } textes.

format-delimited-table = table délimitée (virgule, point-virgule, tabulation, barre), tout encodage
format-workbook = classeur : xlsx, xlsm, xls, ods
format-json-lines = objets en JSON, un par ligne
format-json-array = tableau d’objets en JSON, en tête ou sous trois clés au plus
format-plain-text = texte brut : un fichier, un message
format-study-json = étude Livisible ouverte (JSON)
format-webvtt = sous-titres et transcriptions en WebVTT (Zoom, Teams, YouTube) : tours de parole, qui parle et quand
format-srt = sous-titres et transcriptions en SubRip : tours de parole, qui parle et quand
format-sbv = sous-titres de YouTube en SBV : tours de parole, qui parle et quand
format-textgrid = TextGrid de Praat : lignes des locuteurs, dans l’ordre du temps
format-zoom-chat = discussion écrite d’une réunion Zoom : réponses et réactions rattachées à ce qu’elles citent
format-disqus = Disqus : l’export XML d’un forum, les commentaires sous leurs pages
format-whatsapp = WhatsApp : une discussion exportée (.txt), d’Android ou d’iOS, en toute langue
format-reddit = Reddit : publications et commentaires des archives (Pushshift, Arctic Shift), ou fils de son interface
format-yt-dlp = yt-dlp : une vidéo, son titre, sa description, et les commentaires dessous (.info.json)
format-page = page web enregistrée avec ce qu’on y a écrit dessous : WordPress, Blogger, TypePad, Disqus, phpBB, vBulletin, XenForo, Discourse, Hacker News, schema.org
format-html = page web enregistrée : ses mots, sans menus ni scripts, en un message
format-blog-text = billet de blog copié en texte brut : une date, un titre, les mots, la ligne qui signe, puis les commentaires signés de même
format-docx = document Word : ses mots en un message, chaque commentaire de marge en un autre
format-odt = texte OpenDocument : ses mots en un message, chaque commentaire de marge en un autre
format-rtf = texte enrichi : ses mots en un message
format-pdf = PDF qui contient du texte : un message, une ligne vide entre les pages
format-markdown = Markdown, mot pour mot, avec son en-tête
format-interview = entretien saisi en texte : qui parle en tête de chaque tour
format-telegram = Telegram : une discussion ou un compte entier exporté par Telegram Desktop (result.json)
format-discord = Discord : un salon exporté par DiscordChatExporter (JSON)
format-messenger = Messenger et Instagram : une conversation d’un téléchargement de Meta (message_1.json)
format-mastodon = Mastodon : la boîte d’envoi d’une archive (outbox.json), ou les messages de l’interface
format-x-archive = archive d’un compte X (Twitter) : le ZIP, ou son seul tweets.js
format-x-api = tweets de l’interface de X (Twitter) : pages de la version 2, lignes de twarc, lignes de la version 1.1
format-wordpress = WordPress : l’export XML d’un site (WXR), articles, pages et leurs commentaires, forums bbPress
format-stack-exchange = Stack Exchange : Posts.xml et Comments.xml d’un site
format-feed = flux : RSS, RDF ou Atom, avec ses commentaires ; Blogger
format-thread = fil copié d’un forum, d’un réseau ou d’une messagerie : trois messages au moins précédés de même de qui et quand
format-slack = Slack : l’export d’un espace de travail (.zip), lu comme un seul fichier
format-bluesky = Bluesky : fils, recherches et conversations de son interface, enregistrements, lignes du flux (JSON)
format-signal = Signal : une discussion exportée, ligne à ligne ou en lignes JSON (signal-export)
format-meta-posts = Facebook, Instagram, Threads : publications et commentaires d’un téléchargement de Meta
format-discourse = Discourse : un sujet et ses messages, ou les derniers messages d’un forum (JSON)
format-commento = Commento : les commentaires sous les pages d’un site (JSON)
format-mbox = courrier : boîtes (mbox), archives de listes de discussion, messages seuls (eml)

skipped-empty-row = ligne vide
skipped-empty-text = texte vide
skipped-not-data = pas un message : une ligne de l’outil
skipped-malformed = illisible
skipped-blank-answer = réponse laissée vide
skipped-survey-preview = réponse d’essai ou d’aperçu
skipped-too-deep = trop imbriqué
skipped-truncated = coupé par la fin du fichier
skipped-note = commentaire dans le fichier, pas une parole
skipped-repeated-caption = sous-titre qui répète le précédent
skipped-reaction = réaction, comptée avec le message auquel elle répond
skipped-system-line = ligne de la plateforme, pas d’une personne
skipped-unsent = message retiré, dont le fichier n’a pas les mots
skipped-spam = indésirable, selon la plateforme
skipped-repost-without-text = partagé d’autrui, sans texte
skipped-withheld = non montré par la plateforme
skipped-unpublished = non publié : brouillon, ou retenu par un modérateur
skipped-pingback = signal d’un site à un autre, pas d’une personne
import-warning = { $warning } : { $detail }
import-warning-times = { $warning } : { $count }, d’abord à l’enregistrement { $first }
warning-nul-replaced = octets nuls remplacés
warning-invalid-bytes = octets invalides remplacés
warning-ragged-rows = lignes de longueur inégale
warning-open-quote = guillemet resté ouvert
warning-second-header = deux lignes d’en-tête, réunies
warning-preamble = lignes avant l’en-tête
warning-other-sheets = autres feuilles non lues
warning-other-arrays = autres tableaux non lus
warning-many-keys = clés qui sont des identifiants, gardées ensemble sous la clé qui les contient
warning-columns-changed = colonnes apparues ou disparues depuis l’import suivi, et aucune ne tient d’identifiants : les lignes qu’il avait entrent comme nouvelles
warning-html-rendered = mise en forme HTML rendue en texte
warning-ambiguous-dates = dates ambiguës, lues jour d’abord
warning-ambiguous-dates-month-first = dates ambiguës, lues mois d’abord
warning-unknown-halves-of-day = heures dont la moitié du jour est dans une langue inconnue, réduites au jour
warning-heads-inside-messages = lignes qui ressemblent à un début de message, autrement que les autres : laissées dans le message qui précède
warning-unreadable-dates = dates illisibles, gardées telles quelles
warning-dates-without-zone = heures sans fuseau, lues en temps universel
warning-estimated-dates = dates estimées par l’outil, inexactes
warning-inferred-parents = réponses déduites d’une citation, d’un nom ou de l’ordre, et signalées comme telles
warning-cues-joined = sous-titres réunis au précédent en un tour de parole
warning-repeated-lines = lignes de sous-titres qui répètent le sous-titre précédent, laissées de côté
warning-silences = intervalles sans paroles, non lus
warning-other-tiers = lignes de sons, non lues
warning-missing-parents = réponses dont le parent manque
warning-parent-cycle = réponses en cercle, coupées
warning-id-met-again-with-another-text = identifiants revus avec un autre texte, comptés comme doublons
warning-id-taken-by-another-file = identifiants déjà pris par un autre fichier, préfixés
warning-messages-updated = messages d’imports précédents mis à jour
warning-texts-revised = textes d’imports précédents qui ont changé : la version précédente est gardée
warning-spans-lost = codages et mémos dont les mots ont disparu d’un texte changé, à revoir (is:lost)
warning-met-elsewhere = messages revus sous un autre auteur ou une autre date, gardés tels quels
warning-corrections-kept = textes changés à la source, où votre correction reste
warning-respondents-updated = répondants de vagues précédentes mis à jour
warning-personal-left-out = colonnes qui identifient des personnes, laissées de côté
warning-no-open-question = aucune question ouverte trouvée, réponses de cette colonne lues à la place
warning-respondents-met-again = répondants présents sur plusieurs lignes
warning-not-in-file = messages que le fichier annonce et ne contient pas
warning-left-aside = fichiers de l’archive non lus
warning-deletions-left-out = mots supprimés en suivi des modifications, laissés de côté
warning-headers-left-out = en-têtes et pieds de page, laissés de côté
warning-document-damaged = document abîmé : ce qui suit n’a pas été lu

cli-arg-merge = Codes à fusionner dans celui de --into
cli-arg-into = Le code qui reste
cli-arg-reason = Pourquoi : va au journal ; avec --keep, la note de la version
cli-arg-keep = Garde le livre de codes sous ce nom
cli-arg-versions = Liste les versions gardées
cli-arg-diff = Ce qui a changé de A à B : des numéros, des noms de versions, ou now
cli-arg-nets = Liste les regroupements : messages, personnes, répondants
cli-codes-merged = { $codes } fusionnés dans « { $code } » : { $codings } codages déplacés, { $overlaps } réunis à d’autres
cli-codes-kept = Version { $number } gardée : { $name }
cli-codes-same = Rien n’a changé de l’une à l’autre.
cli-nets-none = Aucun regroupement.
