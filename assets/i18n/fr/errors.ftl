# Ce qui n’a pas pu se faire : quoi, pourquoi, que faire.

error-exists = « { $path } » existe déjà. Rien n’a été écrasé ; choisissez un autre nom.
error-missing = « { $path } » est introuvable. Vérifiez le chemin.
error-not-a-study = « { $path } » n’est pas une étude Livisible. Le fichier n’a pas été touché ; pour lire des données, importez-les dans une étude.
error-newer = « { $path } » vient d’une version plus récente de Livisible. Le fichier n’a pas été touché ; mettez Livisible à jour pour l’ouvrir.
error-truncated = « { $path } » est tronqué : il en manque la fin. Le fichier n’a pas été touché ; reprenez une copie, ou la dernière sauvegarde du dossier voisin.
error-corrupt = « { $path } » est endommagé ({ $detail }). Le fichier n’a pas été touché ; reprenez une copie, ou la dernière sauvegarde du dossier voisin.
error-locked = « { $path } » est ouverte dans une autre fenêtre ou une autre commande. Fermez-la, ou ouvrez l’étude en lecture seule.
error-old-and-sealed = « { $path } » vient d’une version antérieure et son fichier est protégé en écriture : il ne peut être mis à jour. Rendez-le modifiable, ou copiez-le ailleurs, puis rouvrez l’étude.
error-read-only = L’étude est ouverte en lecture seule. Fermez l’autre fenêtre qui l’écrit, ou copiez le fichier.
error-read-only-file = Le fichier de l’étude est protégé en écriture. Rendez-le modifiable, ou copiez-le ailleurs, puis rouvrez l’étude.
error-cancelled = Arrêté à votre demande. L’étude est comme avant.
error-unknown-code = Aucun code « { $code } » dans le livre de codes. « livi codes » les liste.
error-code-exists = Le code « { $code } » existe déjà. Choisissez un autre identifiant.
error-code-cycle = Le code « { $code } » ne peut pas se ranger sous lui-même. Choisissez un autre parent.
error-unknown-message = Aucun message « { $id } » dans l’étude.
error-unknown-object = Aucun objet « { $id } » ({ $kind }) dans l’étude.
error-exclusive = « { $code } » et « { $other } » ne peuvent pas aller ensemble : l’un des deux se pose seul, ou leur famille n’en admet qu’un sur les mêmes mots. Rien n’a été changé. Retirez l’autre d’abord, ou remplacez-le.
error-bad-span = Le passage { $start }–{ $stop } sort du texte, long de { $length } signes.
error-unargued = Dites pourquoi ces comptes sont d’une même personne : un rattachement se justifie. Rien n’a été changé.
error-other-speaker = { $message } est d’une autre personne : un masque est porté par la sienne. Rien n’a été changé.
error-nothing-to-undo = Il n’y a rien à annuler.
error-nothing-to-redo = Il n’y a rien à rétablir.
error-undo-barrier = L’annulation s’arrête ici : le fichier a été mis à niveau depuis. Les lignes du journal restent lisibles.
error-document = Document refusé en { $path } : { $problem }. Rien n’a été importé.
error-unknown-template = Aucun livre de codes « { $id } ». Livrés avec Livisible : FL, AC, NM, TY, RW, PR.
error-unknown-figure = Aucune figure « { $name } ». Figures : corpus, codes, cooccurrence, threads.
error-bad-parameter = Le paramètre { $name } ne peut pas valoir « { $value } ».
error-bad-query = La requête n’est pas claire. { $detail } Rien n’a été changé.
error-read = Le fichier ne se lit pas ({ $code } : { $detail }). Rien n’a été importé.
error-io = « { $path } » : le système refuse ({ $detail }).
error-index = L’index de recherche ne répond pas ({ $detail }). « livi reindex » le reconstruit.
error-index-unwritable = L’index de recherche ne peut s’écrire ni dans { $path }, ni dans le dossier temporaire ({ $detail }). Faites-y de la place, ou nommez un autre dossier par LIVISIBLE_CACHE ; l’étude elle-même est sauve.
error-index-busy = L’index de recherche est en reconstruction dans une autre fenêtre. Réessayez dans un instant.
error-database = La base refuse ({ $detail }). L’opération a été annulée en entier.
error-disk-full = Le disque est plein. L’opération a été annulée en entier ; libérez de la place, puis recommencez.
error-stored = Une valeur enregistrée n’a pas la forme attendue ({ $detail }). « livi check » dit où.

# Ce qui n’a pas été compris dans une requête.

