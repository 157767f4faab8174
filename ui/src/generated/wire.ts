// Generated from src-tauri/src/wire by `make generate`. Do not edit.

export type Failure = { code: string, message: string };

export type SkippedGroup = { code: string, reason: string, count: number, records: Array<SkippedRecord> };

export type QuestionView = { id: string, label: string, asked: number, answered: number, coded: number };

export type ImportRecipe = { import: number, file: string, at: string };

export type Gathered = { path: string, shown: string, failure: Failure | null, aside: string | null };

export type ImportFormat = { name: string, label: string, family: "file" | "chat" | "network" | "forum" | "transcript" | "document" | "collector" | "reviews" | "listening" | "survey" };

export type ImportRow = { id: number, file: string, formatName: string, at: string, messages: number, skipped: number, active: boolean };

export type ImportReport = { row: ImportRow, format: string, bytes: number, sha256: string, reason: string, told: Array<string>, encoding: string | null, delimiter: string | null, sheet: string | null, headerRow: number | null, preamble: number, columns: Array<ColumnRole>, space: string | null, venue: string | null, lang: string | null, recipe: ImportRecipe | null, first: number | null, last: boolean, records: number, messages: number, duplicates: number, conversations: number, accounts: number, orphans: number, skipped: Array<SkippedGroup>, skippedTotal: number, warnings: Array<string>, updated: number, revised: number, lost: number, respondents: number, questions: Array<QuestionView> };

export type ImportTaken = { messages: number, codings: number, memos: number, records: number };

export type Lang = "fr" | "en";

export type Theme = "light" | "dark" | "system";

export type Density = "compact" | "normal" | "ample";

export type Preferences = { lang: Lang | null, theme: Theme, density: Density, left: number | null, right: number | null, coder: string | null, keys: { [key in string]: Array<string> }, zoom: number | null, blind: boolean };

export type Recent = { path: string, title: string, opened: string, messages: number, spaces: number, codings: number, insights: number, place: string | null, missing: boolean };

export type StartPage = { recent: Array<Recent>, version: string, preferences: Preferences, systemLang: Lang, last: string | null };

export type Position = { room: string, conversation: number | null, message: number | null, query: string | null };

export type StudySummary = { path: string, title: string, lang: Lang, sample: boolean, readOnly: boolean, readOnlyWhy: string | null, messages: number, conversations: number, codes: number, codings: number, persons: number, spaces: number, insights: number, memos: number, readings: number, operations: number, codedMessages: number, brandMessages: number, codebookVersion: number, saved: string | null, coder: string, undo: string | null, redo: string | null, lifted: boolean, last: Position | null };

export type ConversationRow = { id: number, venue: string | null, space: string, title: string | null, first: string | null, last: string | null, messages: number, persons: number, coded: number, opening: string, lang: string | null };

export type ConversationPage = { total: number, rows: Array<ConversationRow> };

export type CodingView = { id: number, code: number, start: number, end: number, voice: string, origin: string, review: string, coder: string, memo: string | null, weight: number | null, rule: number | null, reviewed: [string, string] | null };

export type MessageView = { id: number, ext: string, depth: number, parent: number | null, parentExt: string | null, parentMissing: boolean, inferred: boolean, takes: Array<TakenView>, speaker: string, account: number, person: number, answers: string | null, role: string, space: string, venue: string | null, posted: string | null, precision: string | null, estimated: boolean, lang: string | null, title: string | null, rating: number | null, signs: ("author" | "moderator" | "bot" | "verified" | "pinned" | "edited" | "deleted" | "forwarded")[], reactions: string | null, text: string, twins: number, question: string | null, codings: Array<CodingView>, memos: Array<Memo> };

export type ConversationView = { row: ConversationRow, index: number, of: number, messages: Array<MessageView>, things: Array<ThingMarks> };

export type TakenView = { kind: "quote" | "repost", message: number | null, conversation: number | null, ext: string, speaker: string | null };

export type Localised = { fr?: string, en?: string };

export type ExampleView = { message: number, conversation: number, quote: string };

export type CodeView = { id: number, ext: string, parent: number | null, depth: number, label: Localised, definition: Localised, include: Localised, exclude: Localised, example: string | null, color: string | null, slot: number, number: number | null, exclusive: boolean, codings: number, messages: number, origin: string | null, oneOf: boolean, antiExample: string | null, exampleAt: ExampleView | null, defined: boolean, rules: number, things: number };

export type NetView = { id: number, ext: string, label: Localised, codes: Array<number>, messages: number, persons: number, respondents: number };

