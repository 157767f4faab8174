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
history-blind = Something was coded by somebody else
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
history-add-rule = Rule “{ $query }” added to “{ $code }”
history-edit-rule = Rule of “{ $code }” rewritten: { $query }
history-move-rule = Rule “{ $query }” of “{ $code }” moved
history-delete-rule = Rule “{ $query }” of “{ $code }” deleted
history-accept-rule = “{ $code }” accepted in { $count ->
    [one] { $count } place
   *[other] { $count } places
 } found by rules
history-reject-rule = “{ $code }” refused in { $count ->
    [one] { $count } place
   *[other] { $count } places
 } found by rules
history-propose-rule = “{ $code }” proposed in { $count ->
    [one] { $count } place
   *[other] { $count } places
 } found by rules
history-reconsider-rule = “{ $code }” reconsidered in { $count ->
    [one] { $count } place
   *[other] { $count } places
 } found by rules
history-done-memo = “{ $title }” done
history-link-accounts = { $accounts ->
    [one] { $accounts } account said to be of one person: { $why }
   *[other] { $accounts } accounts said to be of one person: { $why }
 }
history-unlink-account = An account taken out of its person
history-account-role = Role of { $accounts ->
    [one] { $accounts } account
   *[other] { $accounts } accounts
 } set to { $role ->
    [consumer] consumer
    [brand] brand
    [employee] employee
    [institution] institution
    [media] media
    [expert] expert
   *[other] unknown
 }
history-add-mask = Mask “{ $label }” made
history-edit-mask = Mask “{ $label }” edited
history-delete-mask = Mask “{ $label }” deleted
history-wear-mask = Mask “{ $label }” put on { $message }
history-bare-mask = Mask “{ $label }” taken off { $message }
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
