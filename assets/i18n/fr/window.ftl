# La fenêtre : ses pièces, ses gestes, ses états.
# Un nombre vient deux fois : « n » choisit la forme, « count » est écrit.

app-name = Livisible
motto = Ce qui se lit et ce qui se voit dans ce que les gens écrivent.
stays-here = Tout reste sur cet ordinateur.
epigraph-source = Étude d’exemple, message V05

start-studies = Études
start-sample = Étude d’exemple
start-sample-where = livrée avec l’application
start-sample-what = Une conversation déjà codée, pour apprendre en dix minutes
start-place = vous en étiez à { $message }
start-missing = Fichier introuvable : { $path }
start-new = Nouvelle étude
start-open = Ouvrir
start-version = Version { $version }
new-study-file = Nouvelle étude.livi
when-today = aujourd’hui, { $time }
when-yesterday = hier

rooms = Pièces
room-home = Accueil
room-import = Importer
room-read = Lire
room-codebook = Codes
room-search = Chercher
room-figures = Figures
room-report = Rapport
room-history = Journal
codes = Codes
verbatims = verbatims

search-label = Chercher dans les messages
search-placeholder = Chercher un mot, une « expression », code:…, space:…
search-total = { $n ->
    [one] message
   *[other] messages
 }
search-persons = { $n ->
    [one] personne
   *[other] personnes
 }
search-spaces = { $n ->
    [one] espace
   *[other] espaces
 }
search-base = Base : { $messages }, { $persons }, { $spaces }.
search-brand = { $n ->
    [one] Parole de marque comprise ({ $count } message).
   *[other] Parole de marque comprise ({ $count } messages).
 }
search-results = Messages trouvés
search-sort = Tri
sort-relevance = pertinence
sort-date = date
sort-thread = conversation
search-empty = Aucun message ne répond à cette requête.
search-clear = Effacer la requête
search-hello = Que cherchez-vous dans ces messages ?
search-eg-words = prix service
search-eg-phrase = service client
search-eg-not = prix -livraison
search-hint-words = toutes les formes des deux mots
search-hint-phrase = ces mots, dans cet ordre
search-hint-code = les messages qui portent un code
search-hint-space = un espace, une langue
search-hint-not = sans ce mot
search-building = L’index de recherche se construit : les mots se cherchent quand il est entier. Lire et coder continuent pendant ce temps.
search-in-conversation = Lire dans la conversation
search-bars = Codes : { $codes }

margin = Marge
left = Colonne de gauche
margin-open = Ouvrir la marge
margin-close = Fermer la marge
left-open = Ouvrir la colonne
left-close = Fermer la colonne
edges = Largeur des colonnes
resize-left = Largeur de la colonne de gauche
resize-right = Largeur de la marge

keys-title = Raccourcis clavier
keys-close = Fermer
keys-open = Raccourcis clavier
key-ctrl = Ctrl
key-shift = Maj
key-enter = Entrée
key-escape = Échap
key-tab = Tab
key-home = Début
key-end = Fin
keys-everywhere = Partout
keys-read = Lire
keys-search = Chercher

theme-system = Thème du système. Passer au jour
theme-light = Thème de jour. Passer à la nuit
theme-dark = Thème de nuit. Suivre le système
lang-switch = Switch to English

conversations = Conversations
conversations-count = { $n ->
    [one] { $count } conversation
   *[other] { $count } conversations
 }
messages-count = { $n ->
    [one] { $count } message
   *[other] { $count } messages
 }
persons-count = { $n ->
    [one] { $count } personne
   *[other] { $count } personnes
 }
spaces-count = { $n ->
    [one] { $count } espace
   *[other] { $count } espaces
 }
codings-count = { $n ->
    [one] { $count } codage
   *[other] { $count } codages
 }
insights-count = { $n ->
    [one] { $count } insight
   *[other] { $count } insights
 }
codes-count = { $n ->
    [one] { $count } code
   *[other] { $count } codes
 }
operations-count = { $n ->
    [one] { $count } opération
   *[other] { $count } opérations
 }
coded-of = { $coded }/{ $all } codés
conversation-place = { $n ->
    [1] 1re conversation sur { $all }
   *[other] { $count }e conversation sur { $all }
 }
conversation-tree = Messages de la conversation
message-opens = ouvre la conversation
message-answers = répond à { $who }
message-answers-missing = répond à un message absent
message-answers-inferred = semble répondre à { $who }
message-quote = cite { $who }
message-quote-missing = cite un message absent
message-repost = relaie { $who }
message-repost-missing = relaie un message absent
message-estimated = vers { $date }
message-reactions = Réactions, telles que la source les compte
message-sign-author = auteur de ce qui est commenté
message-sign-moderator = modération
message-sign-bot = programme
message-sign-verified = compte vérifié
message-sign-pinned = épinglé
message-sign-edited = modifié
message-sign-deleted = supprimé
message-sign-forwarded = transféré
message-rating = note { $rating }
code-unknown = code absent du livre

margin-message = { $speaker }, message { $ext }
margin-answers = { $space }, répond à { $ext }
margin-answers-inferred = { $space }, semble répondre à { $ext } ; sa source ne le dit pas
margin-opens = { $space }, ouvre la conversation
margin-codings = Codages
margin-none = Ce message n’est pas codé.
margin-choose = Choisissez une conversation pour la lire.
margin-for = pour { $who }
margin-by = par { $who }
margin-where = Où il est posé
margin-all = Voir tous les messages
voice = voix : { $voice }
suggestion = suggestion

empty-study = Cette étude ne contient encore aucun message.
empty-study-do = Déposez un fichier sur la fenêtre, ou choisissez-le : tableau, classeur, texte, étude.
empty-history = Le journal est vide.
nothing-found-base = Cherché dans { $messages }.

code-include = Inclure
code-exclude = Exclure
code-example = Exemple
code-exclusive = exclut les autres codes
code-number = numéro { $number }
code-undefined = Pas encore de définition.
code-counts = { $codings }, { $messages }
codebook-base = Base : { $codings }, parole de marque exclue

history-undo = Annuler
history-redo = Rétablir
history-nothing-undo = Rien à annuler
history-nothing-redo = Rien à rétablir
history-lines = Opérations, la dernière en premier
history-undone = annulée
history-dropped = abandonnée

status-coded = Codés { $coded }/{ $all }
status-coder = Codeur
status-saved = Enregistré à { $time }
status-saved-day = Enregistré le { $day }
status-brand = { $n ->
    [one] Parole de marque exclue des comptes : { $count } message
   *[other] Parole de marque exclue des comptes : { $count } messages
 }

loading = En cours
failure-window = La fenêtre a rencontré une faute qui lui est propre ({ $detail }). Ce qui était enregistré est sauf.
dismiss = Fermer ce message

start-forget = Retirer « { $title } » de la liste
history-filters = Quelles opérations
history-words = Trouver dans le journal
history-by = par
history-anybody = tout le monde
history-nobody = personne
history-kind = sur
history-anything = tout
history-from = du
history-until = au
history-none = Aucune opération ne répond à cela.
history-clear = Tout montrer
history-family-codings = Codages
history-family-codes = Codes
history-family-rules = Règles
history-family-memos = Mémos
history-family-people = Personnes
history-family-imports = Imports
history-family-models = Modèles
history-family-study = Étude
history-untold = Elle n’a rien touché qui se montre ici.
history-choose = Choisissez une opération pour voir ce qu’elle a touché.
history-how-made = créé
history-how-changed = modifié
history-how-deleted = supprimé
history-more = { $count } de plus
history-day = AAAA-MM-JJ