export type RelationView = { id: number, from: number, kind: string, to: number, memo: string | null };

export type BookView = { nets: Array<NetView>, relations: Array<RelationView> };

export type MergeView = { codes: number, codings: number, overlaps: number, messages: number, children: number, memos: number };

export type SplitPart = { code: number | null, name: string | null };

export type VersionView = { id: number, number: number, name: string | null, note: string | null, author: string, at: string, codes: number };

export type VersionWord = { kind: "same" | "gone" | "new", text: string };

export type VersionChange = { kind: string, name: string, before: string | null, after: string | null, words: Array<VersionWord> };

export type VersionDifference = { changes: Array<VersionChange>, lines: Array<string> };

export type SegmentOrder = { code: number, below: boolean, sort: string, descending: boolean, space: string | null, venue: number | null, coder: string | null };

export type SegmentChoice = { value: string, name: string, count: number };

export type SegmentView = { id: number, code: number, message: number, ext: string, conversation: number, speaker: string, space: string, venue: string | null, posted: string | null, lang: string | null, before: string, quote: string, after: string, start: number, end: number, coder: string, voice: string, weight: number | null, review: string, memo: string | null };

export type SegmentPage = { total: number, rows: Array<SegmentView>, spaces: Array<SegmentChoice>, venues: Array<SegmentChoice>, coders: Array<SegmentChoice> };

export type RecordKind = "veridictory" | "thymic" | "actant" | "position" | "isotopy" | "insight" | "memo";

export type Mark = { label: string, detail: string, quote: string | null, who: string | null, status: string | null, intensity: number | null };

export type RecordGroup = { kind: RecordKind, title: string, marks: Array<Mark> };

export type MessageRecords = { message: number, groups: Array<RecordGroup>, attributes: Array<AttributeView> };

export type SearchSort = "relevance" | "date" | "thread";

export type SearchHit = { id: number, ext: string, conversation: number, speaker: string, space: string, venue: string | null, posted: string | null, lang: string | null, text: string, matches: Array<[number, number]>, codes: Array<number>, twins: number };

export type FieldFix = { start: number, end: number, text: string };

export type SearchProblem = { start: number, end: number, code: string, message: string, fix?: FieldFix };

export type FieldOffer = { text: string, label: string, detail: string, kind: string, code: number | null, count: number | null };

export type FieldCompletion = { start: number, end: number, value: boolean, whole: boolean, offers: Array<FieldOffer> };

export type FieldPart = { start: number, end: number, kind: string, chip: boolean, label: string, value: string, code: number | null };

export type FieldParts = { canonical: string, parts: Array<FieldPart>, problems: Array<SearchProblem> };

export type SearchBase = { messages: number, persons: number, spaces: number, codings: number };

export type FacetChoice = "only" | "not";

export type FacetValue = { value: string, label: string, messages: number, code: number | null, chosen: FacetChoice | null };

export type FacetView = { field: string, label: string, values: Array<FacetValue>, more: number };

export type TimeUnit = "day" | "week" | "month" | "quarter" | "year";

export type TimeBar = { from: string, to: string, messages: number, of: number };

export type Histogram = { unit: TimeUnit, bars: Array<TimeBar>, undated: number };

export type SearchFacets = { query: string, base: SearchBase, of: SearchBase, facets: Array<FacetView>, time: Histogram | null, building: boolean };

export type FoundConversation = { row: ConversationRow, found: number, hits: Array<SearchHit> };

export type FoundConversations = { total: number, rows: Array<FoundConversation>, building: boolean };

export type KeyTerm = { form: string, found: number, rest: number, score: number, query: string };

export type Keyness = { found: number, rest: number, terms: Array<KeyTerm> };

export type Neighbour = { form: string, times: number, query: string };

export type Neighbours = { within: number, left: Array<Neighbour>, right: Array<Neighbour>, bounded?: number };

export type KwicSort = "thread" | "left" | "right" | "date" | "account";

export type KwicAsk = { query: string, sort: KwicSort, width: number };

export type KwicRow = { message: number, ext: string, conversation: number, speaker: string, posted: string | null, lang: string | null, start: number, end: number, left: string, word: string, right: string, codes: Array<number> };

export type KwicPage = { query: string, problems: Array<SearchProblem>, total: number, messages: number, rows: Array<KwicRow>, building: boolean };

export type TextPlace = { message: number, start: number, end: number };

export type SearchPage = { query: string, problems: Array<SearchProblem>, total: number, hits: Array<SearchHit>, base: SearchBase, building: boolean };

