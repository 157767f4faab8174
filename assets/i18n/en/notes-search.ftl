# Memos and codes found from the search field, and the index of words.
notes-found = Memos and codes found
notes-memos = { $n ->
    [one] { $count } memo
   *[other] { $count } memos
 }
notes-codes = { $n ->
    [one] { $count } code
   *[other] { $count } codes
 }
notes-first = (the latest { $n } are shown)
notes-memo = Memo
notes-coding = Reason of a coding
notes-thing = Reason of a code
notes-relation = Reason of a relation
notes-code = Code
notes-part-label = name
notes-part-definition = definition
notes-part-include = include
notes-part-exclude = exclude
notes-part-example = example
notes-part-anti_example = not an example
notes-open = Open
notes-message = In its conversation
notes-empty = No memo and no code holds these words.

index-title = Index of words
index-why = It lies beside the study, never in it: removed, it is built again by the next search of words.
index-state-current = { $texts } messages can be searched; { $size } on this computer.
index-state-stale = The messages changed since; the next search of words builds it anew. { $size } on this computer.
index-state-missing = There is none yet; the next search of words builds it.
index-state-damaged = Its files are damaged; the next search of words builds it anew. { $size } on this computer.
index-state-building = It is being built: { $done } of { $of } messages.
index-count = { $done } of { $of } messages; words are searched when all are in
index-quarter = { $percent } %
index-stop = stop
index-stopped = The building of the index was stopped: words cannot be searched until it is whole. Codes, people, places and dates can.
index-build = Build the index
index-remove = Remove
