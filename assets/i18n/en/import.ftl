# The Import room.

import-empty = No file has been dropped yet.
import-empty-do = Drop files anywhere in the window, or choose them. Nothing enters the study before you agree.
import-choose = Choose files
import-choose-folder = Choose a folder
import-add = Add files
import-add-folder = Add a folder
import-gathering = The folder is being opened: its files will appear.
import-remove-unreadable = { $n ->
    [one] Remove { $count } unreadable file
   *[other] Remove { $count } unreadable files
 }
import-reads = What can be read
import-reads-chats = Chats
import-reads-chats-what = WhatsApp, Telegram, Discord, Slack, Messenger, Signal
import-reads-networks = Networks
import-reads-networks-what = Reddit, X, Mastodon, Bluesky, YouTube
import-reads-forums = Forums, blogs, mail
import-reads-forums-what = Stack Exchange, Discourse, Disqus, WordPress, feeds, mailing lists
import-reads-transcripts = Transcripts
import-reads-transcripts-what = WebVTT, SRT, Zoom, Praat, interviews, pasted threads
import-reads-documents = Documents and pages
import-reads-documents-what = Word, ODT, RTF, PDF, Markdown, saved pages with their comments
import-reads-tables = Tables
import-reads-tables-what = CSV, Excel, ODS, JSON, any delimiter and encoding
import-reads-tools = Tools
import-reads-tools-what = exports of collectors, reviews, listening and surveys, known by their columns
import-reads-folder = Folders and ZIP
import-reads-folder-what = every file in them
import-reads-study = A study in JSON
import-reads-study-what = a whole study, its codes and its codings

import-files = Dropped files
import-state-unreadable = unreadable
import-state-done = imported
import-state-failed = refused
import-state-asking = …
import-state-study = study
import-state-text = to mend
import-state-nothing = nothing to read
import-remove = Remove { $file }

import-sub = Nothing is imported yet. The original file stays as it is; its fingerprint is kept.
import-looking = The file is being looked at. Nothing is imported yet.
import-encoding-read = encoding of the text
import-encoding-asked = encoding chosen by you
import-confidence-sure = certain
import-confidence-likely = likely
import-confidence-unsure = uncertain
import-told = { $n ->
    [one] Known by its column { $columns }.
   *[other] Known by its columns { $columns }.
 }
import-told-more = Known by its columns { $columns } and { $rest } others.
import-told-by = What tells it: { $signs }
import-heard = What it holds
import-heard-who = Messages
import-heard-answers = Answers
import-heard-replies = { $n ->
    [one] { $count } message answers another
   *[other] { $count } messages answer another
 }
import-heard-no-replies = The file does not say who answers whom: messages follow each other.
import-heard-inferred = { $n ->
    [one] { $count } concluded, and marked so
   *[other] { $count } concluded, and marked so
 }
import-heard-orphans = { $n ->
    [one] { $count } to a message that is missing
   *[other] { $count } to messages that are missing
 }
import-heard-taken = { $n ->
    [one] { $count } message quotes another or passes it on
   *[other] { $count } messages quote another or pass it on
 }
import-heard-taken-name = Quotations
import-heard-dates = Dates
import-heard-no-dates = None in the file
import-heard-langs = Languages
import-recipe = Read as “{ $file }” was on { $day }.
import-recipe-leave = Do not follow
import-recipe-left = Read without following “{ $file }”.
import-recipe-follow = Follow
import-family-file = Files
import-family-collector = Collectors
import-family-reviews = Reviews
import-family-listening = Listening
import-family-survey = Surveys
import-family-chat = Chats
import-family-network = Networks
import-family-forum = Forums, blogs and comments
import-family-transcript = Transcripts
import-family-document = Documents and pages
import-records = { $n ->
    [one] { $count } record
   *[other] { $count } records
 }
import-records-first = { $n ->
    [one] the first record
   *[other] the first { $count } records
 }
import-columns = { $n ->
    [one] { $count } column
   *[other] { $count } columns
 }
import-columns-known = { $n ->
    [one] { $count } recognised
   *[other] { $count } recognised
 }
import-unsure = The format is not certain. Check the columns and the preview before importing, or change the reading options.

