# The report.

report-kind = Study report
report-made = Made on { $date } with Livisible
report-contents = Contents
report-corpus = The corpus
report-corpus-messages = messages
report-corpus-conversations = conversations
report-corpus-persons = persons
report-corpus-accounts = accounts
report-corpus-spaces = spaces
report-corpus-codings = codings
report-space = Space
report-lang = Language
report-messages = Messages
report-persons = Persons
report-spaces = Spaces
report-conversations = Conversations
report-codings = Codings
report-share = Share
report-code = Code
report-codes = The codes
report-cooccurrence = What goes together
report-cooccurrence-text = Codes found in the same messages, and codings that share words. Jaccard’s index sets the messages that bear both codes against those that bear either.
report-together = Messages
report-overlaps = Overlaps
report-jaccard = Jaccard
report-verbatims = The verbatims quoted
report-verbatims-text = Every quotation of the report leads here, to the whole message.
report-definition = Definition
report-include = Include
report-exclude = Exclude
report-example = Example
report-quotes-shown = { $shown } quotations out of { $all } codings.
report-no-quotes = Quotations are not reproduced in this report.
report-masked = Persons bear a pseudonym; ids and links are replaced.
report-verbatim = Quotations are reproduced as they stand, account names included.
report-empty-codes = No message is coded yet.
report-cite = { $person }, { $place }, { $date }
report-undated = undated
report-method = Method
report-method-text = Human coding, on spans: a code is put on words, in a voice. Counts gather the accepted codings of a code and of those below it; a message counts once a code. No percentage under 30 messages.
report-samples = Samples drawn in this study:
report-back = back

report-corpus-replies = replies
report-corpus-characters = characters
report-person = Person
report-with = With
report-replies = Replies
report-pairs-shown = { $shown } pairs out of { $all }, the most frequent.
report-threads = Who answers whom
report-conversation = Conversation
report-begun-by = Begun by
report-max-depth = Depth
report-h-index = h-index
report-replies-written = Replies written
report-replies-received = Replies received
report-answers = Who answers
report-answered = Whom
report-n-messages = { $n ->
    [one] { $n } message
   *[other] { $n } messages
 }
report-fact-messages = { $n ->
    [one] message
   *[other] messages
 }
report-n-replies = { $n ->
    [one] { $n } reply
   *[other] { $n } replies
 }
report-fact-replies = { $n ->
    [one] reply
   *[other] replies
 }
report-n-conversations = { $n ->
    [one] { $n } conversation
   *[other] { $n } conversations
 }
report-fact-conversations = { $n ->
    [one] conversation
   *[other] conversations
 }
report-n-persons = { $n ->
    [one] { $n } person
   *[other] { $n } persons
 }
report-fact-persons = { $n ->
    [one] person
   *[other] persons
 }
report-n-accounts = { $n ->
    [one] { $n } account
   *[other] { $n } accounts
 }
report-fact-accounts = { $n ->
    [one] account
   *[other] accounts
 }
report-n-spaces = { $n ->
    [one] { $n } space
   *[other] { $n } spaces
 }
report-fact-spaces = { $n ->
    [one] space
   *[other] spaces
 }
report-n-codings = { $n ->
    [one] { $n } coding
   *[other] { $n } codings
 }
report-fact-codings = { $n ->
    [one] coding
   *[other] codings
 }
report-n-overlaps = { $n ->
    [one] { $n } overlap
   *[other] { $n } overlaps
 }
report-n-written = { $n ->
    [one] { $n } reply written
   *[other] { $n } replies written
 }
report-n-received = { $n ->
    [one] { $n } reply received
   *[other] { $n } replies received
 }
report-figure-totals = Totals
report-figure-what = What is counted
report-figure-number = Number
report-figure-by-space = By space
report-figure-by-lang = By language
report-figure-exchanges = The exchanges
report-figure-edges = Replies to a message of the study
report-figure-directed-pairs = Pairs of accounts, one answering the other
report-figure-reciprocated = Pairs where the answer is returned
report-figure-reciprocity = Reciprocity
report-figure-threads-read = Each row is who answers; each column, whom.
report-figure-told = { $name }: { $counts }
report-figure-pair = { $a } × { $b }
report-figure-answer = { $a } answers { $b }
report-figure-cut = { $title }, { $shown } rows out of { $all }
report-figure-counts-corpus = Counts messages.
report-figure-counts-codes = Counts the messages that bear the code or one below it; a message may bear several.
report-figure-counts-cooccurrence = The area of a square counts the messages that bear both codes.
report-figure-counts-threads = The area of a square counts the replies of one person to another.
report-figure-base = Base: { $counts }.
report-figure-brand-out = { $n ->
    [0] Brand speech left out (no message).
    [one] Brand speech left out ({ $n } message).
   *[other] Brand speech left out ({ $n } messages).
 }
report-figure-brand-in = Brand speech counted.
report-figure-brand-kept = Brand speech counted: without it, conversations would be broken.
report-figure-filter = Filter: { $filter }.
report-figure-texts-once = Like texts count once.
report-figure-voices = Voices: { $voices }.
report-figure-capped-codes = Drawn: the { $shown } most frequent codes out of { $all }.
report-figure-capped-persons = Drawn: the { $shown } most active persons out of { $all }.
report-figure-of = { $n } of { $base }

# The months.

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
