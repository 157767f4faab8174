# The command line.

cli-about = Livisible at the command line: import, code, search, count, report.
cli-about-new = Makes an empty study
cli-about-import = Imports files into a study
cli-about-formats = Lists the formats read and written
cli-about-codes = Lists the codebook, copies a starter codebook, reads a codebook file
cli-about-search = Searches the study
cli-about-code = Puts a code on all that a query finds, as one undoable step
cli-about-rules = Rules of codes: queries that suggest them; what they would code, how they stand to what people coded
cli-about-memos = Lists the memos, the latest first
cli-about-figures = Computes figures: corpus, codes, cooccurrence, threads
cli-about-report = Writes the report (.html)
cli-about-export = Writes data (.qdc, .csv, .xlsx, .json, .md)
cli-about-history = Shows the journal
cli-about-imports = Lists the imports, shows the report of one, takes one out
cli-about-sets = Sets of messages: queries kept, messages chosen by hand, samples drawn
cli-about-undo = Takes back the last operations
cli-about-redo = Brings back operations that were taken back
cli-about-check = Verifies the study file
cli-about-reindex = Rebuilds the search index, or removes it
cli-arg-study = The study file (.livi)
cli-arg-files = Files to import
cli-arg-title = Title
cli-arg-lang = Language: fr or en
cli-arg-import-lang = Language of the messages, ISO 639-1 code
cli-arg-json = One JSON document on standard output
cli-arg-format = Format, instead of the one recognised
cli-arg-space = Type of space: forum, blog, media, review…
cli-arg-venue = Venue: site, group, shop
cli-arg-encoding = Encoding, such as windows-1252
cli-arg-sheet = Sheet of the workbook
cli-arg-map = Role of a column, such as text=Review
cli-arg-delimiter = Delimiter of a table, one character
cli-arg-html = HTML in texts: render it as text, or keep it as it stands; otherwise as the cells tell
cli-arg-fresh = Guess anew, without following an earlier wave
cli-arg-id = Number of an import
cli-arg-reindex-remove = Removes the index; the next search of words rebuilds it
cli-arg-remove = Takes the import out, with the codings and memos on its messages
cli-arg-dry_run = Says what would be imported, writes nothing
cli-arg-template = Starter codebook: FL, AC, NM, TY, RW, PR
cli-arg-import = Codebook file (.qdc, .csv, .xlsx, .json)
cli-arg-query = Query
cli-arg-sort = Order of results
cli-arg-limit = How many results
cli-arg-offset = First result, from 0
cli-arg-facets = Facets: space,venue,lang,role,month,code,coder,person,account,attr.NAME
cli-arg-by = By message or by conversation
cli-arg-histogram = Messages over time
cli-arg-keyness = Words that tell what is found from the rest
cli-arg-neighbours = Words within five words of what is found
cli-arg-search-csv = Writes the lines of the concordance into a file (.csv, .xlsx)
cli-arg-kwic = Concordance, so many characters each side
cli-arg-rencontre = Draws among the results, with this seed
cli-arg-pool = Among what it draws: uncoded, neglected, far:ID for the far neighbours of a message
cli-arg-save = Keeps --query as a set of this name
cli-arg-sample = Draws a sample among what --query finds, kept under this name
cli-arg-make = Makes a set by hand of the messages IDS, or of what --query finds
cli-arg-sets-add = Puts the messages IDS into a set by hand, made where there is none
cli-arg-drop = Takes the messages IDS out of a set by hand
cli-arg-rename = Renames a set, in the queries that name it too
cli-arg-delete = Deletes a set
cli-arg-size = How many messages
cli-arg-how = How they are drawn
cli-arg-by = What makes the strata: space, venue, role, lang, person, month, code, attr.NAME
cli-arg-equal = As many of each stratum, not in proportion
cli-arg-seed = Decides the chance: the same seed draws the same
cli-arg-sets-note = Why the set is there
cli-arg-ids = Messages, by their ids
cli-arg-code = Code: id, number or label
cli-arg-span = What is coded: the whole message or the words found
cli-arg-coder = Name of the coder
cli-arg-preview = Says what would be coded, changes nothing
cli-arg-names = Names of figures
cli-arg-filter = Query that restricts the messages
cli-arg-brand_speech = Count brand speech too
cli-arg-param = Parameter, such as voice=assumed
cli-arg-csv = Writes the tables into a CSV file
cli-arg-svg = Draws the figure into an SVG file
cli-arg-theme = Colours of the drawing
cli-arg-file = File to write
cli-arg-quotes = How people are quoted
cli-arg-identities = Keep identities or replace them
cli-arg-count = How many operations
cli-arg-add = Query of a new rule
cli-arg-note = Why the rule is there
cli-arg-rules-span = What the rule codes: the whole message, the words found, their sentence
cli-arg-rules-preview = Shows what the rules would code, changes nothing
cli-arg-apply = Accepts every new place that the rules find
cli-arg-propose = Puts every new place as a proposal, which counts once it is accepted
cli-arg-kind = Type: note, theoretical, method, reflexive, todo
cli-arg-find = Words that the memos hold
cli-arg-memos-open = Only what is still to do

