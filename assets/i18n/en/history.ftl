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
history-code-several = { $count ->
    [one] { $count } code put
   *[other] { $count } codes put
 } on { $message }
history-code-thing = “{ $code }” put on { $kind ->
    [reply] the reply { $message }
    [silence] the silence after { $message }
    [account] the account that wrote { $message }
    [person] the person who wrote { $message }
   *[other] the conversation of { $message }
 }
history-uncode-thing = “{ $code }” taken off { $kind ->
    [reply] the reply { $message }
    [silence] the silence after { $message }
    [account] the account that wrote { $message }
    [person] the person who wrote { $message }
   *[other] the conversation of { $message }
 }
history-edit-thing = Code “{ $code }” changed on { $kind ->
    [reply] the reply { $message }
    [silence] the silence after { $message }
    [account] the account that wrote { $message }
    [person] the person who wrote { $message }
   *[other] the conversation of { $message }
 }
