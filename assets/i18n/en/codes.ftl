# The Codes room: editing, templates.

codes-add = Add a code
codes-add-first = Add a first code
codes-add-top = New code
codes-add-under = New code under “{ $code }”
codes-add-below = Add below
codes-do-add = add
codes-do-add-edit = add and describe
codes-do-cancel = cancel
codes-do-order = earlier, later
codes-do-nest = put under, take out
codes-templates = Starter codebooks
codes-templates-sub = Codes drawn from the literature, to copy into the study and then adapt. A copy is undone like anything else.
codes-template-copy = Copy into the study
codes-template-present = Already in the codebook
codes-template-exclusive = one a message
codes-import = Import a file
codes-export = Export
codes-empty = The codebook is empty.
codes-empty-do = Name a first code, begin with a codebook from the literature, or code first: a code can be made from a passage.
codes-edit = Edit
codes-edit-title = Edit “{ $code }”
codes-rename = Rename
codes-rename-label = Name of the code
codes-save = Save
codes-cancel = Cancel
codes-delete = Delete
codes-delete-title = Delete “{ $code }”?
codes-takes = Goes with it:
codes-takes-nothing = Nothing else goes with it.
codes-takes-codes = { $n ->
    [one] { $count } code below it
   *[other] { $count } codes below it
 }
codes-takes-codings = { $codings } on { $messages }
codes-takes-memos = { $n ->
    [one] { $count } memo
   *[other] { $count } memos
 }
codes-takes-squares = { $n ->
    [one] a term in { $count } square
   *[other] terms in { $count } squares
 }
codes-delete-undo = { $key } brings it all back.
codes-said = { $what }. { $key } undoes it.
codes-colour = Colour
codes-colour-above = as the code above
codes-slot-1 = Blue
codes-slot-2 = Rust
codes-slot-3 = Violet
codes-slot-4 = Green
codes-slot-5 = Ochre
codes-slot-6 = Indigo
codes-slot-7 = Teal
codes-slot-8 = Mauve
codes-slot-9 = Carmine
codes-slot-10 = Olive
codes-slot-11 = Brown
codes-slot-12 = Plum
codes-field-label = Name
codes-field-definition = Definition
codes-field-include = Include
codes-field-exclude = Exclude
codes-field-number = Number
codes-field-exclusive = Excludes any other code of the message
codes-in-fr = In French
codes-in-en = In English
codes-number-twin = “{ $code }” has this number already: choose another one.
codes-unsaved = not saved
codes-unsaved-note = Saved too when you leave this code.
codes-escape-again = Esc once more leaves the code as it was.
codes-form-note = { $n ->
    [one] Its coding stays in place.
   *[other] Its { $count } codings stay in place.
 }
codes-read-only = The codebook cannot change. { $why }
keys-codebook = Codebook
keys-history = Journal
keys-do-to = undo or redo to the line
code-anti-example = Counter-example