export type IndexView = { state: "current" | "stale" | "missing" | "damaged" | "building", path: string, bytes: number, texts: number, done: number, of: number, stopped: boolean, ours: boolean };

export type PeopleAsk = { space: string | null, role: string | null, many: boolean, name: string, sort: "place" | "name" | "accounts" | "spaces" | "messages" | "first" | "last" | "role", descending: boolean };

export type PersonLine = { id: number, name: string, accounts: number, spaces: Array<string>, messages: number, first: string | null, last: string | null, role: string };

export type PeoplePage = { total: number, rows: Array<PersonLine> };

export type AccountLink = { justification: string, confidence: number, coder: string, at: string };

export type AccountView = { id: number, handle: string | null, role: string, venue: string | null, messages: number, first: string | null, last: string | null, links: Array<AccountLink>, linked: boolean };

export type CodeBorne = { code: number, assumed: number, said: number };

export type PersonSpace = { space: string, messages: number, accounts: Array<AccountView>, codes: Array<CodeBorne> };

export type MaskedMessage = { id: number, ext: string, conversation: number, opening: string };

export type MaskView = { id: number, label: string, ethosShown: string | null, ethosTold: string | null, coder: string, messages: Array<MaskedMessage> };

export type MaskDraft = { label: string, ethosShown: string | null, ethosTold: string | null };

export type Worn = { message: number, masks: Array<string> };

export type MasksAtHand = { person: number, name: string, masks: Array<MaskView> };

export type PersonView = { row: PersonLine, query: string, spaces: Array<PersonSpace>, masks: Array<MaskView> };

export type HistoryFacet = { name: string, count: number };

export type HistoryFacets = { coders: Array<HistoryFacet>, families: Array<HistoryFacet> };

export type HistoryAsk = { coder: string | null, family: string | null, words: string, from: string | null, to: string | null };

export type TouchedValue = { field: string, before: string | null, after: string | null };

export type TouchedObject = { what: string, how: "made" | "changed" | "deleted", name: string, message: number | null, conversation: number | null, ext: string | null, code: number | null, changes: Array<TouchedValue> };

export type TouchedCount = { what: string, count: number };

export type TouchedPage = { total: number, counts: Array<TouchedCount>, rows: Array<TouchedObject> };

export type HistoryState = "done" | "undone" | "dropped";

export type HistoryLine = { id: number, at: string, author: string, what: string, state: HistoryState, kind: string };

export type HistoryPage = { total: number, lines: Array<HistoryLine>, latest: number | null };

export type MenuAction = "new" | "open" | "sample" | "import" | "export" | "report" | "close" | "undo" | "redo" | "find" | "theme" | "lang" | "keys" | "corpus" | "read" | "people" | "codebook" | "memos" | "figures" | "history" | "pick" | "repeat" | "vivo" | "memo" | "mask" | "uncode" | "uncoded" | "larger" | "smaller" | "actual" | "lift";

export type MenuEvent = { action: MenuAction };

export type OpenFile = { path: string };

export type Dropped = { paths: Array<string>, over: boolean };

export type Spot = { conversation: number, message: number };

export type Memo = { id: number, kind: MemoSubject, on: number, start: number | null, end: number | null, quote: string | null, title: string | null, body: string, author: string, at: string, type: MemoType, done: boolean, edited: string | null };

export type MemoDraft = { kind: MemoSubject, on: number, start: number | null, end: number | null, title: string | null, body: string, type?: MemoType };

export type MessageMarks = { message: number, codings: Array<CodingView>, memos: Array<Memo> };

export type Stroke = { op: number | null, made: number | null, what: string | null, marks: Array<MessageMarks>, things: Array<ThingMarks>, codebook: boolean, undo: string | null, redo: string | null, saved: string | null };

export type ThingCodingView = { id: number, code: number, coder: string, memo: string | null };

export type ThingMarks = { kind: ThingKind, on: number, codings: Array<ThingCodingView>, memos: Array<Memo> };

export type ThingEdit = { code?: number, memo?: string | null };

export type AttributeView = { name: string, value: string };

export type CodingEdit = { code?: number, start?: number, end?: number, voice?: string, memo?: string | null, weight?: number | null, review?: string };

export type CodeDraft = { parent: number | null, label: Localised, definition: Localised, include: Localised, exclude: Localised, example: string | null, color: string | null, number: number | null, exclusive: boolean, origin?: string, oneOf?: boolean, antiExample?: string };

export type CodeTakes = { codes: number, codings: number, messages: number, memos: number, squares: number };