cli-new = Study “{ $title }” made: { $path }
cli-not-livi = “{ $path }” must end in .livi.
cli-unknown-space = No type of space “{ $space }”. Types: { $known }.
cli-progress = { $records } records, { $percent }%, { $rate } a second
cli-format-tool = { $name }: columns such as { $columns }
cli-imported = { $file } ({ $format }): { $records } records = { $messages } messages + { $duplicates } duplicates + { $skipped } skipped; { $conversations } conversations, { $accounts } accounts, { $orphans } replies to a missing parent
cli-some-refused = { $refused } of { $files } files were refused; the others were imported.
cli-followed = Read as “{ $file }” was.
cli-import-removed = “{ $file }” taken out: { $messages } messages, { $codings } codings, { $memos } memos, { $records } records of the models. livi undo brings it back.
cli-bad-delimiter = “{ $delimiter }” is no delimiter: give one character, such as a comma, or tab.
cli-would-import = { $file } ({ $format }) would give: { $records } records = { $messages } messages + { $duplicates } duplicates + { $skipped } skipped; { $conversations } conversations, { $accounts } accounts, { $orphans } replies to a missing parent
cli-skipped =   record { $record }: { $reason } { $detail }
cli-skipped-more =   … and { $count } more, all in --json
cli-warning =   note: { $warning }
cli-direction-import = read
cli-direction-export = written
cli-direction-both = read and written
cli-codes-added = { $count } codes added ({ $source })
cli-codes-none = The codebook is empty. “livi codes STUDY --template FL” copies a starter codebook.
cli-problem = { $problem } (character { $start })
cli-found = { $total ->
    [one] { $total } message
   *[other] { $total } messages
 }
cli-coded = “{ $code }”: { $codings ->
    [one] { $codings } coding
   *[other] { $codings } codings
 } put on { $messages ->
    [one] { $messages } message
   *[other] { $messages } messages
 } found; { $already } stood there already
cli-would-code = “{ $code }” would put { $codings ->
    [one] { $codings } coding
   *[other] { $codings } codings
 } on { $messages ->
    [one] { $messages } message
   *[other] { $messages } messages
 } found; { $already } stand there already
cli-rule-of-code = A rule belongs to a code: name it before --add.
cli-sets-none = No set yet. “livi sets STUDY --save NAME --query QUERY” keeps a query.
cli-sets-line = { $name }  { $kind }  { $count }  { $said }
cli-rules-none = No rule yet. “livi rules STUDY CODE --add QUERY” adds one.
cli-rules-applied = “{ $code }”: { $places ->
    [one] { $places } place
   *[other] { $places } places
 } accepted
cli-rules-proposed = “{ $code }”: { $places ->
    [one] { $places } place
   *[other] { $places } places
 } proposed; none counts until somebody accepts it
cli-rules-found = { $found ->
    [one] { $found } message
   *[other] { $found } messages
 } found: { $new } new, { $proposed } proposed, { $otherwise } that people coded otherwise, { $refused } refused, { $agrees } as people coded, { $accepted } accepted; { $missed } missed
cli-rules-precision = Precision: of the messages found that people coded, { $part } bear “{ $code }”.
cli-rules-recall = Recall: of the messages where people put “{ $code }”, { $part } are found.
cli-memos = { $total ->
    [one] { $total } memo
   *[other] { $total } memos
 }
cli-unknown-memo-kind = No type of memo “{ $kind }”. Types: { $known }.
cli-code-refused = { $refused ->
    [one] { $refused } coding
   *[other] { $refused } codings
 } left out: the codebook forbids them beside what stands there
