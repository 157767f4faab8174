# Persons, accounts, masks.
room-people = People
people-chosen = { $n ->
    [one] { $count } chosen
   *[other] { $count } chosen
 }
people-accounts = { $n ->
    [one] { $count } account
   *[other] { $count } accounts
 }
people-link = Link
people-link-ask = { $n ->
    [one] This person is one
   *[other] These { $count } people are the same person
 }
people-link-why = What shows it
people-link-note = All their accounts become those of one person, in every figure. You can undo this, or separate them later.
people-sure = Confidence
people-sure-1 = a guess
people-sure-2 = likely
people-sure-3 = certain
people-filters = Which persons
people-sort = Sort
people-name = Find a person
people-space = space
people-role = role
people-any = all
people-many = two accounts or more
people-none = Nobody matches.
people-col-name = Person
people-col-accounts = Accounts
people-col-spaces = Spaces
people-col-messages = Messages
people-col-first = First to last
people-col-role = Role
people-back = All persons
people-account = account
people-unlink = Take out
people-said = said { $count }
people-said-why = Words reported, echoed, denied or supposed: said, not held
people-masks = Masks
people-masks-none = No mask yet.
people-masks-of = Masks of { $who }
people-mask-new = New mask
people-mask-label = Name
people-mask-eg = the expert, the committed mother…
people-ethos-shown = ethos shown
people-ethos-told = ethos told
people-mask-keep = Keep
people-mask-done = Done
people-mask-edit = Edit
people-mask-delete = Delete
people-mask-worn = mask: { $masks }
people-masks-worn = masks: { $masks }
people-lift = Pseudonyms: show names
people-hide = Names are shown: hide them
people-lift-ask = Show names?
people-lift-what = Handles and names of people will stand in every room of this window, for whoever sees the screen.
people-lift-note = It lasts until the study is closed, and is not kept. Reports and exports keep their pseudonyms.
people-lift-go = Show names
people-lifted = Names are shown.
people-hide-now = Hide
