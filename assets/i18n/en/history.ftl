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
history-save-set = Query kept as “{ $name }”: { $query }
history-add-set = Set “{ $name }” made of { $count ->
    [one] { $count } message
   *[other] { $count } messages
 }
history-add-sample = Sample “{ $name }” of { $count ->
    [one] { $count } message
   *[other] { $count } messages
 } drawn
history-edit-set = Set “{ $name }” edited
history-rename-set = Set “{ $name }” renamed to “{ $to }”
history-delete-set = Set “{ $name }” deleted
history-put-in-set = { $count ->
    [one] { $count } message
   *[other] { $count } messages
 } put into “{ $name }”
history-take-from-set = { $count ->
    [one] { $count } message
   *[other] { $count } messages
 } taken out of “{ $name }”
history-change-set = { $count ->
    [one] { $count } message
   *[other] { $count } messages
 } put into “{ $name }” or taken out
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
history-code-places = “{ $code }” put on { $places ->
    [one] { $places } place
   *[other] { $places } places
 }
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

# What an operation touched.
touched-yes = yes
touched-no = no
touched-field-code = code
touched-field-span = words
touched-field-quote = words
touched-field-voice = voice
touched-field-weight = weight
touched-field-review = review
touched-field-memo = note
touched-field-on-kind = on
touched-field-label = name
touched-field-definition = definition
touched-field-include = include
touched-field-exclude = exclude
touched-field-example = example
touched-field-anti-example = counter-example
touched-field-color = colour
touched-field-number = number
touched-field-parent = under
touched-field-exclusive = stands alone
touched-field-one-of = one at most below
touched-field-origin = origin
touched-field-title = title
touched-field-body = text
touched-field-kind = kind
touched-field-done = done
touched-field-role = role
touched-field-person = person
touched-field-justification = reason
touched-field-confidence = confidence
touched-field-ethos-shown = ethos shown
touched-field-ethos-told = ethos told
touched-field-rating = rating
touched-field-text = text
touched-field-active = in force
touched-field-query = query
touched-field-note = note
touched-field-axis = axis
touched-field-position = position
touched-field-verdict = verdict
touched-field-claim = claim
touched-field-status = status
touched-field-side = side
touched-field-seme = seme
touched-field-modality = modality
touched-field-intensity = intensity
touched-what-coding = { $n ->
    [one] Coding
   *[other] Codings
 }
touched-what-code = { $n ->
    [one] Code
   *[other] Codes
 }
touched-what-memo = { $n ->
    [one] Memo
   *[other] Memos
 }
touched-what-account = { $n ->
    [one] Account
   *[other] Accounts
 }
touched-what-link = { $n ->
    [one] Link
   *[other] Links
 }
touched-what-mask = { $n ->
    [one] Mask
   *[other] Masks
 }
touched-what-message = { $n ->
    [one] Message
   *[other] Messages
 }
touched-what-text = { $n ->
    [one] Text
   *[other] Texts
 }
touched-what-span = { $n ->
    [one] Words
   *[other] Words
 }
touched-what-import = { $n ->
    [one] Import
   *[other] Imports
 }
touched-what-respondent = { $n ->
    [one] Respondent
   *[other] Respondents
 }
touched-what-set = { $n ->
    [one] Set
   *[other] Sets
 }
touched-what-member = { $n ->
    [one] Message of a set
   *[other] Messages of sets
 }
touched-what-rule = { $n ->
    [one] Rule
   *[other] Rules
 }
touched-what-relation = { $n ->
    [one] Relation
   *[other] Relations
 }
touched-what-net = { $n ->
    [one] Net
   *[other] Nets
 }
touched-what-version = { $n ->
    [one] Version
   *[other] Versions
 }
touched-what-square = { $n ->
    [one] Square
   *[other] Squares
 }
touched-what-position = { $n ->
    [one] Position
   *[other] Positions
 }
touched-what-quest = { $n ->
    [one] Quest
   *[other] Quests
 }
touched-what-actant = { $n ->
    [one] Actant
   *[other] Actants
 }
touched-what-thymic = { $n ->
    [one] Thymic evaluation
   *[other] Thymic evaluations
 }
touched-what-veridictory = { $n ->
    [one] Veridictory evaluation
   *[other] Veridictory evaluations
 }
touched-what-isotopy = { $n ->
    [one] Seme
   *[other] Semes
 }
touched-what-insight = { $n ->
    [one] Insight
   *[other] Insights
 }
touched-what-evidence = { $n ->
    [one] Piece of evidence
   *[other] Pieces of evidence
 }
touched-what-study = { $n ->
    [one] Study
   *[other] Study
 }