problem-unclosed-quote = Ce guillemet n’est jamais fermé ; tout ce qui suit forme une expression.
problem-near-without-two-sides = NEAR demande des mots de chaque côté.
problem-near-needs-words = NEAR mesure entre des mots : ce qui se trouve d’un côté n’en est pas un.
problem-arrow-outside-reply = La flèche se met dans reply( -> ) ; elle est laissée de côté.
problem-empty-group = Il n’y a rien entre ces parenthèses.
problem-overlap-needs-two = overlap( ) demande au moins deux segments.
problem-reply-needs-arrow = reply( ) demande une flèche entre ce à quoi l’on répond et la réponse : reply(code:A -> code:B).
problem-no-words-to-code = La requête ne contient aucun mot à coder ; codez le message entier.
problem-unclosed-parenthesis = Cette parenthèse n’est jamais fermée.
problem-unopened-parenthesis = Cette parenthèse n’a pas été ouverte ; elle est laissée de côté.
problem-missing-value = Le champ n’a pas de valeur après ses deux-points.
problem-or-without-two-sides = OR attend quelque chose des deux côtés.
problem-nothing-to-exclude = Il n’y a rien après le moins ou le NOT.
problem-unknown-field = Ce champ n’existe pas ; il est lu comme un mot.
problem-unknown-space = Ce type d’espace n’existe pas.
problem-unknown-role = Ce rôle n’existe pas.
problem-unknown-code = Ce code n’est pas dans le livre de codes.
problem-unknown-value = Le champ ne connaît pas cette valeur.
problem-in-stands-alone = Mémos et codes se cherchent à part des messages : in:memo et in:codebook se posent à côté du reste d’une recherche, ni dans un groupe, ni là où l’on compte ou code des messages.
problem-not-in-notes = On ne cherche pas les mémos ni les codes par ce champ ; code:, coder:, date: et has: sont compris.
problem-bad-date = Ce n’est pas une date ; écrivez 2024, 2024-03, 2024-03-02, ou deux d’entre elles séparées par « .. ».
problem-bad-number = Ce n’est pas un nombre ; écrivez 4, <=2 ou >=4.

# Pourquoi un fichier ne se lit pas. Le détail est ce qui a été vu, jamais une phrase.

read-missing = « { $detail } » est introuvable. Vérifiez le chemin.
read-folder = « { $detail } » est un dossier. Nommez les fichiers qu’il contient.
read-not-a-file = « { $detail } » est un périphérique ou un tube, pas un fichier. Copiez d’abord son contenu dans un fichier.
read-denied = Vous n’avez pas accès à « { $detail } ». Changez ses permissions, ou prenez-en une copie ailleurs.
read-io = Le système refuse de lire le fichier ({ $detail }). Rien n’a été importé.
read-empty = Le fichier est vide. Rien n’a été importé.
read-no-records = Ce JSON ne contient pas d’enregistrements : Livisible lit un objet par ligne, ou un tableau d’objets. Rien n’a été importé.
read-cut-short = Le fichier est tronqué : il en manque la fin. Téléchargez-le ou copiez-le de nouveau, puis importez-le.
read-malformed-json = Ce JSON n’est pas valide : la faute est en ligne:colonne { $detail }. Rien n’a été importé.
read-damaged-archive = L’archive, ou un fichier qu’elle contient, est endommagée. Téléchargez-la ou copiez-la de nouveau, puis importez-la.
read-too-many-files = Il y a plus de { $detail } fichiers. Ceux qui suivent ont été laissés de côté : choisissez-en moins à la fois.
read-unknown-format = Aucun format « { $detail } ». « livi formats » les liste.
read-format-not-yet = { $detail } : ce format ne se lit pas encore. Rien n’a été importé.
read-binary = Le fichier ne contient pas de texte : { $detail } de ses premiers signes n’en sont pas. Rien n’a été importé.
read-unknown-encoding = Aucun encodage « { $detail } ». Essayez utf-8, windows-1252 ou utf-16le.
read-unknown-field = Aucun champ { $detail }.
read-unknown-column = Aucune colonne { $detail }.
read-unknown-sheet = Aucune feuille { $detail }.
read-encrypted = Le fichier est protégé par un mot de passe. Enregistrez-le sans mot de passe, puis importez-le.
read-no-text-layer = Ce PDF contient des images de pages, pas du texte : passez-le d’abord à la reconnaissance de caractères, puis importez-le.
read-no-sheets = Le classeur n’a aucune feuille de cellules. Rien n’a été importé.
read-not-a-workbook = Le fichier n’est pas un classeur, ou il est endommagé. Enregistrez-le de nouveau depuis son logiciel, puis importez-le.
read-too-large = Le fichier occuperait { $detail } octets ou plus une fois déplié. Il a été refusé ; rien n’a été importé.
read-oversized-record = Un enregistrement dépasse ce qu’un message peut être ({ $detail }) : le plus souvent, un guillemet que rien ne ferme. Rien n’a été importé.
read-not-a-codebook = Le fichier ne dit pas quels sont ses codes ({ $detail }).
read-write = Le classeur ne s’écrit pas. Vérifiez son dossier et la place qui reste, ou écrivez du CSV.
read-no-codes = { $detail } : aucun code dans ce fichier. Rien n’a été ajouté.
error-number-taken = Le numéro { $number } est celui de « { $code } ». Choisissez-en un autre, ou renumérotez tous les codes.
error-self-relation = « { $code } » ne peut pas être en relation avec lui-même. Choisissez un autre code.
error-nothing-to-merge = Rien à fusionner dans « { $code } » : nommez au moins un autre code.
