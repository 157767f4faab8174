# Rules and what they suggest.
keys-rules = Rules
rules-title = Rules
rules-none = No query suggests this code yet.
rules-add = Add a rule
rules-count = { $n ->
    [one] { $count } rule
   *[other] { $count } rules
 }
rules-preview = preview
rules-preview-all = Preview all
rules-edit = edit
rules-delete = delete
rules-up = Move the rule up
rules-down = Move the rule down
rules-form = Rule
rules-query = Query
rules-query-eg = pric* -cheap
rules-reach = What it codes
rules-reach-match = the words found
rules-reach-sentence = their sentence
rules-reach-message = the whole message
rules-note = Why
rules-save = Save
rules-cancel = Give up
rules-preview-of = What the rules of “{ $code }” find
rules-fates = Status
rules-found = Found
rules-hits = What the rules find
rules-precision = Precision: of the messages found that people coded, { $part } bear “{ $code }”.
rules-recall = Recall: of the messages where people put “{ $code }”, { $part } are found.
rules-judged = { $n ->
    [one] Base: { $count } message coded by hand.
   *[other] Base: { $count } messages coded by hand.
 }
rules-accept-all = { $n ->
    [one] Accept it
   *[other] Accept all { $count }
 }
rules-reject-all = { $n ->
    [one] Refuse it
   *[other] Refuse all { $count }
 }
rules-propose-all = Propose in the text
rules-close = Back to the codes
rules-finds-nothing = The rules find no message.
rules-nothing-so = No message is in this state any more.
rules-nothing-changed = That was already the decision.
rules-missed-why = No rule finds this message: there is nothing to decide.
rules-agreed-why = People coded these words already: the rule leaves them as they are.
rule-said = Rule “{ $query }”
rule-said-gone = Rule “{ $query }”, deleted since
rule-unsaid = By a rule
rule-accepted = , accepted by { $who } on { $when }
rule-somebody = somebody
coding-nothing-proposed = Nothing is proposed on this message.
keys-rules-next = next message
keys-rules-previous = previous message
keys-rules-first = first message
keys-rules-last = last message
keys-rules-page-down = a page on
keys-rules-page-up = a page back
keys-rules-place-next = next place in the message
keys-rules-place-previous = previous place in the message
keys-rules-accept = accept
keys-rules-reject = refuse
keys-rules-propose = propose
keys-rules-reconsider = reconsider
keys-rules-accept-all = accept all shown
keys-rules-reject-all = refuse all shown
keys-rules-open = open the message
keys-rules-leave = back to the codes
keys-codings-accept = accept what is proposed
keys-codings-reject = refuse what is proposed