export type TemplateCode = { label: Localised, definition: Localised, depth: number };

export type Template = { id: string, label: Localised, description: Localised, source: string, exclusive: boolean, codes: Array<TemplateCode>, present: boolean };

export type ImportPlan = { format: string | null, encoding: string | null, delimiter: string | null, sheet: string | null, space: string | null, venue: string | null, lang: string | null, roles: Array<ColumnRole>, follow: boolean, html: boolean | null };

export type ColumnRole = { column: string, role: string };

export type ImportColumn = { name: string, label: string | null, role: string, why: "asked" | "source" | "recipe" | "name" | "content" | "none", samples: Array<string>, filled: number, distinct: number };

export type SkippedRecord = { record: number, reason: string, detail: string };

export type ImportCounts = { records: number, messages: number, duplicates: number, conversations: number, accounts: number, orphans: number, skipped: Array<SkippedGroup>, skippedTotal: number, warnings: Array<string>, updated: number, revised: number, lost: number, respondents: number, questions: Array<QuestionView> };

export type ImportPreview = { path: string, file: string, bytes: number, format: string, formatName: string, confidence: number, reason: string, told: Array<string>, space: string | null, venue: string | null, lang: string | null, html: Array<string>, recipe: ImportRecipe | null, known: number, encoding: string | null, delimiter: string | null, sheet: string | null, sheets: Array<string>, headerRow: number | null, preamble: number, columns: Array<ImportColumn>, whole: boolean, first: string | null, last: string | null, langs: Array<string>, replies: number, inferred: number, taken: number, study: boolean, conversation: ConversationView | null, records: number, messages: number, duplicates: number, conversations: number, accounts: number, orphans: number, skipped: Array<SkippedGroup>, skippedTotal: number, warnings: Array<string>, updated: number, revised: number, lost: number, respondents: number, questions: Array<QuestionView> };

export type ImportJob = { path: string, plan: ImportPlan };

export type ImportStep = { file: number, records: number, bytes: number, total: number, seconds: number, indexing: boolean };

export type ImportDone = { path: string, file: string, failure: Failure | null, format: string, encoding: string | null, delimiter: string | null, import: number | null, first: number | null, seconds: number, records: number, messages: number, duplicates: number, conversations: number, accounts: number, orphans: number, skipped: Array<SkippedGroup>, skippedTotal: number, warnings: Array<string>, updated: number, revised: number, lost: number, respondents: number, questions: Array<QuestionView> };

export type ImportOutcome = { cancelled: boolean, files: Array<ImportDone>, summary: StudySummary };

export type FigureName = "corpus" | "codes" | "cooccurrence" | "threads";

export type FigureBase = { codings: number, messages: number, accounts: number, persons: number, spaces: number, conversations: number };

export type FigureCell = { text: string, query: string | null };

export type FigureTable = { title: string, columns: Array<string>, rows: Array<Array<FigureCell>> };

export type FigureView = { name: FigureName, title: string, baseLine: string, base: FigureBase, filter: string | null, svg: string | null, tables: Array<FigureTable> };

export type FigureAsk = { name: FigureName, filter: string | null, brandSpeech: boolean, once: boolean, dark: boolean };

export type ReportQuotes = "masked" | "verbatim" | "none";

export type ReportOrder = { title: string | null, lang: Lang, quotes: ReportQuotes };

export type ExportKind = "matrix" | "codings" | "codebook" | "workbook" | "study" | "memos";

export type ExportOrder = { kind: ExportKind, query: string | null, identities: boolean };

export type Exported = { path: string, rows: number, cut: number };

export type RuleView = { id: number, code: number, query: string, reach: RuleReach, note: string | null, author: string, at: string };

export type RuleDraft = { id: number | null, query: string, reach: RuleReach, note: string | null };

export type RuleAsk = { code: number, rules: Array<RuleDraft>, fate: RuleFate | null, offset: number, limit: number };

export type RulePick = { message: number, start: number, end: number, rule: number | null };

export type RulePlace = { start: number, end: number, fate: RuleFate, rule: number | null, coder: string | null };

export type RuleHit = { id: number, ext: string, conversation: number, speaker: string, space: string, venue: string | null, posted: string | null, lang: string | null, text: string, fate: RuleFate, places: Array<RulePlace>, codes: Array<number> };

export type RulePart = { n: number, of: number };

export type RuleCount = { fate: RuleFate, n: number };

export type RulePreview = { found: number, counts: Array<RuleCount>, total: number, rows: Array<RuleHit>, precision: RulePart, recall: RulePart, judged: number, building: boolean };