import-options = Reading options
import-option-format = Format
import-option-encoding = Encoding
import-option-delimiter = Delimiter
import-option-sheet = Sheet
import-option-space = Type of space
import-option-venue = Venue
import-option-lang = Language
import-option-html = HTML in texts
import-html-rendered = rendered as text
import-html-kept = kept as it stands
import-option-recognised = { $value } (recognised)
import-option-auto = Recognise
import-option-none = Not said
import-option-detect = Detected in each message
import-option-hint = Space, venue and language hold for the messages that say none.
import-format-csv = CSV
import-format-xlsx = Excel or ODS
import-format-text = Text
import-format-livisible-study = A study in JSON
import-delimiter-comma = comma
import-delimiter-semicolon = semicolon
import-delimiter-tab = tab
import-delimiter-bar = vertical bar
import-delimiter-other = “{ $sign }”

import-table = Columns of the file
import-head-column = Column
import-head-role = Role
import-head-sample = Example
import-head-content = Content
import-head-known = Recognised
import-role-of = Role of the column { $column }
import-role-id = Identifier
import-role-parent = Parent message
import-role-thread = Thread
import-role-account = Account
import-role-person = Person
import-role-role = Author’s role
import-role-space = Type of space
import-role-venue = Venue
import-role-posted = Date and time
import-role-lang = Language
import-role-title = Title
import-role-url = Address
import-role-rating = Rating
import-role-text = Message text
import-role-attribute = Attribute
import-role-ignore = Do not import
import-role-respondent = Respondent
import-role-question = Question
import-role-answer = Open answer
import-role-weight = Respondent’s weight
import-role-reply = Brand’s reply
import-role-replied = Date of the reply
import-roles-message = The message
import-roles-who = Who and where
import-roles-survey = Survey
import-roles-rest = The rest
import-find = Find a column
import-find-found = { $n ->
    [one] { $count } column of { $all }
   *[other] { $count } columns of { $all }
 }
import-attributes = { $n ->
    [one] and { $count } attribute
   *[other] and { $count } attributes
 }
import-attributes-fold = { $n ->
    [one] fold { $count } attribute
   *[other] fold { $count } attributes
 }
import-samples = Examples of the column { $column }
import-one-id = Every record has the same identifier in the column “{ $column }”: they would all be the same message. Leave it an attribute?
import-one-id-go = Leave it an attribute
import-masked = masked on import
import-masked-out = masked
import-known-sure = sure
import-known-confirm = to confirm
import-known-asked = chosen by you
import-known-recipe = as before
import-known-source = by the tool
import-known-none = kept
import-known-empty = empty
import-filled = { $n ->
    [one] { $count } filled
   *[other] { $count } filled
 }
import-distinct = { $n ->
    [one] { $count } distinct
   *[other] { $count } distinct
 }
import-links = { $n ->
    [one] { $count } link
   *[other] { $count } links
 }
import-lost = { $n ->
    [one] { $count } lost
   *[other] { $count } lost
 }
import-accounts = { $n ->
    [one] { $count } account
   *[other] { $count } accounts
 }
import-types = { $n ->
    [one] { $count } type
   *[other] { $count } types
 }
import-venues = { $n ->
    [one] { $count } venue
   *[other] { $count } venues
 }
import-content-base = Examples and content taken from the beginning of the file.
import-no-text = No column is the text of the message. Give one of them the role “Message text”, or “Open answer”, to import this file.
import-no-text-short = One column must be the text of the message.

import-left-out = Will be left out
import-left-out-done = Left out
import-notices = Good to know
import-duplicates-in = { $n ->
    [one] { $count } duplicate
   *[other] { $count } duplicates
 }
import-duplicates-what = Already read above in this file: the same identifier, or the same message word for word.
import-duplicates-done = Already in the study or read above in the file: the same identifier, or the same message word for word.
import-duplicates-renewed = Already in the study, where they were brought up to date, or read above in the file.
import-skip-numbers = no. { $numbers }
import-show = show
import-show-what = Show the records left out: { $what }
import-hide = fold
import-skip-more = { $n ->
    [one] and { $count } other, not shown here
   *[other] and { $count } others, not shown here
 }

import-counts-left = { $n ->
    [one] { $count } record left out
   *[other] { $count } records left out
 }
import-counts-base = counted on { $records }
import-counts-files = { $n ->
    [one] in { $count } file
   *[other] in { $count } files
 }
