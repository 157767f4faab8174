# The Search room: counts, time, lines, conversations, words, facets.
search-codings = { $n ->
    [one] coding
   *[other] codings
 }
search-brand-out = { $n ->
    [one] Brand speech left out ({ $count } message).
   *[other] Brand speech left out ({ $count } messages).
 }
status-found-of = { $found } of { $of }
status-query = Query: { $query }
search-shapes = What is found, shown as
search-shape-messages = Messages
search-shape-concordance = Concordance
search-shape-conversations = Conversations
search-shape-words = Words
search-answers = answers { $speaker }

time-label = Messages found over time, { $time }
time-brush = Time: arrows go from bar to bar, with Shift they take several, Enter keeps these alone
time-bar = { $time }: { $found } found of { $of }
time-brushed = { $time }: { $found } found of { $of }, Enter to keep these alone
time-all = Back to the whole period
time-undated = { $count } without a date
time-table = Messages over time
time-when = When
time-found = Found
time-of = In the corpus
time-quarter = Q{ $quarter }
time-quarter-year = Q{ $quarter } { $year }

facets = Facets: Enter keeps a value alone
facet-value = { $n ->
    [one] { $value }, { $count } message
   *[other] { $value }, { $count } messages
 }
facet-value-not = { $n ->
    [one] { $value }, left out, { $count } message
   *[other] { $value }, left out, { $count } messages
 }
facet-not = not
facet-without = Without { $value }
facet-drop = No longer restrict to { $value }
facet-more = { $n ->
    [one] { $count } more
   *[other] { $count } more
 }
facet-fewer = Fewer
facet-rare = { $n ->
    [one] And { $count } other, rarer: name it in the query.
   *[other] And { $count } others, rarer: name them in the query.
 }
facet-sift = Find a value: { $facet }
facet-sift-hint = Find

lines-label = Concordance: a line for each passage found
line-heard = { $ext }, { $speaker }: { $words }.
lines-count = { $n ->
    [one] { $count } occurrence
   *[other] { $count } occurrences
 }
lines-base = { $lines } in { $messages }. A bar, a code put on the words found.
line-sort-thread = conversation
line-sort-left = to the left
line-sort-right = to the right
line-sort-date = date
line-sort-account = person
lines-width = Lines
lines-width-short = short
lines-width-normal = medium
lines-width-long = long
lines-export = Export
lines-file = { $title }, concordance of { $query }
lines-written = { $n ->
    [one] { $count } line written to { $path }
   *[other] { $count } lines written to { $path }
 }
lines-chosen = { $n ->
    [one] { $count } line chosen
   *[other] { $count } lines chosen
 }
lines-code = { $n ->
    [one] Code { $count } passage
   *[other] Code { $count } passages
 }
lines-code-one = code the words found
lines-all = { $n ->
    [one] Choose the only line
   *[other] Choose all { $count } lines
 }
lines-first = { $n ->
    [one] Choose the first line
   *[other] Choose the first { $count } lines
 }
lines-let-go = Choose none
lines-most = { $n ->
    [one] One gesture codes { $most } lines at most, of { $count }: restrict the query to go further.
   *[other] One gesture codes { $most } lines at most, of { $count }: restrict the query to go further.
 }
lines-pick = “{ $words }”, { $ext }
lines-pick-many = { $n ->
    [one] { $count } passage found
   *[other] { $count } passages found
 }
lines-there = Passages are chosen and coded in the concordance ({ $key }).
lines-none = This query looks for no word, and for no coded passage.
lines-none-do = The concordance shows words, or the passages that bear a code. The messages found are still there.

threads-label = Conversations in which something is found
threads-share = { $found } of { $messages }
threads-more = { $n ->
    [one] and { $count } other
   *[other] and { $count } others
 }

beside = { $n ->
    [one] Neighbours, within { $count } word
   *[other] Neighbours, within { $count } words
 }
beside-left = To the left
beside-right = To the right
beside-word = { $n ->
    [one] { $word }, { $count } time
   *[other] { $word }, { $count } times
 }

keyness-words = { $n ->
    [one] { $count } word
   *[other] { $count } words
 }
keyness-what = The words of what is found ({ $found }) compared with the rest of the corpus ({ $rest }). G², log-likelihood ratio (T. Dunning, 1993): above zero, the word is more frequent here; below, rarer. Beyond 3.84, chance explains it less than once in twenty.
keyness-word = Word
keyness-here = Here
keyness-rest = Elsewhere
keyness-bar = Share of the strongest
keyness-open = { $word }: see its lines
keyness-none = No word tells what is found from the rest of the corpus.
keyness-none-do = It takes words enough on both sides for a difference not to be chance.

around = Around this message
around-near = Near:
around-open = Read { $ext }
around-all = { $n ->
    [one] see it
   *[other] see all { $count }
 }
around-twins = { $n ->
    [one] { $count } like text
   *[other] { $count } like texts
 }

keys-search-messages = the messages found
keys-search-concordance = the concordance
keys-search-conversations = the conversations
keys-search-words = the words that tell it
keys-search-tab-next = the next way of showing
keys-search-sort = the next order
keys-search-width = lines short, medium, long
keys-search-facets = go to the facets
keys-search-not = without this value
keys-search-time = go to the time
keys-search-like = the messages near this one
keys-search-select = choose the line
keys-search-select-down = choose downwards
keys-search-select-up = choose upwards
keys-search-in-sight = choose the lines in sight
keys-search-all = choose all lines
keys-search-pick = code the words found
keys-search-repeat = put the last code
keys-search-export = export the concordance
keys-search-number = code by a number
keys-search-recent = put a recent code
