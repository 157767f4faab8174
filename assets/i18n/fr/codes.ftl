# Livre de codes : modifier, ranger, livres de départ.

codes-add = Ajouter un code
codes-add-first = Ajouter un premier code
codes-add-top = Nouveau code
codes-add-under = Nouveau code sous « { $code } »
codes-add-below = Ajouter dessous
codes-do-add = ajouter
codes-do-add-edit = ajouter et décrire
codes-do-cancel = annuler
codes-do-order = avant, après
codes-do-nest = ranger dessous, sortir
codes-templates = Livres de départ
codes-templates-sub = Des codes tirés de la littérature, à copier dans l’étude puis à adapter. Une copie s’annule comme le reste.
codes-template-copy = Copier dans l’étude
codes-template-present = Déjà dans le livre de codes
codes-template-exclusive = un seul par message
codes-import = Importer un fichier
codes-export = Exporter
codes-empty = Le livre de codes est vide.
codes-empty-do = Nommez un premier code, partez d’un livre tiré de la littérature, ou codez d’abord : un code peut naître d’un passage.
codes-edit = Modifier
codes-edit-title = Modifier « { $code } »
codes-rename = Renommer
codes-rename-label = Nom du code
codes-save = Enregistrer
codes-cancel = Annuler
codes-delete = Supprimer
codes-delete-title = Supprimer « { $code } » ?
codes-takes = Partent avec lui :
codes-takes-nothing = Rien d’autre ne part avec lui.
codes-takes-codes = { $n ->
    [one] { $count } code rangé dessous
   *[other] { $count } codes rangés dessous
 }
codes-takes-codings = { $codings } sur { $messages }
codes-takes-memos = { $n ->
    [one] { $count } mémo
   *[other] { $count } mémos
 }
codes-takes-squares = { $n ->
    [one] un terme dans { $count } carré
   *[other] des termes dans { $count } carrés
 }
codes-delete-undo = { $key } ramène le tout.
codes-said = { $what }. { $key } annule.
codes-colour = Couleur
codes-colour-above = comme le code du dessus
codes-slot-1 = Bleu
codes-slot-2 = Rouille
codes-slot-3 = Violet
codes-slot-4 = Vert
codes-slot-5 = Ocre
codes-slot-6 = Indigo
codes-slot-7 = Sarcelle
codes-slot-8 = Mauve
codes-slot-9 = Carmin
codes-slot-10 = Olive
codes-slot-11 = Brun
codes-slot-12 = Prune
codes-field-label = Nom
codes-field-definition = Définition
codes-field-include = Inclure
codes-field-exclude = Exclure
codes-field-number = Numéro
codes-field-exclusive = Exclut tout autre code du message
codes-in-fr = En français
codes-in-en = En anglais
codes-number-twin = « { $code } » a déjà ce numéro : choisissez-en un autre.
codes-unsaved = non enregistré
codes-unsaved-note = Enregistré aussi en quittant ce code.
codes-escape-again = Échap encore une fois laisse le code comme il était.
codes-form-note = { $n ->
    [one] Son codage reste en place.
   *[other] Ses { $count } codages restent en place.
 }
codes-read-only = Le livre de codes ne peut pas changer. { $why }
keys-codebook = Livre de codes
keys-history = Journal
keys-do-to = annuler ou rétablir jusqu’à la ligne
code-anti-example = Contre-exemple
