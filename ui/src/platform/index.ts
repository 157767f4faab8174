/** What the window asks of the machine it runs on. Two answers: the shell (`tauri.ts`), or memory (`memory/`) in a plain browser and in tests. */
import type {
  BookView, CodeDraft, CodeTakes, CodeView, CodingEdit, ConversationPage, ConversationView, Dropped, ExportKind, ExportOrder, Exported, FigureAsk, FigureView, Gathered,
  GridAsk, GridBase, GridClash, GridCodes, GridDone, GridHead, GridPage, GridRange, GridSight, GridSpot, HistoryAsk, HistoryFacets, HistoryPage, ImportFormat, ImportJob,
  ImportOutcome, ImportPlan, ImportPreview, ImportReport, ImportRow, ImportStep, ImportTaken, Lang, LinkTarget, LinkWord, Localised, MaskDraft, MasksAtHand, Memo,
  MemoAsk, MemoDraft, MemoRow, MemoShelf, MemoSubject, MemoType, MenuAction, MergeView, MessageMarks, MessageRecords, PeopleAsk, PeoplePage, PersonView, Position,
  Preferences, ReportOrder, RuleAsk, RuleDraft, RuleFate, RulePick, RulePreview, RuleSaid, RuleVerdict, RuleView, SearchPage, SearchSort, SegmentOrder, SegmentPage,
  SplitPart, StartPage, Stroke, StudySummary, Template, ThingEdit, ThingKind, ThingMarks, TouchedPage, VersionDifference, VersionView, Worn,
} from "./types";
import type { Field } from "./field";
import type { Indexing } from "./indexing";
import type { Noting } from "./noting";
import type { Searching } from "./searching";
import type { Sets } from "./sets";

export interface Platform {
  /** What helps to write a query. */
  readonly field: Field;
  /** What a query finds, in every shape but the list of messages. */
  readonly searching: Searching;
  /** The index of words. */
  readonly indexing: Indexing;
  /** Memos and codes found by their words. */
  readonly noting: Noting;
  /** Sets of messages, samples, Rencontre. */
  readonly sets: Sets;
  startPage(): Promise<StartPage>;
  savePreferences(preferences: Preferences): Promise<void>;
  studyOpen(path: string): Promise<StudySummary>;
  studySample(): Promise<StudySummary>;
  studyNew(path: string, title: string, lang: Lang): Promise<StudySummary>;
  studyClose(): Promise<void>;
  studySummary(): Promise<StudySummary>;
  remember(position: Position): Promise<void>;
  pickStudy(): Promise<string | null>;
  pickNewStudy(suggested: string): Promise<string | null>;
  conversations(offset: number, limit: number): Promise<ConversationPage>;
  conversation(id: number): Promise<ConversationView>;
  codebook(): Promise<CodeView[]>;
  messageRecords(id: number): Promise<MessageRecords>;
  search(query: string, offset: number, limit: number, sort: SearchSort): Promise<SearchPage>;
  /** Puts a code on a span (UTF-16, half-open), or on the whole message without one. */
  codeSpan(message: number, code: number, start: number | null, end: number | null): Promise<Stroke>;
  /** Makes a code and puts it, as one step. */
  codeNew(message: number, draft: CodeDraft, start: number | null, end: number | null): Promise<Stroke>;
  uncode(coding: number): Promise<Stroke>;
  changeCoding(coding: number, edit: CodingEdit): Promise<Stroke>;
  /** Puts several codes on a span, or on the whole message, in a voice, as one step. */
  codeSeveral(message: number, codes: number[], start: number | null, end: number | null, voice: string): Promise<Stroke>;
  /** Puts codes on a reply, a silence, an account, a person or a conversation, as one step. */
  codeThing(kind: ThingKind, on: number, codes: number[]): Promise<Stroke>;
  uncodeThing(id: number): Promise<Stroke>;
  changeThing(id: number, edit: ThingEdit): Promise<Stroke>;
  /** The codes and memos on a thing. */
  thingMarks(kind: ThingKind, on: number): Promise<ThingMarks>;
  /** The codings and memos of some messages, anew. */
  messageMarks(ids: number[]): Promise<MessageMarks[]>;
  memos(kind: MemoSubject, on: number): Promise<Memo[]>;
  addMemo(draft: MemoDraft): Promise<Stroke>;
  /** Says what a memo is for, or that a thing to do is done; `null` leaves it. */
  changeMemo(id: number, type: MemoType | null, done: boolean | null): Promise<Stroke>;
  memoShelf(ask: MemoAsk): Promise<MemoShelf>;
  memoOne(id: number): Promise<MemoRow>;
  /** The memos that link to a message, a code or a memo. */
  mentions(kind: "message" | "code" | "memo", on: number): Promise<MemoRow[]>;
  /** Where a link leads; `null` where nothing of the study is called so. */
  followLink(target: string): Promise<LinkTarget | null>;
  /** What a link that begins so could lead to. */
  linkWords(beginning: string): Promise<LinkWord[]>;

