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
report-pair = Codes
report-together = Messages
report-overlaps = Overlaps
report-jaccard = Jaccard
report-verbatims = The verbatims quoted
report-verbatims-text = Every quotation of the report leads here, to the whole message.
report-definition = Definition
report-include = Include
report-exclude = Exclude
report-example = Example
report-base = Base: { $messages } messages, { $persons } persons, { $spaces } spaces. { $brand ->
    [0] No brand speech in the corpus.
    [one] Brand speech left out ({ $brand } message).
   *[other] Brand speech left out ({ $brand } messages).
 }
report-quotes-shown = { $shown } quotations out of { $all } codings.
report-no-quotes = Quotations are not reproduced in this report.
report-masked = Persons bear a pseudonym; ids and links are replaced.
report-verbatim = Quotations are reproduced as they stand, account names included.
report-empty-codes = No message is coded yet.
report-cite = { $person }, { $place }, { $date }
report-undated = undated
report-method = Method
report-method-text = Human coding, on spans: a code is put on words, in a voice. Counts gather the accepted codings of a code and of those below it; a message counts once a code. No percentage under 30 messages.
report-back = back