cli-undone = Undone: { $what }
cli-redone = Redone: { $what }
cli-figure-base = { $figure } — base: { $messages } messages, { $codings } codings, { $accounts } accounts, { $persons } persons, { $spaces } spaces, { $conversations } conversations; { $brand }
cli-brand-exclude = brand speech left out
cli-brand-include = brand speech included
cli-one-svg = A drawing holds one figure. Ask for one figure with --svg, not { $names }.
cli-nothing-to-draw = There is nothing to draw. { $base }
cli-unknown-export = “{ $file }”: this format is not written. Formats: .csv, .xlsx, .json, .md; --as matrix, codings or codebook chooses the table of a .csv.
cli-exported = { $file }: { $rows } rows written
cli-exported-cut = { $count } cells too long for a workbook were cut; .csv and .json keep them whole.
cli-report-html = “{ $file }”: the report is written as .html.
cli-no-paraphrase = No quotation has a paraphrase yet. Choose --quotes masked, verbatim or none.
cli-reported = { $file }: report written
cli-check-ok = Sound study: { $messages } messages, { $spans } spans verified.
cli-found-notes = Memos: { $memos }. Codes: { $codes }.
cli-index-current = Search index: { $size } for { $texts } texts, in { $path }.
cli-index-stale = The search index is of an earlier state; the next search rebuilds it, in { $path }.
cli-index-missing = There is no search index yet; the next search builds it, in { $path }.
cli-index-damaged = The search index is damaged; the next search rebuilds it, in { $path }, or “livi reindex” now.
cli-index-building = The search index is being built: { $done } of { $of } texts. It can be searched when all are in.
cli-index-removed = Index removed: { $size } free again. The next search of words rebuilds it.
cli-reindexing = { $done } of { $of } texts
cli-size-kilo = { $n } kB
cli-size-mega = { $n } MB
cli-size-giga = { $n } GB
cli-check-failed = { $count } faults found. Take the latest backup in the folder beside it, and keep this file.
cli-reindexed = Index rebuilt: { $count } texts.

format-delimited-table = delimited table (comma, semicolon, tab, bar), any encoding
format-workbook = workbook: xlsx, xlsm, xls, ods
format-json-lines = objects in JSON, one a line
format-json-array = array of objects in JSON, at the top or under three keys at most
format-plain-text = plain text: one file, one message
format-study-json = open Livisible study (JSON)
format-webvtt = captions and transcripts in WebVTT (Zoom, Teams, YouTube): turns of speech, who speaks and when
format-srt = subtitles and transcripts in SubRip: turns of speech, who speaks and when
format-sbv = captions of YouTube in SBV: turns of speech, who speaks and when
format-textgrid = TextGrid of Praat: tiers of speakers, in the order of time
format-zoom-chat = chat of a Zoom meeting: answers and reactions tied to what they quote
format-disqus = Disqus: the export of a forum in XML, comments under their pages
format-whatsapp = WhatsApp: an exported chat (.txt), from Android or iOS, in any language
format-reddit = Reddit: submissions and comments of the dumps (Pushshift, Arctic Shift), or threads of its interface
format-yt-dlp = yt-dlp: a video, its title and description, and the comments below (.info.json)
format-page = saved web page with what people wrote under it: WordPress, Blogger, TypePad, Disqus, phpBB, vBulletin, XenForo, Discourse, Hacker News, schema.org
format-html = saved web page: its words without menus and scripts, as one message
format-blog-text = blog post copied as plain text: a date, a title, the words, the line that signs, then comments that sign likewise
format-docx = Word document: its words as one message, each comment of the margin as another
format-odt = OpenDocument text: its words as one message, each comment of the margin as another
format-rtf = rich text: its words as one message
format-pdf = PDF that holds text: one message, pages parted by a blank line
format-markdown = Markdown, word for word, with its front matter
format-interview = interview typed as a text: who speaks at the head of each turn
format-telegram = Telegram: a chat or a whole account exported by Telegram Desktop (result.json)
format-discord = Discord: a channel exported by DiscordChatExporter (JSON)
format-messenger = Messenger and Instagram: a conversation of a download of Meta (message_1.json)
format-mastodon = Mastodon: the outbox of an archive (outbox.json), or statuses of the interface
format-x-archive = archive of an account on X (Twitter): the ZIP, or its tweets.js alone
format-x-api = tweets of the interface of X (Twitter): pages of version 2, lines of twarc, lines of version 1.1
format-wordpress = WordPress: the export of a site in XML (WXR), posts, pages and their comments, forums of bbPress
format-stack-exchange = Stack Exchange: Posts.xml and Comments.xml of a site
format-feed = feed: RSS, RDF or Atom, with its comments; Blogger
format-thread = thread pasted from a forum, a network or a mail: three messages at least headed alike by who and when
format-slack = Slack: the export of a workspace (.zip), read as one file
format-bluesky = Bluesky: feeds, searches and threads of its interface, records, lines of the stream (JSON)
format-signal = Signal: an exported chat, line by line or in JSON lines (signal-export)
format-meta-posts = Facebook, Instagram, Threads: posts and comments of a download of Meta
format-discourse = Discourse: a topic with its posts, or the latest posts of a forum (JSON)
format-commento = Commento: the comments under the pages of a site (JSON)
format-mbox = mail: mailboxes (mbox), archives of mailing lists, messages alone (eml)

