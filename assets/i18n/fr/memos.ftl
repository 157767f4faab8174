# Memos and their room.
room-memos = Mémos
memos-count = { $n ->
    [one] { $count } mémo
   *[other] { $count } mémos
 }
memos-open = { $n ->
    [one] { $count } chose à faire
   *[other] { $count } choses à faire
 }
memos-none = Rien n’est noté encore.
memos-none-do = « { $key } » note quelque chose sur un message pendant la lecture ; « { $here } » ici, sur l’étude.
memos-not-found = Aucun mémo ne répond à ce qui est demandé.
memos-page = Le mémo
memos-find = Mots dans les mémos
memos-new = Nouveau mémo
memos-by-type = Par type
memos-all-types = Tous les types
memos-todo-open = Reste à faire
memos-todo-done = Fait
memos-by-subject = Par objet
memos-all-subjects = Sur tout
memos-by-author = Par auteur
memos-all-authors = De tous
memos-sort = Ordre
memos-order-latest = Le plus récent d’abord
memos-order-oldest = Le plus ancien d’abord
memos-order-title = Par titre
memos-order-kind = Par type
memos-order-subject = Par objet
memos-order-author = Par auteur
memos-nowhere = Ce mémo porte sur l’étude entière : il n’y a nulle part où aller.
memos-not-todo = Seul un mémo du type « à faire » peut être fait : « { $key } » change le type.
memo-type = Type
memo-edited = réécrit le { $when }
memo-do-done = Fait
memo-undo-done = À refaire
memo-do-link = lien
memo-notations = Aussi : # titre, - liste, > citation, et les notations des sémioticiens :
memo-mentioned = Mentionné dans
memo-links = Où mène le lien
memo-link-to = Aller à { $target }
memo-link-nowhere = Rien dans l’étude ne s’appelle « { $target } ». Un lien dit l’identifiant d’un message, [[code:ID]] ou [[memo:titre]].
keys-memos-next = mémo suivant
keys-memos-previous = mémo précédent
keys-memos-first = premier mémo
keys-memos-last = dernier mémo
keys-memos-page-down = une page plus loin
keys-memos-page-up = une page plus haut
keys-memos-new = nouveau mémo
keys-memos-edit = écrire
keys-memos-delete = supprimer
keys-memos-go = y aller
keys-memos-type = type
keys-memos-done = fait
keys-memos-find = chercher
keys-memos-leave = tout montrer
keys-memos-turn = type, pendant qu’on écrit
export-kind-memos = Mémos
export-kind-memos-what = Chaque mémo avec ce sur quoi il porte, à lire partout (Markdown).
