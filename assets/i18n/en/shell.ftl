# The window's frame: native menus, file dialogs, and the shell's own refusals.

menu-file = File
menu-new = New study…
menu-open = Open a study…
menu-sample = Open the sample study
menu-import = Import files…
menu-export = Export data…
menu-report = Report
menu-close = Close the study
menu-quit = Quit
menu-edit = Edit
menu-undo = Undo
menu-redo = Redo
menu-cut = Cut
menu-copy = Copy
menu-paste = Paste
menu-select-all = Select all
menu-find = Find
menu-view = View
menu-theme = Next theme
menu-lang = Passer en français
menu-help = Help
menu-keys = Keyboard shortcuts

dialog-open-study = Open a study
dialog-open-import = Choose the files to import
dialog-open-folder = Choose the folder to import
dialog-open-codebook = Choose a codebook
dialog-save-study = Where to put the new study
dialog-save-csv = Where to write the table
dialog-save-workbook = Where to write the workbook
dialog-save-json = Where to write the data
dialog-save-svg = Where to write the figure
dialog-save-html = Where to write the report
dialog-study = Livisible study
dialog-import = Tables, workbooks, texts, studies
dialog-codebook = Codebook
dialog-csv = CSV table
dialog-workbook = Workbook
dialog-json = JSON data
dialog-svg = SVG drawing
dialog-html = HTML page

error-no-study = No study is open. Open one first.
error-panicked = Livisible met a fault of its own ({ $detail }). The operation was rolled back and the study opened anew; what was done before is safe.
error-preferences = The preferences could not be written to “{ $path }” ({ $detail }). They hold until Livisible is closed.

# What was not understood in a query.
query-unclosed-quote = This quotation mark is never closed; everything after it is one phrase.
query-unclosed-parenthesis = This parenthesis is never closed.
query-unopened-parenthesis = This parenthesis was never opened; it is left out.
query-missing-value = The field has no value after its colon.
query-or-without-two-sides = OR needs something on both sides.
query-nothing-to-exclude = There is nothing after the minus or NOT.
query-unknown-field = There is no such field.
query-unknown-space = There is no such type of space.
query-unknown-role = There is no such role.
query-unknown-code = There is no such code in the codebook.
query-unknown-value = The field does not know this value.
query-bad-date = This is no date; write 2024, 2024-03, 2024-03-02, or two of them with .. between.
query-bad-number = This is no number; write 4, <=2 or >=4.

# What was recognised in a file.

format-name-csv = Table
format-name-xlsx = Workbook
format-name-ndjson = JSON lines
format-name-json = JSON
format-name-text = Text
format-name-4cat = 4CAT
format-name-zeeschuimer = Zeeschuimer
format-name-facepager = Facepager
format-name-youtube-takeout = YouTube (Google Takeout)
format-name-youtube-data-tools = YouTube Data Tools
format-name-youtube-comments = YouTube comments
format-name-crowdtangle = CrowdTangle
format-name-google-play = Google Play reviews
format-name-google-play-console = Google Play Console
format-name-app-store = App Store reviews
format-name-trustpilot = Trustpilot reviews
format-name-amazon = Amazon reviews
format-name-app-reviews = Reviews of applications
format-name-brandwatch = Brandwatch
format-name-talkwalker = Talkwalker
format-name-meltwater = Meltwater
format-name-livisible-study = Livisible study
format-name-qualtrics = Qualtrics survey
format-name-surveymonkey = SurveyMonkey survey
format-name-limesurvey = LimeSurvey survey
format-name-google-forms = Google Forms form
recognised-asked = chosen by you
recognised-source-columns = known by its columns
recognised-study-json = known by its header
recognised-workbook = known by its first bytes
recognised-json-lines = known by its lines, each an object
recognised-json-array = known by its array of objects
recognised-even-rows = known by its even rows
recognised-uneven-rows = uneven rows, to be checked
recognised-single-column = a single column
recognised-plain-text = without columns
source-family-collector = collected for research
source-family-reviews = reviews
source-family-listening = social listening
source-family-survey = survey
error-indexing = The index of words is being rebuilt. Reading and coding go on; ask for this again in a moment.
