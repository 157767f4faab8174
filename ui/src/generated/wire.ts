// Generated from src-tauri/src/wire by `make generate`. Do not edit.

export type Failure = { code: string, message: string };

export type Lang = "fr" | "en";

export type Theme = "light" | "dark" | "system";

export type Density = "compact" | "normal" | "ample";

export type Preferences = { lang: Lang | null, theme: Theme, density: Density, left: number | null, right: number | null };

export type Recent = { path: string, title: string, opened: string, messages: number, spaces: number, codings: number, insights: number, missing: boolean };

export type StartPage = { recent: Array<Recent>, version: string, preferences: Preferences, systemLang: Lang, last: string | null };

export type Position = { room: string, conversation: number | null, message: number | null, query: string | null };

export type StudySummary = { path: string, title: string, lang: Lang, sample: boolean, readOnly: boolean, readOnlyWhy: string | null, messages: number, conversations: number, codes: number, codings: number, persons: number, spaces: number, insights: number, memos: number, readings: number, operations: number, codedMessages: number, brandMessages: number, saved: string | null, coder: string, undo: string | null, redo: string | null, last: Position | null };

export type ConversationRow = { id: number, venue: string | null, space: string, title: string | null, first: string | null, last: string | null, messages: number, persons: number, coded: number, opening: string, lang: string | null };

export type ConversationPage = { total: number, rows: Array<ConversationRow> };

export type CodingView = { id: number, code: number, start: number, end: number, voice: string, origin: string, review: string, coder: string, memo: string | null };

export type MessageView = { id: number, ext: string, depth: number, parent: number | null, parentExt: string | null, parentMissing: boolean, speaker: string, answers: string | null, role: string, space: string, venue: string | null, posted: string | null, precision: string | null, lang: string | null, title: string | null, rating: number | null, text: string, codings: Array<CodingView>, memos: number };

export type ConversationView = { row: ConversationRow, index: number, of: number, messages: Array<MessageView> };

export type Localised = { fr?: string, en?: string };

export type CodeView = { id: number, ext: string, parent: number | null, depth: number, label: Localised, definition: Localised, include: Localised, exclude: Localised, example: string | null, color: string | null, slot: number, number: number | null, exclusive: boolean, codings: number, messages: number };

export type RecordKind = "veridictory" | "thymic" | "actant" | "position" | "isotopy" | "insight" | "memo";

export type Mark = { label: string, detail: string, quote: string | null, who: string | null };

export type RecordGroup = { kind: RecordKind, title: string, marks: Array<Mark> };

export type MessageRecords = { message: number, groups: Array<RecordGroup> };

export type SearchSort = "relevance" | "date" | "thread";

export type SearchHit = { id: number, ext: string, conversation: number, speaker: string, space: string, venue: string | null, posted: string | null, lang: string | null, text: string, matches: Array<[number, number]>, codes: Array<number> };

export type SearchProblem = { start: number, end: number, code: string, message: string };

export type SearchBase = { messages: number, persons: number, spaces: number };

export type SearchPage = { query: string, problems: Array<SearchProblem>, total: number, hits: Array<SearchHit>, base: SearchBase, building: boolean };

export type HistoryState = "done" | "undone" | "dropped";

export type HistoryLine = { id: number, at: string, author: string, what: string, state: HistoryState, kind: string };

export type HistoryPage = { total: number, lines: Array<HistoryLine> };

export type MenuAction = "new" | "open" | "sample" | "close" | "undo" | "redo" | "find" | "theme" | "lang" | "keys";

export type MenuEvent = { action: MenuAction };

export type OpenFile = { path: string };
