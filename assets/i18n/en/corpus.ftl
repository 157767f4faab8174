# The Corpus room.
room-corpus = Corpus

# What is shown
corpus-comma = { ", " }
corpus-group = Group
corpus-group-none = no groups
corpus-group-place = grouped by place
corpus-group-question = grouped by question
corpus-alike = identical answers as one
corpus-apart = answers one by one
corpus-state = Show
corpus-state-all = coded or not
corpus-state-uncoded = uncoded only
corpus-state-coded = coded only
corpus-sort = Sort
corpus-sorted = by { $by }
corpus-sort-corpus = order of the corpus
corpus-sort-date = date
corpus-sort-person = person
corpus-sort-venue = place
corpus-sort-space = type of space
corpus-sort-lang = language
corpus-sort-rating = rating
corpus-sort-length = length
corpus-sort-codes = number of codes
corpus-sort-times = frequency of the answer
corpus-filter = filter
corpus-filter-field = Filter the corpus
corpus-filter-hint = words, code:…, venue:…, date:…
corpus-columns = columns
corpus-column-ext = No.
corpus-column-text = Verbatim
corpus-column-codes = Codes
corpus-column-person = Person
corpus-column-date = Date
corpus-column-lang = Lang.
corpus-column-rating = Rating
corpus-column-venue = Place
corpus-column-space = Space
corpus-column-length = Chars
corpus-column-before = “{ $name }” further left
corpus-column-after = “{ $name }” further right
corpus-column-show = show
corpus-column-move = move

# The questions of a survey
corpus-questions = Questions
corpus-all-questions = All questions
corpus-question-words = { $question } · { $words }
corpus-question = Question { $question }
corpus-question-at = { $venue }, question { $question }
corpus-no-question = No question
corpus-asks = “{ $question }”
corpus-base = { $asked }, { $answered }, { $coded }
corpus-asked = { $n ->
    [one] asked of { $count } person
   *[other] asked of { $count } persons
 }
corpus-answered = { $count } answered
corpus-of-coded = { $count } coded
corpus-answers = { $n ->
    [one] { $count } answer
   *[other] { $count } answers
 }
corpus-distinct = { $count } distinct

# A row
corpus-times = × { $count }
corpus-spellings = { $n ->
    [one] { $count } spelling
   *[other] { $count } spellings
 }
corpus-persons = { $count } pers.
corpus-open = { $n ->
    [one] { $count } message, to be shown by itself
   *[other] { $count } messages, to be shown one by one
 }
corpus-open-answers = { $n ->
    [one] { $count } answer, to be shown by itself
   *[other] { $count } answers, to be shown one by one
 }
corpus-more = more
corpus-less = less
corpus-uncoded = uncoded
corpus-some = on a part of them
corpus-part = { $coded } of { $of } coded

# How far one is
corpus-progress = Progress
corpus-coded = { $n ->
    [one] coded
   *[other] coded
 }
corpus-left = { $count } remaining
corpus-pace = { $count } an hour
corpus-minutes = { $n ->
    [one] { $count } minute to go
   *[other] { $count } minutes to go
 }
corpus-hours = { $n ->
    [one] { $count } hour to go
   *[other] { $count } hours to go
 }

# What is done with rows
corpus-all = Select all rows
corpus-current = Current row
corpus-rows = { $n ->
    [one] { $count } row
   *[other] { $count } rows
 }
corpus-code = Code
corpus-code-all = { $n ->
    [one] Code { $count } message
   *[other] Code all { $count }
 }
corpus-last = Last code: { $code }
corpus-pick = { $n ->
    [one] Code { $count } message
   *[other] Code { $count } messages
 }
corpus-recode = In place of “{ $code }”
corpus-do-row = row
corpus-do-select = select
corpus-do-uncoded = next uncoded
corpus-do-apart = ungroup
corpus-do-alike = group
corpus-entry = Numbers
corpus-enter-next = code, next row
corpus-enter-uncoded = code, next uncoded
corpus-give-up = leave
corpus-unknown = { $n ->
    [one] No code has the number { $numbers }. Nothing was changed.
   *[other] No code has the numbers { $numbers }. Nothing was changed.
 }
corpus-which-take = Which code is to be taken off?
corpus-which-recode = Which code is to be replaced?
corpus-choose = take
corpus-replace = Replace
corpus-no-code = These rows bear no code.
corpus-down-choose = Select the rows below, then copy the codes of the first one to them.
corpus-down-none = The row to be copied bears no code.
corpus-advance-next = After a number: the next row.
corpus-advance-uncoded = After a number: the next uncoded row.

# What is missing
corpus-none = No message matches these choices.
corpus-none-do = Show all messages, or change the filter.
corpus-empty = The study has no messages yet.
corpus-empty-do = Import files to begin.

# The sheet of shortcuts.
keys-corpus-next = next row
keys-corpus-previous = previous row
keys-corpus-page-down = a page down
keys-corpus-page-up = a page up
keys-corpus-first = first row
keys-corpus-last = last row
keys-corpus-uncoded = next uncoded row
keys-corpus-select = select the row
keys-corpus-select-down = select downwards
keys-corpus-select-up = select upwards
keys-corpus-all = select all rows
keys-corpus-pick = code the selected rows
keys-corpus-repeat = put the last code
keys-corpus-take = take a code off
keys-corpus-replace = replace a code
keys-corpus-down = copy the codes down
keys-corpus-open = read the message in its place
keys-corpus-unfold = show the answers one by one
keys-corpus-fold = as one row again
keys-corpus-group = identical answers as one, or not
keys-corpus-filter = filter
keys-corpus-sort = sort
keys-corpus-columns = choose the columns
keys-corpus-advance = after a number, next row or next uncoded
keys-corpus-leave = leave what is open or selected
keys-corpus-number = code by numbers, then Enter
keys-corpus-recent = put a recent code