  /** The rules of a code, or all of them. */
  rules(code: number | null): Promise<RuleView[]>;
  addRule(code: number, draft: RuleDraft): Promise<Stroke>;
  editRule(id: number, draft: RuleDraft): Promise<Stroke>;
  /** Puts a rule before another one of its code, or last. */
  moveRule(id: number, before: number | null): Promise<Stroke>;
  deleteRule(id: number): Promise<Stroke>;
  /** What a rule asks, or asked before it was taken away. */
  ruleSaid(id: number): Promise<RuleSaid | null>;
  /** What rules would code, beside what people coded. Nothing is written. */
  previewRules(ask: RuleAsk): Promise<RulePreview>;
  /** Decides upon places, as one step; `made` says how many changed. */
  decideRule(code: number, places: RulePick[], verdict: RuleVerdict): Promise<Stroke>;
  /** Decides upon every place that stands so, as one step. */
  decideRules(ask: RuleAsk, fate: RuleFate, verdict: RuleVerdict): Promise<Stroke>;
  /** Accepts or refuses suggestions where they stand in the text. */
  reviewCodings(codings: number[], accept: boolean): Promise<Stroke>;

  editMemo(id: number, title: string | null, body: string): Promise<Stroke>;
  deleteMemo(id: number): Promise<Stroke>;
  /** The next message without a coding after this one, in reading order; `null` when there is none left. */
  nextUncoded(after: number | null): Promise<{ conversation: number; message: number } | null>;

  /** Puts the corpus in an order, or keeps the one that stands; `fresh` computes it anew. */
  grid(ask: GridAsk, fresh: boolean): Promise<GridHead>;
  /** The attributes and the questions of the study. */
  gridBase(): Promise<GridBase>;
  gridPage(ask: GridAsk, offset: number, limit: number, attributes: string[]): Promise<GridPage>;
  /** The whole text of a message whose row shows its beginning. */
  gridText(message: number): Promise<string>;
  /** Shows the messages of the row at a place one by one, or no longer. */
  gridOpen(ask: GridAsk, place: number, open: boolean): Promise<GridHead>;
  /** The row that holds a place; the last one beyond the end, `null` without rows. */
  gridAt(ask: GridAsk, place: number): Promise<GridSpot | null>;
  /** The next row with a message without a coding. */
  gridUncoded(ask: GridAsk, after: number | null): Promise<GridSpot | null>;
  gridCodes(ask: GridAsk, ranges: GridRange[]): Promise<GridCodes>;
  gridRows(ask: GridAsk, ranges: GridRange[]): Promise<number>;
  /** Puts codes on every message of some places, as one operation. */
  gridPut(ask: GridAsk, ranges: GridRange[], codes: number[], clash: GridClash, sight: GridSight): Promise<GridDone>;
  gridTake(ask: GridAsk, ranges: GridRange[], codes: number[], sight: GridSight): Promise<GridDone>;
  gridRecode(ask: GridAsk, ranges: GridRange[], from: number, to: number, sight: GridSight): Promise<GridDone>;

  addCode(draft: CodeDraft): Promise<Stroke>;
  editCode(id: number, draft: CodeDraft): Promise<Stroke>;
  /** Puts a code under another (or at the top), before one of its new siblings (or last). */
  moveCode(id: number, parent: number | null, before: number | null): Promise<Stroke>;
  /** What deleting a code would take along. */
  codeTakes(id: number): Promise<CodeTakes>;
  deleteCode(id: number): Promise<Stroke>;
  templates(): Promise<Template[]>;
  copyTemplate(id: string): Promise<Stroke>;
  pickCodebook(): Promise<string | null>;
  importCodebook(path: string): Promise<Stroke>;
  /** The nets and the relations. */
  book(): Promise<BookView>;
  mergePreview(into: number, from: number[]): Promise<MergeView>;
  mergeCodes(into: number, from: number[], reason: string | null): Promise<Stroke>;
  /** Splits a code: `sent` tells for codings the place of their part. */
  splitCode(code: number, parts: SplitPart[], sent: [number, number][]): Promise<Stroke>;
  renumberCodes(): Promise<Stroke>;
  /** Takes the words of a coding as a code's example; `null` takes it off. */
  setExample(code: number, coding: number | null): Promise<Stroke>;
  addNet(label: Localised, codes: number[]): Promise<Stroke>;
  renameNet(id: number, label: Localised): Promise<Stroke>;
  moveNet(id: number, before: number | null): Promise<Stroke>;
  deleteNet(id: number): Promise<Stroke>;
  setInNet(net: number, code: number, within: boolean): Promise<Stroke>;
  relate(from: number, kind: string, to: number, memo: string | null): Promise<Stroke>;
  explainRelation(id: number, memo: string | null): Promise<Stroke>;
  unrelate(id: number): Promise<Stroke>;
  /** The versions of the codebook, the eldest first. */
  versions(): Promise<VersionView[]>;
  keepVersion(name: string, note: string | null): Promise<Stroke>;
  /** What changed between two versions; `null` is the codebook of now. */
  versionDifference(before: number | null, after: number | null): Promise<VersionDifference>;
  segments(order: SegmentOrder, offset: number, limit: number): Promise<SegmentPage>;
  /** Asks where to write a codebook in the format of this ending. */
  pickCodebookExport(ending: string, suggested: string): Promise<string | null>;
  /** Writes the codebook of now, or a version. */
  exportCodebook(path: string, version: number | null): Promise<Exported>;

