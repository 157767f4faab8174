# Memos and their room.
room-memos = Memos
memos-count = { $n ->
    [one] { $count } memo
   *[other] { $count } memos
 }
memos-open = { $n ->
    [one] { $count } thing to do
   *[other] { $count } things to do
 }
memos-none = Nothing was noted yet.
memos-none-do = “{ $key }” notes something on a message while one reads; “{ $here }” here, on the study.
memos-not-found = No memo fits what is asked.
memos-page = The memo
memos-find = Words in memos
memos-new = New memo
memos-by-type = By type
memos-all-types = All types
memos-todo-open = Still to do
memos-todo-done = Done
memos-by-subject = By what they are on
memos-all-subjects = On anything
memos-by-author = By author
memos-all-authors = By anybody
memos-sort = Order
memos-order-latest = Latest first
memos-order-oldest = Oldest first
memos-order-title = By title
memos-order-kind = By type
memos-order-subject = By what they are on
memos-order-author = By author
memos-nowhere = This memo is on the whole study: there is nowhere to go.
memos-not-todo = Only a memo of the type “to do” can be done: “{ $key }” changes the type.
memo-type = Type
memo-edited = rewritten { $when }
memo-do-done = Done
memo-undo-done = To be done again
memo-do-link = link
memo-notations = Also: # heading, - list, > quote, and the notations of semioticians:
memo-mentioned = Mentioned in
memo-links = What the link leads to
memo-link-to = Go to { $target }
memo-link-nowhere = Nothing in the study is called “{ $target }”. A link gives the id of a message, [[code:ID]] or [[memo:title]].
keys-memos-next = next memo
keys-memos-previous = previous memo
keys-memos-first = first memo
keys-memos-last = last memo
keys-memos-page-down = a page on
keys-memos-page-up = a page back
keys-memos-new = new memo
keys-memos-edit = write
keys-memos-delete = delete
keys-memos-go = go there
keys-memos-type = type
keys-memos-done = done
keys-memos-find = search
keys-memos-leave = show all
keys-memos-turn = type, while one writes
export-kind-memos = Memos
export-kind-memos-what = Every memo with what it is on, to be read anywhere (Markdown).
