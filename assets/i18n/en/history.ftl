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
history-code-many = “{ $code }”: { $count ->
    [one] { $count } message coded
   *[other] { $count } messages coded
 }
history-uncode-many = “{ $code }”: taken off { $count ->
    [one] { $count } message
   *[other] { $count } messages
 }
history-recode-many = “{ $from }” replaced by “{ $to }” on { $count ->
    [one] { $count } message
   *[other] { $count } messages
 }
history-uncode = “{ $code }” taken off { $message }
history-edit-coding = Coding “{ $code }” edited on { $message }
history-add-memo = Memo “{ $title }” added
history-edit-memo = Memo “{ $title }” edited
history-delete-memo = Memo “{ $title }” deleted
history-revise-text = Text of { $message } corrected: { $kept ->
    [one] { $kept } span found again
   *[other] { $kept } spans found again
 }, { $lost } to review
