# The reading room: views, things, coders.
order-tree = in order of replies
order-time = in order of time
order-to-time = Read in order of time, with the silences
order-to-tree = Read in order of replies
silence-days = { $n ->
    [one] { $count } day of silence
   *[other] { $count } days of silence
 }
silence-hours = { $n ->
    [one] { $count } hour of silence
   *[other] { $count } hours of silence
 }
silence-minutes = { $n ->
    [one] { $count } minute of silence
   *[other] { $count } minutes of silence
 }
silence-unanswered = a question left unanswered
fold-replies = { $n ->
    [one] { $count } reply folded
   *[other] { $count } replies folded
 }
fold-coded = { $n ->
    [one] { $coded } coded
   *[other] { $coded } coded
 }
fold-open = Unfold
fold-none = There is nothing to fold here. Branches fold in order of replies.
jump-none-parent = This message opens the conversation, or answers one that was not collected.
jump-none-reply = This message has no reply.
jump-none-sibling-next = No other reply to the same message after this one.
jump-none-sibling-previous = No other reply to the same message before this one.
jump-none-uncoded-previous = Everything before this message is coded, in this conversation.
jump-none-others = Nothing after this message, in this conversation, is coded by someone else.
goto = Go to message
goto-none = There is no message “{ $asked }” here. Give an id, or a number from 1 to { $count }.
thing-account-choose = Choose the account, to code or note it
thing-reply-choose = Choose the reply, to code or note it
thing-go-parent = go to the message of { $who }
thing-to-person = the person
thing-to-account = the account
thing-memos = { $n ->
    [one] { $count } memo
   *[other] { $count } memos
 }
thing-reply = { $who } answers { $whom }
thing-reply-sub = The link from { $ext } to { $parent }
thing-silence = Silence
thing-silence-sub = { $long }, after { $ext }
thing-account = Account of { $who }
thing-person = { $who }
thing-person-sub = The person, in every space
thing-whole = the whole conversation
thing-conversation-choose = Choose the conversation, to code or note it
thing-codes = Codes
thing-none-yet = No code. Codes put here do not count among the messages.
thing-none = There is no such thing here.
thing-bare = Nothing is coded here.
thing-words = There are no words here: voice and weight are said of a passage.
thing-back = back to the message
attributes = Attributes
code-things = { $n ->
    [one] and { $count } time outside the words
   *[other] and { $count } times outside the words
 }