import-counts-known = { $n ->
    [one] { $count } of them already there
   *[other] { $count } of them already there
 }
import-cancel = Cancel
import-go = { $n ->
    [one] Import { $count } message
   *[other] Import { $count } messages
 }
import-go-renew = { $n ->
    [one] Bring { $count } message up to date
   *[other] Bring { $count } messages up to date
 }
import-go-files = { $n ->
    [one] Import this file
   *[other] Import { $count } files
 }
import-go-nothing = Import
import-wait-nothing = No file is ready to be imported.
import-read-only = Nothing can enter this study. { $why }

import-unreadable-do = The file was not touched. Change the reading options, or remove it: the other files can be imported.

import-margin = As it will be read
import-margin-longest = Conversation { $count } of { $all }, the longest: { $messages }
import-margin-first = First messages, with no replies among them
import-margin-parent = { $n ->
    [one] Without the column { $column }, the reply would become a message on its own.
   *[other] Without the column { $column }, the { $count } replies would become messages on their own.
 }
import-margin-rest = { $n ->
    [one] And { $count } other message.
   *[other] And { $count } other messages.
 }
import-margin-study = This study will be read as it stands, with its codes and its codings.
import-margin-after = The journal keeps this import; undoing it takes away all that it brought.
import-margin-none = The longest conversation of the chosen file will appear here, as it will be read.

import-progress = Importing
import-progress-sub = You can stop it at any time: nothing of it will stay.
import-progress-indexing = The words are being indexed for the search
import-progress-wait = waits for its turn
import-progress-read = read
import-rate = { $count } a second
import-left = about { $time } left
import-share = { $percent } % of { $size }
import-said = { $file }: { $percent } % read
import-stop = Stop and undo everything
import-stopping = Stopping
import-stopped = The import was stopped. Nothing of it was kept: the study is as it was.

import-seconds = { $seconds } s
import-minutes = { $minutes } min { $seconds } s
import-hours = { $hours } h { $minutes } min
import-moment = less than a second
import-size-b = { $n } B
import-size-kb = { $n } KB
import-size-mb = { $n } MB
import-size-gb = { $n } GB

import-report = { $n ->
    [one] { $count } message imported
   *[other] { $count } messages imported
 }
import-report-none = Nothing was imported
import-report-sub = { $n ->
    [one] { $count } file, in { $time }
   *[other] { $count } files, in { $time }
 }
import-report-failed = { $n ->
    [one] { $count } file refused
   *[other] { $count } files refused
 }
import-report-unread = { $n ->
    [one] { $count } unreadable file left
   *[other] { $count } unreadable files left
 }
import-report-unready = { $n ->
    [one] { $count } file to mend left
   *[other] { $count } files to mend left
 }
import-equation = { $records } = { $messages } + { $duplicates } + { $skipped }
import-equation-duplicates = { $n ->
    [one] { $count } duplicate
   *[other] { $count } duplicates
 }
import-equation-skipped = { $n ->
    [one] { $count } left out
   *[other] { $count } left out
 }
import-orphans = { $n ->
    [one] { $count } reply whose parent message is missing
   *[other] { $count } replies whose parent message is missing
 }
import-failed-kept = Nothing of this file entered the study; what the others brought is kept.
import-failed-kept-alone = Nothing entered the study; it is as it was.
import-read = Read these conversations
import-undo = Undo this import
import-undone = This import is undone: the study is as it was before it. The journal can redo it.
import-others = Import other files

import-status-files = { $n ->
    [one] { $count } file
   *[other] { $count } files
 }
import-status-faulty = { $n ->
    [one] { $count } to mend
   *[other] { $count } to mend
 }
import-status-stays = Nothing leaves this computer
import-status-running = Import: { $percent } %, { $records }
import-status-done = Import finished: { $messages }
import-busy = An import is under way. Wait for its end, or stop it in the Import room; nothing is lost.

import-drop = Drop to import into “{ $title }”
import-drop-new = Drop to begin a study
import-drop-open = Drop to open this study
import-drop-refused = This study is read only: nothing can enter it.
import-drop-running = An import is under way: these files will wait for their turn.
import-drop-more = { $n ->
    [one] and { $count } other
   *[other] and { $count } others
 }
start-drop = Drop a file anywhere in the window
start-drop-what = Or choose it here: Excel, ODS, CSV, text, a study in JSON
