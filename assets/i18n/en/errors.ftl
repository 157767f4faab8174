# What could not be done: what, why, what to do.

error-exists = “{ $path }” exists already. Nothing was overwritten; choose another name.
error-missing = “{ $path }” is not there. Check the path.
error-not-a-study = “{ $path }” is not a Livisible study. The file was left untouched; to read data, import it into a study.
error-newer = “{ $path }” comes from a newer version of Livisible. The file was left untouched; update Livisible to open it.
error-truncated = “{ $path }” is truncated: its end is missing. The file was left untouched; take a copy, or the latest backup in the folder beside it.
error-corrupt = “{ $path }” is damaged ({ $detail }). The file was left untouched; take a copy, or the latest backup in the folder beside it.
error-locked = “{ $path }” is open in another window or command. Close it, or open the study read-only.
error-old-and-sealed = “{ $path }” comes from an earlier version and its file is write-protected: it cannot be brought up to date. Make it writable, or copy it elsewhere, then open the study again.
error-read-only = The study is open read-only. Close the other window that writes it, or copy the file.
error-read-only-file = The study’s file is write-protected. Make it writable, or copy it elsewhere, then open the study again.
error-cancelled = Stopped as you asked. The study is as it was.
error-unknown-code = No code “{ $code }” in the codebook. “livi codes” lists them.
error-code-exists = Code “{ $code }” exists already. Choose another id.
error-code-cycle = Code “{ $code }” cannot stand under itself. Choose another parent.
error-unknown-message = No message “{ $id }” in the study.
error-unknown-object = No { $kind } “{ $id }” in the study.
error-exclusive = “{ $code }” and “{ $other }” cannot stand together: one of them stands alone, or their family allows only one on the same words. Nothing was changed. Take the other one off first, or replace it.
error-bad-span = The span { $start }–{ $stop } is outside the text, which has { $length } characters.
error-unargued = Say why these accounts are of one person: a link is argued. Nothing was changed.
error-other-speaker = { $message } was written by another person: a mask is worn by its own. Nothing was changed.
error-nothing-to-undo = There is nothing to undo.
error-nothing-to-redo = There is nothing to redo.
error-undo-barrier = Undo stops here: the file has been upgraded since. The lines of the journal can still be read.
error-document = Document refused at { $path }: { $problem }. Nothing was imported.
error-unknown-template = No codebook “{ $id }”. Those that come with Livisible: FL, AC, NM, TY, RW, PR.
error-unknown-figure = No figure “{ $name }”. Figures: corpus, codes, cooccurrence, threads.
error-bad-parameter = Parameter { $name } cannot be “{ $value }”.
error-bad-query = The query is not clear. { $detail } Nothing was changed.
error-read = The file cannot be read ({ $code }: { $detail }). Nothing was imported.
error-io = “{ $path }”: the system refuses ({ $detail }).
error-index = The search index does not answer ({ $detail }). “livi reindex” rebuilds it.
error-index-unwritable = The search index cannot be written in { $path }, nor in the temporary folder ({ $detail }). Make room there, or name another folder with LIVISIBLE_CACHE; the study itself is safe.
error-index-busy = The search index is being rebuilt by another window. Try again in a moment.
error-database = The database refuses ({ $detail }). The operation was rolled back whole.
error-disk-full = The disk is full. The operation was rolled back whole; free some space, then try again.
error-stored = A stored value has not the expected shape ({ $detail }). “livi check” says where.

# What could not be understood in a query.

problem-unclosed-quote = This quotation mark is never closed; everything after it is one phrase.
problem-near-without-two-sides = NEAR needs words on both sides.
problem-near-needs-words = NEAR measures between words: what stands on one side is no word.
problem-arrow-outside-reply = The arrow belongs inside reply( -> ); it is left out.
problem-empty-group = There is nothing between these parentheses.
problem-overlap-needs-two = overlap( ) needs two segments at least.
problem-reply-needs-arrow = reply( ) needs an arrow between what is answered and the answer: reply(code:A -> code:B).
problem-no-words-to-code = The query holds no word to code; code the whole message.
problem-unclosed-parenthesis = This parenthesis is never closed.
problem-unopened-parenthesis = This parenthesis was never opened; it is left out.
problem-missing-value = The field has no value after its colon.
problem-or-without-two-sides = OR needs something on both sides.
problem-nothing-to-exclude = There is nothing after the minus or NOT.
problem-unknown-field = There is no such field; it is read as a word.
problem-unknown-space = There is no such type of space.
problem-unknown-role = There is no such role.
problem-unknown-code = There is no such code in the codebook.
problem-unknown-value = The field does not know this value.
problem-in-stands-alone = Memos and codes are searched apart from messages: in:memo and in:codebook stand beside the rest of a search, not inside a group, nor where messages are counted or coded.
problem-not-in-notes = Memos and codes are not searched by this; code:, coder:, date: and has: are understood.
problem-bad-date = This is no date; write 2024, 2024-03, 2024-03-02, or two of them with .. between.
problem-bad-number = This is no number; write 4, <=2 or >=4.

# Why a file cannot be read. The detail is what was seen, never a sentence.

read-missing = “{ $detail }” is not there. Check the path.
read-folder = “{ $detail }” is a folder. Name the files in it.
read-not-a-file = “{ $detail }” is a device or a pipe, not a file. Copy its content into a file first.
read-denied = “{ $detail }” is closed to you. Change its permissions, or use a copy elsewhere.
read-io = The system refuses to read the file ({ $detail }). Nothing was imported.
read-empty = The file is empty. Nothing was imported.
read-no-records = This JSON holds no records: Livisible reads one object a line, or an array of objects. Nothing was imported.
read-cut-short = The file is cut short: its end is missing. Download or copy it again, then import it.
read-malformed-json = This is no valid JSON: it goes wrong at line:column { $detail }. Nothing was imported.
read-damaged-archive = The archive, or a file in it, is damaged. Download or copy it again, then import it.
read-too-many-files = There are more than { $detail } files. Those after them were left out: choose fewer at a time.
read-unknown-format = There is no format “{ $detail }”. “livi formats” lists them.
read-format-not-yet = { $detail } cannot be read yet. Nothing was imported.
read-binary = The file holds no text: { $detail } of its first characters are none. Nothing was imported.
read-unknown-encoding = There is no encoding “{ $detail }”. Try utf-8, windows-1252 or utf-16le.
read-unknown-field = There is no field { $detail }.
read-unknown-column = There is no column { $detail }.
read-unknown-sheet = There is no sheet { $detail }.
read-encrypted = The file is protected by a password. Save it without one, then import it.
read-no-text-layer = This PDF holds pictures of pages, not text: run it through text recognition first, then import it.
read-no-sheets = The workbook has no sheet of cells. Nothing was imported.
read-not-a-workbook = The file is no workbook, or a damaged one. Save it again from its program, then import it.
read-too-large = The file would unpack to { $detail } bytes or more. It was refused; nothing was imported.
read-oversized-record = A record is larger than any message can be ({ $detail }): most often a quotation mark that nothing closes. Nothing was imported.
read-not-a-codebook = The file does not say what its codes are ({ $detail }).
read-write = The workbook cannot be written. Check its folder and the room left, or write CSV.
read-no-codes = { $detail }: no code in this file. Nothing was added.
error-number-taken = Number { $number } is that of “{ $code }”. Choose another one, or renumber all codes.
error-self-relation = “{ $code }” cannot be related to itself. Choose another code.
error-nothing-to-merge = Nothing to merge into “{ $code }”: name at least one other code.
