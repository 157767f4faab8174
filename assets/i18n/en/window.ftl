# The window: its rooms, its gestures, its states.
# A number comes twice: “n” chooses the form, “count” is written.

app-name = Livisible
motto = What can be read and what can be seen in what people write.
stays-here = Everything stays on this computer.
epigraph-source = Sample study, message V05

start-studies = Studies
start-sample = Sample study
start-sample-where = comes with the application
start-sample-what = A conversation already coded, to learn in ten minutes
start-place = you were at { $message }
start-missing = File not found: { $path }
start-new = New study
start-open = Open
start-version = Version { $version }
new-study-file = New study.livi
when-today = today, { $time }
when-yesterday = yesterday

rooms = Rooms
room-home = Home
room-import = Import
room-read = Read
room-codebook = Codes
room-search = Search
room-figures = Figures
room-report = Report
room-history = Journal
codes = Codes
verbatims = verbatims

search-label = Search the messages
search-placeholder = Search a word, a “phrase”, code:…, space:…
search-total = { $n ->
    [one] message
   *[other] messages
 }
search-persons = { $n ->
    [one] person
   *[other] persons
 }
search-spaces = { $n ->
    [one] space
   *[other] spaces
 }
search-base = Base: { $messages }, { $persons }, { $spaces }.
search-brand = { $n ->
    [one] Brand speech included ({ $count } message).
   *[other] Brand speech included ({ $count } messages).
 }
search-results = Messages found
search-sort = Sort
sort-relevance = relevance
sort-date = date
sort-thread = conversation
search-empty = No message answers this query.
search-clear = Clear the query
search-hello = What are you looking for in these messages?
search-eg-words = price service
search-eg-phrase = customer service
search-eg-not = price -delivery
search-hint-words = every form of both words
search-hint-phrase = these words, in this order
search-hint-code = the messages that bear a code
search-hint-space = a space, a language
search-hint-not = without this word
search-building = The index is being built: words are searched when it is whole. Reading and coding go on meanwhile.
search-in-conversation = Read in its conversation
search-bars = Codes: { $codes }

margin = Margin
left = Left column
margin-open = Open the margin
margin-close = Close the margin
left-open = Open the column
left-close = Close the column
edges = Width of the columns
resize-left = Width of the left column
resize-right = Width of the margin

keys-title = Keyboard shortcuts
keys-close = Close
keys-open = Keyboard shortcuts
key-ctrl = Ctrl
key-shift = Shift
key-enter = Enter
key-escape = Esc
key-tab = Tab
key-home = Home
key-end = End
keys-everywhere = Everywhere
keys-read = Read
keys-search = Search

theme-system = System theme. Switch to day
theme-light = Day theme. Switch to night
theme-dark = Night theme. Follow the system
lang-switch = Passer en français

conversations = Conversations
conversations-count = { $n ->
    [one] { $count } conversation
   *[other] { $count } conversations
 }
messages-count = { $n ->
    [one] { $count } message
   *[other] { $count } messages
 }
persons-count = { $n ->
    [one] { $count } person
   *[other] { $count } persons
 }
spaces-count = { $n ->
    [one] { $count } space
   *[other] { $count } spaces
 }
codings-count = { $n ->
    [one] { $count } coding
   *[other] { $count } codings
 }
insights-count = { $n ->
    [one] { $count } insight
   *[other] { $count } insights
 }
codes-count = { $n ->
    [one] { $count } code
   *[other] { $count } codes
 }
operations-count = { $n ->
    [one] { $count } operation
   *[other] { $count } operations
 }
coded-of = { $coded }/{ $all } coded
conversation-place = Conversation { $count } of { $all }
conversation-tree = Messages of the conversation
message-opens = opens the conversation
message-answers = answers { $who }
message-answers-missing = answers a message that is missing
message-answers-inferred = seems to answer { $who }
message-quote = quotes { $who }
message-quote-missing = quotes a message that is missing
message-repost = passes on { $who }
message-repost-missing = passes on a message that is missing
message-estimated = about { $date }
message-reactions = Reactions, as the source counts them
message-sign-author = author of what is commented
message-sign-moderator = moderator
message-sign-bot = program
message-sign-verified = verified
message-sign-pinned = pinned
message-sign-edited = edited
message-sign-deleted = deleted
message-sign-forwarded = forwarded
message-rating = rating { $rating }
code-unknown = code not in the codebook

margin-message = { $speaker }, message { $ext }
margin-answers = { $space }, answers { $ext }
margin-answers-inferred = { $space }, seems to answer { $ext }: its source does not say
margin-opens = { $space }, opens the conversation
margin-codings = Codings
margin-none = This message is not coded.
margin-choose = Choose a conversation to read it.
margin-for = for { $who }
margin-by = by { $who }
margin-where = Where it is put
margin-all = See all the messages
voice = voice: { $voice }
suggestion = suggestion

empty-study = This study holds no message yet.
empty-study-do = Drop a file on the window, or choose one: a table, a workbook, a text, a study.
empty-history = The journal is empty.
nothing-found-base = Searched in { $messages }.

code-include = Include
code-exclude = Exclude
code-example = Example
code-exclusive = excludes other codes
code-number = number { $number }
code-undefined = No definition yet.
code-counts = { $codings }, { $messages }
codebook-base = Base: { $codings }, brand speech left out

history-undo = Undo
history-redo = Redo
history-nothing-undo = Nothing to undo
history-nothing-redo = Nothing to redo
history-lines = Operations, latest first
history-undone = undone
history-dropped = dropped

status-coded = Coded { $coded }/{ $all }
status-coder = Coder
status-saved = Saved at { $time }
status-saved-day = Saved on { $day }
status-brand = { $n ->
    [one] Brand speech left out of the counts: { $count } message
   *[other] Brand speech left out of the counts: { $count } messages
 }

loading = In progress
failure-window = The window met a fault of its own ({ $detail }). What was saved is safe.
dismiss = Close this message

start-forget = Take “{ $title }” off the list
history-filters = Which operations
history-words = Find in the journal
history-by = by
history-anybody = anybody
history-nobody = nobody
history-kind = about
history-anything = anything
history-from = from
history-until = until
history-none = No operation is so.
history-clear = Show all
history-family-codings = Codings
history-family-codes = Codes
history-family-rules = Rules
history-family-memos = Memos
history-family-people = People
history-family-imports = Imports
history-family-models = Models
history-family-study = Study
history-untold = It touched nothing that can be shown here.
history-choose = Choose an operation to see what it touched.
history-how-made = made
history-how-changed = changed
history-how-deleted = deleted
history-more = { $count } more
history-day = YYYY-MM-DD
