# The journal in words.

history-new-study = Study “{ $title }” made
history-title = Study renamed “{ $title }”
history-import = Import of “{ $file }”: { $messages ->
    [one] { $messages } message
   *[other] { $messages } messages
 }
history-import-study = Import of the study “{ $file }”: { $messages ->
    [one] { $messages } message
   *[other] { $messages } messages
 }, { $codings ->
    [one] { $codings } coding
   *[other] { $codings } codings
 }
history-remove-import = Import “{ $file }” taken out, with { $messages ->
    [one] { $messages } message
   *[other] { $messages } messages
 } and { $codings ->
    [one] { $codings } coding
   *[other] { $codings } codings
 }
history-add-code = Code “{ $code }” added
history-edit-code = Code “{ $code }” edited
history-move-code = Code “{ $code }” moved
history-delete-code = Code “{ $code }” deleted, with { $codings ->
    [one] { $codings } coding
   *[other] { $codings } codings
 }
history-codes = { $codes ->
    [one] { $codes } code added
   *[other] { $codes } codes added
 } ({ $source })
history-code = “{ $code }” put on { $message }
history-code-new = “{ $code }” made and put on { $message }
history-code-query = “{ $code }” put on { $count ->
    [one] { $count } span
   *[other] { $count } spans
 } (rule: { $query })
history-uncode = “{ $code }” taken off { $message }
history-edit-coding = Coding “{ $code }” edited on { $message }
history-add-memo = Memo “{ $title }” added
history-edit-memo = Memo “{ $title }” edited
history-delete-memo = Memo “{ $title }” deleted
history-revise-text = Text of { $message } corrected: { $kept ->
    [one] { $kept } span found again
   *[other] { $kept } spans found again
 }, { $lost } to review
history-relate = “{ $code }” and “{ $other }” related
history-explain-relation = Relation between “{ $code }” and “{ $other }” explained
history-unrelate = Relation between “{ $code }” and “{ $other }” taken back
history-add-net = Net “{ $net }” added
history-rename-net = Net renamed “{ $net }”
history-move-net = Net “{ $net }” moved
history-delete-net = Net “{ $net }” deleted
history-net-code = “{ $code }” put in “{ $net }”
history-net-uncode = “{ $code }” taken out of “{ $net }”
history-renumber = { $codes ->
    [one] { $codes } code renumbered
   *[other] { $codes } codes renumbered
 }
history-set-example = Example of “{ $code }” taken from { $message }
history-drop-example = Example of “{ $code }” taken off
history-merge-codes = “{ $codes }” merged into “{ $code }”, with { $codings ->
    [one] { $codings } coding
   *[other] { $codings } codings
 }
history-merge-codes-why = “{ $codes }” merged into “{ $code }”, with { $codings ->
    [one] { $codings } coding
   *[other] { $codings } codings
 }: { $reason }
history-split-code = “{ $code }” split between “{ $codes }”: { $codings ->
    [one] { $codings } coding
   *[other] { $codings } codings
 }
history-keep-version = Version “{ $name }” of the codebook kept