  pickImports(): Promise<string[]>;
  /** Asks for a folder of files to import. */
  pickImportFolder(): Promise<string[]>;
  /** Opens folders and archives: every file in them, as people see it. */
  importGather(paths: string[]): Promise<Gathered[]>;
  /** The formats and tools that files are read from. */
  importFormats(): Promise<ImportFormat[]>;
  /** Reads the beginning of a file under a plan; nothing is imported. */
  importPreview(path: string, plan: ImportPlan): Promise<ImportPreview>;
  /** Imports, telling how far it is at most ten times a second. */
  importRun(jobs: ImportJob[], then: (step: ImportStep) => void): Promise<ImportOutcome>;
  /** Stops the import under way; nothing of it stays. */
  importCancel(): Promise<void>;
  /** The imports of the study, the latest first; those that were undone or taken out too. */
  imports(): Promise<ImportRow[]>;
  /** The report of an import, as the study keeps it. */
  importReport(id: number): Promise<ImportReport>;
  /** What taking an import out would take along. */
  importTakes(id: number): Promise<ImportTaken>;
  /** Takes an import out, with what stands on its messages, as one operation. */
  importRemove(id: number): Promise<StudySummary>;

  figure(ask: FigureAsk): Promise<FigureView>;
  pickFigure(name: string, ending: "csv" | "svg" | "json"): Promise<string | null>;
  exportFigure(path: string, ask: FigureAsk): Promise<Exported>;
  /** The report as one HTML document. */
  reportPreview(order: ReportOrder): Promise<string>;
  pickReport(suggested: string): Promise<string | null>;
  exportReport(path: string, order: ReportOrder): Promise<Exported>;
  pickExport(kind: ExportKind, suggested: string): Promise<string | null>;
  exportData(path: string, order: ExportOrder): Promise<Exported>;

  people(ask: PeopleAsk, offset: number, limit: number): Promise<PeoplePage>;
  person(id: number): Promise<PersonView>;
  /** Says that these persons are one; answers that person. */
  linkPersons(persons: number[], justification: string, confidence: number): Promise<number>;
  unlinkAccount(account: number): Promise<StudySummary>;
  setRole(accounts: number[], role: string): Promise<StudySummary>;
  /** The masks of who speaks in a message. */
  masksAtHand(message: number): Promise<MasksAtHand>;
  /** The masks that some messages wear. */
  masksWorn(messages: number[]): Promise<Worn[]>;
  addMask(person: number, draft: MaskDraft, messages: number[]): Promise<Stroke>;
  editMask(mask: number, draft: MaskDraft): Promise<Stroke>;
  deleteMask(mask: number): Promise<Stroke>;
  wearMask(mask: number, message: number, worn: boolean): Promise<Stroke>;
  /** Shows handles in place of pseudonyms, or no longer: as long as the study is open. */
  lift(lifted: boolean): Promise<StudySummary>;
  /** Makes the page larger or smaller; 1 is as designed. */
  zoom(factor: number): Promise<void>;
  /** Takes a study off the recent ones. */
  forgetRecent(path: string): Promise<StartPage>;

  history(ask: HistoryAsk, offset: number, limit: number): Promise<HistoryPage>;
  historyFacets(): Promise<HistoryFacets>;
  /** How many steps going to an operation takes. */
  historySteps(op: number): Promise<number>;
  touched(op: number, offset: number, limit: number): Promise<TouchedPage>;
  undo(): Promise<StudySummary>;
  redo(): Promise<StudySummary>;
  /** Undoes, latest first, until this operation is the last in force; or redoes until it is in force. */
  historyTo(op: number): Promise<StudySummary>;
  /** Calls back when a line of the native menu is chosen. */
  onMenu(then: (action: MenuAction) => void): void;
  /** Calls back when the window is about to go; it waits until drafts are kept. */
  onLeave(then: () => Promise<void>): void;
  /** Calls back when a study comes from outside: a program argument, a drop. */
  onOpenFile(then: (path: string) => void): void;
  /** Calls back when files to import are held over the window, and when they are dropped. No path: they left. */
  onDrop(then: (dropped: Dropped) => void): void;
}

/** Chooses the answer for where the window runs. */
export async function connect(): Promise<Platform> {
  if ("__TAURI_INTERNALS__" in globalThis) return (await import("./tauri")).shell;
  const { Memory } = await import("./memory");
  return new Memory();
}