export type RuleSaid = { query: string, stands: boolean };

export type MemoAsk = { type: MemoType | null, on: MemoSubject | null, author: string | null, done: boolean | null, words: string, order: MemoOrder, offset: number, limit: number };

export type MemoRow = { memo: Memo, what: string | null, message: number | null, conversation: number | null, code: number | null };

export type MemoCount = { word: string, n: number };

export type MemoShelf = { total: number, rows: Array<MemoRow>, types: Array<MemoCount>, subjects: Array<MemoCount>, authors: Array<string>, open: number };

export type LinkTarget = { message: number | null, conversation: number | null, code: number | null, memo: number | null };

export type LinkWord = { target: string, label: string, kind: "message" | "code" | "memo" };

export type FoundCodePart = { part: "label" | "definition" | "include" | "exclude" | "example" | "anti_example", lang: string, text: string, matches: Array<[number, number]> };

export type FoundCodeNote = { code: number, parts: Array<FoundCodePart> };

export type FoundNote = { source: "memo" | "coding" | "thing" | "relation", row: MemoRow, lang: string, title: Array<[number, number]>, body: Array<[number, number]> };

export type FoundNotes = { query: string, problems: Array<SearchProblem>, total: number, memos: Array<FoundNote>, codes: Array<FoundCodeNote> };

export type GridAsk = { query: string, question: string | null, state: GridState, sort: string, descending: boolean, group: GridGroup, alike: boolean };

export type GridBase = { attributes: Array<string>, questions: Array<QuestionView> };

export type GridClash = "refuse" | "replace";

export type GridCodes = { all: Array<number>, some: Array<number> };

export type GridDone = { stroke: Stroke, head: GridHead, lines: Array<GridLine>, messages: number, made: number, gone: number, already: number };

export type GridGroup = "none" | "place" | "question";

export type GridHead = { messages: number, rows: number, lines: number, coded: number, persons: number, spaces: number, building: boolean };

export type GridHeading = { venue: string | null, space: string | null, question: string | null, asks: string | null, messages: number, rows: number, persons: number };

export type GridLine = { heading: GridHeading | null, row: GridRow | null };

export type GridPage = { total: number, lines: Array<GridLine> };

export type GridRange = { from: number, to: number };

export type GridRow = { place: number, of: number, message: number, conversation: number, ext: string, text: string, cut: boolean, spellings: number | null, codes: Array<number>, some: Array<number>, coded: number, speaker: string | null, persons: number, venue: string | null, space: string, posted: string | null, until: string | null, lang: string | null, rating: number | null, chars: number, attributes: Array<string | null>, open: boolean | null, member: boolean };

export type GridSight = { first: number, count: number, attributes: Array<string> };

export type GridSpot = { line: number, place: number, of: number };

export type GridState = "all" | "uncoded" | "coded";

export type SetStratum = { name: string, of: number, drawn: number };

export type SetView = { id: number, name: string, kind: SetKind, query: string | null, note: string | null, author: string, at: string, count: number | null, problem: string | null, drawn: string | null, strata: Array<SetStratum>, used: Array<string> };

export type SetDraft = { name: string, query: string | null, note: string | null };

export type SampleOrder = { query: string, how: SampleHow, size: number, by: string | null, allocation: SampleAllocation, seed: number };

export type SampleView = { count: number, of: number, drawn: string, strata: Array<SetStratum> };

export type DrawPool = "uncoded" | "neglected" | "far";

export type DrawAsk = { query: string, pool: DrawPool, of: number | null, seed: number, last: number | null };

export type DrawView = { message: MessageView | null, conversation: number | null, met: number, of: number, again: boolean, seen: string | null, rare: Array<string>, ties: Array<string> };

export type MemoSubject = "study" | "message" | "conversation" | "account" | "person" | "code" | "coding" | "square" | "quest" | "insight" | "reply" | "silence";

export type ThingKind = "reply" | "silence" | "account" | "person" | "conversation";

export type MemoType = "note" | "theoretical" | "method" | "reflexive" | "todo";

export type MemoOrder = "latest" | "oldest" | "title" | "kind" | "subject" | "author";

export type RuleReach = "message" | "match" | "sentence";

export type RuleFate = "new" | "proposed" | "otherwise" | "refused" | "agrees" | "accepted" | "missed";

export type RuleVerdict = "accept" | "reject" | "propose" | "reconsider";

export type SetKind = "query" | "hand" | "sample";

export type SampleHow = "random" | "stratified" | "variation";

export type SampleAllocation = "proportional" | "equal";