skipped-empty-row = empty row
skipped-empty-text = empty text
skipped-not-data = no message: a row of the tool itself
skipped-malformed = unreadable
skipped-blank-answer = answer left blank
skipped-survey-preview = test or preview response
skipped-too-deep = nested too deep
skipped-truncated = cut by the end of the file
skipped-note = comment in the file, not speech
skipped-repeated-caption = caption that repeats the one before
skipped-reaction = reaction, counted with the message it is to
skipped-system-line = line of the platform, not of a person
skipped-unsent = message taken back, of which the file has no words
skipped-spam = spam, as the platform says
skipped-repost-without-text = passed on from others, without words
skipped-withheld = not shown by the platform
skipped-unpublished = not published: a draft, or held back by a moderator
skipped-pingback = signal of one site to another, not of a person
import-warning = { $warning }: { $detail }
import-warning-times = { $warning }: { $count }, first at record { $first }
warning-nul-replaced = NUL bytes replaced
warning-invalid-bytes = invalid bytes replaced
warning-ragged-rows = rows of unequal length
warning-open-quote = a quote left open
warning-second-header = two header rows, joined
warning-preamble = lines above the header
warning-other-sheets = other sheets not read
warning-other-arrays = other arrays not read
warning-many-keys = keys that are ids, kept together under the key above them
warning-columns-changed = columns that came or went since the import that is followed, and none holds ids: rows that it had come in as new
warning-html-rendered = HTML rendered as text
warning-ambiguous-dates = ambiguous dates, read day first
warning-ambiguous-dates-month-first = ambiguous dates, read month first
warning-unknown-halves-of-day = times whose half of the day is in an unknown language, kept as days
warning-heads-inside-messages = lines that look like the head of a message, unlike the others: left in the message before them
warning-unreadable-dates = unreadable dates, kept as they stand
warning-dates-without-zone = times without a zone, read as UTC
warning-estimated-dates = dates reckoned by the tool, not exact
warning-inferred-parents = answers concluded from a quote, a name or the order, and marked as such
warning-cues-joined = captions joined to the one before, as one turn of speech
warning-repeated-lines = lines of captions that repeat the caption before, left out
warning-silences = intervals without words, not read
warning-other-tiers = tiers of sounds, not read
warning-missing-parents = replies to a missing parent
warning-parent-cycle = replies in a circle, cut
warning-id-met-again-with-another-text = ids met again with another text, counted as duplicates
warning-id-taken-by-another-file = ids taken by another file, prefixed
warning-messages-updated = messages of earlier imports brought up to date
warning-texts-revised = texts of earlier imports that changed: the earlier version is kept
warning-spans-lost = codings and memos whose words are gone from a changed text, to be reviewed (is:lost)
warning-met-elsewhere = messages met again under another author or date, kept as they were
warning-corrections-kept = texts that changed at their source, where your correction stays
warning-respondents-updated = respondents of earlier waves brought up to date
warning-personal-left-out = columns that identify people, left out
warning-no-open-question = no open question found, the answers of this column read instead
warning-respondents-met-again = respondents on several rows
warning-not-in-file = messages that the file tells of and does not hold
warning-left-aside = files of the archive that are not read
warning-deletions-left-out = words deleted under tracked changes, left out
warning-headers-left-out = headers and footers of pages, left out
warning-document-damaged = the document is damaged: what comes after the damage is not read

cli-arg-merge = Codes to merge into that of --into
cli-arg-into = The code that stays
cli-arg-reason = Why: goes to the journal; with --keep, the note of the version
cli-arg-keep = Keeps the codebook under this name
cli-arg-versions = Lists the versions kept
cli-arg-diff = What changed from A to B: numbers, names of versions, or now
cli-arg-nets = Lists the nets: messages, persons, respondents
cli-codes-merged = { $codes } merged into “{ $code }”: { $codings } codings moved, { $overlaps } joined to others
cli-codes-kept = Version { $number } kept: { $name }
cli-codes-same = Nothing changed from one to the other.
cli-nets-none = No net.
