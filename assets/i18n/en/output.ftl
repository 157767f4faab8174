# Figures, report and export in the window; the way back in the journal; states.

figure-corpus = Corpus
figure-codes = Codes
figure-cooccurrence = Co-occurrence
figure-threads = Threads
figures-brand = Include brand speech
figures-filter = Filter
figures-filter-eg = the whole study, or space:forum, code:…, a word
figures-no-message = Nothing to count yet.
figures-no-message-do = The study holds no message.
figures-import = Import messages
figures-no-coding = No message is coded yet.
figures-no-coding-do = This figure counts codings. The corpus and the threads can be counted already.
figures-read = Read and code
figures-nothing-drawn = Nothing to draw with these messages.
figures-export = Export this figure
figures-export-csv = Tables (CSV)
figures-export-svg = Drawing (SVG)
figures-export-json = Data (JSON)
written-to = Written to { $path }
report-sub = The report as it will be written.
report-preview = Preview of the report
report-no-message = Nothing to report yet.
report-no-message-do = The study holds no message.
report-order = Report
report-title = Title
report-language = Language of the report
report-quotes = Quotations
report-quotes-masked = Masked
report-quotes-masked-what = People’s words, their names replaced by pseudonyms.
report-quotes-verbatim = Verbatim
report-quotes-verbatim-what = Words and names as they were written. Not to be shared without consent.
report-quotes-none = None
report-quotes-none-what = Counts and definitions, without people’s words.
report-write = Write the report
report-file = { $title }, report
report-outline = Outline of the report
take-along = Take the data along
export-what = What is exported
export-kind-workbook = Workbook
export-kind-workbook-what = Messages, codings and codes, a sheet each (Excel).
export-kind-matrix = Coded table
export-kind-matrix-what = One row a message, one 0/1 column a code (CSV).
export-kind-codings = Codings
export-kind-codings-what = One row a coded passage, with its words (CSV).
export-kind-codebook = Codebook
export-kind-codebook-what = One row a code, its definitions (CSV).
export-kind-study = Whole study
export-kind-study-what = All of it, for another Livisible or another tool (JSON).
export-file = { $title }, { $what }
export-query = Only the messages found by
export-identities = Keep identities
export-identities-masked = Account names become pseudonyms.
export-identities-kept = Account names leave with the data.
export-identities-study = Kept as a rule in the whole study, so that it reads back the same: account names included.
export-go = Export
export-rows = { $n ->
    [one] { $count } row
   *[other] { $count } rows
 }
export-done = { $rows } written to { $path }.
export-cut = { $n ->
    [one] { $cut } cell was too long and was cut.
   *[other] { $cut } cells were too long and were cut.
 }
history-undo-to = undo to here
history-redo-to = redo to here
history-confirm-undo = { $n ->
    [one] Undo { $count } operation?
   *[other] Undo { $count } operations?
 }
history-confirm-redo = { $n ->
    [one] Redo { $count } operation?
   *[other] Redo { $count } operations?
 }
history-confirm-to = Up to: { $what }
history-confirm-undo-note = They can be redone as long as nothing else is done.
history-confirm-redo-note = They are undone again with { $key }.
history-empty-do = Each change of the study will be written here, and can be undone.
fault-again = Search again
notice-read-only = This study is open for reading only.
notice-read-only-do = Reading, searching and exporting still work.
