/** What the window asks of the machine it runs on. Two answers: the shell (`tauri.ts`), or memory (`memory/`) in a plain browser and in tests. */
import type {
  CodeDraft, CodeTakes, CodeView, CodingEdit, ConversationPage, ConversationView, Dropped, Exported, ExportKind, ExportOrder, FigureAsk, FigureView, Gathered, HistoryAsk, HistoryFacets, HistoryPage,
  ImportFormat, ImportJob, ImportOutcome, ImportPlan, ImportPreview, ImportReport, ImportRow, ImportStep, ImportTaken, Lang, MaskDraft, MasksAtHand, Memo, MemoDraft, MemoSubject, MenuAction, MessageMarks, MessageRecords, PeopleAsk, PeoplePage, PersonView, Position,
  Preferences, ReportOrder, SearchPage, SearchSort, StartPage, Stroke, StudySummary, Template, TouchedPage, Worn,
} from "./types";

export interface Platform {
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
  /** The codings and memos of some messages, anew. */
  messageMarks(ids: number[]): Promise<MessageMarks[]>;
  memos(kind: MemoSubject, on: number): Promise<Memo[]>;
  addMemo(draft: MemoDraft): Promise<Stroke>;
  editMemo(id: number, title: string | null, body: string): Promise<Stroke>;
  deleteMemo(id: number): Promise<Stroke>;
  /** The next message without a coding after this one, in reading order; `null` when there is none left. */
  nextUncoded(after: number | null): Promise<{ conversation: number; message: number } | null>;

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
