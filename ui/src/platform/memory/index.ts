/** The platform in memory: the worked study behind the same interface, for a plain browser and for tests. Nothing is written anywhere. */
import type { Platform } from "../index";
import type {
  CodeDraft, CodeView, ConversationView, Dropped, ExportKind, ExportOrder, Failure, FigureAsk, HistoryAsk, ImportJob, ImportPlan, ImportStep, Lang,
  Localised, MenuAction, Position, Preferences, Recent, ReportOrder, SegmentOrder, SplitPart, StartPage, StudySummary,
} from "../types";
import * as book from "./book";
import * as codebook from "./codebook";
import { Coding } from "./coding";
import * as figures from "./figures";
import type { Held } from "./held";
import { browserFiles } from "./files";
import { Grid } from "./grid";
import { formats } from "./gather";
import { Indexing } from "./indexing";
import { Importer, type ImportOptions } from "./import";
import { Journal } from "./journal";
import { Memos } from "./memos";
import { Noting } from "./noting";
import * as output from "./output";
import { handle, People } from "./people";
import { accepted, BRAND } from "./counted";
import { recents } from "./recents";
import { attributes, groups } from "./records";
import { Rules } from "./rules";
import { Things, thingsOf } from "./things";
import { downward, long, NOTHING, type Rows, sample, volume } from "./sample";
import { fieldOf } from "./field";
import { Finding } from "./searching";
import { rootOf, rowOf, threadOf } from "./threads";
import { MemorySets } from "./sets";
import { word } from "./words";

/** What a test or an address may ask of it. */
export interface Options extends ImportOptions {
  /** Messages of a made-up thread, in place of the sample. */
  thread?: number;
  /** Characters of one made-up message, in place of the sample, and its codings. */
  text?: [characters: number, codings: number];
  /** Start with these preferences. */
  preferences?: Partial<Preferences>;
  /** A path to open at once. */
  last?: string | null;
  /** What the file dialogs answer. */
  picks?: string[];
  /** Open studies for reading only. */
  readOnly?: boolean;
  /** Wait this long before each answer. */
  delay?: number;
  recent?: Recent[];
  /** What the dialog of files to import answers, each time it is asked. */
  imports?: string[][];
  /** What the dialog of a folder answers, each time it is asked. */
  folders?: string[][];
}

/** The last codings are operations of their own, so that undo has something to undo. */
const OPERATIONS = 3;

export class Memory implements Platform {
  /** The open study: its rows are `#journal.rows`, changed by `#journal.step` alone. */
  #journal: Journal | null = null;
  #path = "";
  #positions = new Map<string, Position>();
  #preferences: Preferences;
  #menu: ((action: MenuAction) => void)[] = [];
  #open: ((path: string) => void)[] = [];
  #drop: ((dropped: Dropped) => void)[] = [];
  #importer: Importer;

  constructor(private readonly options: Options = fromAddress()) {
    this.#preferences = { lang: null, theme: "system", density: "normal", left: null, right: null, coder: "A", keys: {}, zoom: null, blind: false, ...options.preferences };
    this.#importer = new Importer(options, { lang: () => this.#lang, journal: () => this.#journal ?? this.#fail("no-study", word(this.#lang, "unknown")), summary: () => this.studySummary() });
  }

  get #lang(): Lang { return this.#preferences.lang ?? "fr"; }

  async #study(): Promise<Rows> {
    if (this.options.delay) await new Promise((done) => setTimeout(done, this.options.delay));
    const journal = this.#journal ?? this.#fail("no-study", word(this.#lang, "unknown"));
    journal.only = this.#preferences.blind ? (this.#preferences.coder ?? "A") : null;
    return journal.seen;
  }

  /** What the parts work on; refused when it is to be changed and cannot be. */
  async #held(change = false): Promise<Held> {
    await this.#study();
    if (change && this.options.readOnly) this.#fail("read-only", word(this.#lang, "readOnly"));
    return { journal: this.#journal!, lang: this.#lang, coder: this.#preferences.coder ?? "A", picks: this.options.picks ?? [] };
  }

  #fail(code: string, message: string): never {
    throw { code, message } satisfies Failure;
  }

  async startPage(): Promise<StartPage> {
    const recent = this.options.recent ?? recents();
    return { recent: recent.filter(({ path }) => !this.#forgotten.has(path)), version: "0.1.0", preferences: { ...this.#preferences }, systemLang: "fr", last: this.options.last ?? null };
  }

  async savePreferences(preferences: Preferences): Promise<void> {
    this.#preferences = { ...preferences };
  }

  async studyOpen(path: string): Promise<StudySummary> {
    if (path.includes("printemps")) this.#fail("missing", word(this.#lang, "missing", { path }));
    return this.#start(path, this.options.thread ? long(this.options.thread) : sample());
  }

  studySample(): Promise<StudySummary> {
    if (this.options.text?.[0]) return this.#start("", volume(...this.options.text));
    return this.#start("", this.options.thread ? long(this.options.thread) : sample());
  }

  studyNew(path: string, title: string, _lang: Lang): Promise<StudySummary> { return this.#start(path, { ...NOTHING, title }); }

  #start(path: string, rows: Rows): Promise<StudySummary> {
    this.#path = path;
    this.#people.lifted = false;
    this.#importer.forget();
    this.#journal = begun(rows);
    return this.studySummary();
  }

  async studyClose(): Promise<void> { this.#journal = null; }

  async studySummary(): Promise<StudySummary> {
    const { title, messages, codes, loose } = await this.#study();
    const codings = messages.reduce((sum, message) => sum + accepted(message).length, 0);
    const journal = this.#journal!;
    const worked = messages.length > 0 && !this.options.thread;
    return {
      path: this.#path, title, lang: "fr", sample: this.#path === "",
      readOnly: this.options.readOnly ?? false, readOnlyWhy: this.options.readOnly ? "L’étude est ouverte en lecture seule. Fermez l’autre fenêtre qui l’écrit, ou copiez le fichier." : null,
      messages: messages.length, conversations: messages.filter((message) => message.parent === null).length,
      codes: codes.length, codings, persons: new Set(messages.map((message) => message.speaker)).size,
      spaces: new Set(messages.map((message) => message.space)).size, insights: worked ? 2 : 0, memos: messages.reduce((sum, message) => sum + message.memos.length, loose.length), readings: worked ? 59 : 0,
      operations: journal.lines(this.#lang).length, codedMessages: messages.filter((message) => accepted(message).length > 0).length,
      brandMessages: messages.filter((message) => BRAND.has(message.role)).length, codebookVersion: book.number(journal.rows),
      coder: this.#preferences.coder ?? "", ...journal.said(this.#lang),
      lifted: this.#people.lifted, last: this.#positions.get(this.#path) ?? null,
    };
  }

  async remember(position: Position): Promise<void> {
    this.#positions.set(this.#path, position);
  }

  async pickStudy(): Promise<string | null> {
    return this.options.picks?.shift() ?? null;
  }

  async pickNewStudy(_suggested: string): Promise<string | null> {
    return this.options.picks?.shift() ?? null;
  }

  async conversations(offset: number, limit: number) {
    const { messages } = await this.#study();
    const roots = messages.filter((message) => message.parent === null);
    return { total: roots.length, rows: roots.slice(offset, offset + limit).map((root) => rowOf(messages, root)) };
  }

  async conversation(id: number): Promise<ConversationView> {
    const { messages } = await this.#study();
    const roots = messages.filter((message) => message.parent === null);
    const root = rootOf(messages, id) ?? this.#fail("unknown-message", word(this.#lang, "unknown"));
    return {
      row: rowOf(messages, root), index: roots.indexOf(root) + 1, of: roots.length,
      messages: threadOf(messages, root).map((message) => (this.#people.lifted ? { ...message, speaker: handle(message) } : message)),
      things: thingsOf(this.#journal!.rows, root.id, threadOf(messages, root)),
    };
  }

  async codebook(): Promise<CodeView[]> {
    const { codes, messages, things } = await this.#study();
    const counted = messages.filter((message) => !BRAND.has(message.role)).map(accepted);
    return codes.map((code) => {
      const family = downward(codes, code.id);
      const on = counted.map((codings) => codings.filter((coding) => family.has(coding.code)).length);
      return { ...code, codings: on.reduce((a, b) => a + b, 0), messages: on.filter((n) => n > 0).length, things: new Set(things.filter((one) => one.code === code.id).map((one) => `${one.kind}:${one.on}`)).size };
    });
  }

  async messageRecords(id: number) {
    const { messages } = await this.#study();
    const message = messages.find((one) => one.id === id) ?? this.#fail("unknown-message", word(this.#lang, "unknown"));
    return { message: id, groups: groups(message, this.#lang), attributes: attributes(message) };
  }

  readonly field = fieldOf(async () => ({ rows: await this.#study(), lang: this.#lang }));

  async history(ask: HistoryAsk, offset: number, limit: number) {
    await this.#study();
    return this.#journal!.page(ask, offset, limit, this.#lang);
  }

  historyFacets = async () => (await this.#held()).journal.facets(this.#lang);
  historySteps = async (op: number) => (await this.#held()).journal.steps(op);
  touched = async (op: number, offset: number, limit: number) => (await this.#held()).journal.touched(op, offset, limit, this.#lang);

  // Persons and masks (memory/people.ts).
  #people = new People((change) => this.#held(change));
  people: Platform["people"] = (...asked) => this.#people.people(...asked);
  person: Platform["person"] = (id) => this.#people.person(id);
  linkPersons: Platform["linkPersons"] = (...asked) => this.#people.linkPersons(...asked);
  unlinkAccount = async (account: number) => {
    await this.#people.unlinkAccount(account);
    return this.studySummary();
  };
  setRole = async (accounts: number[], role: string) => {
    await this.#people.setRole(accounts, role);
    return this.studySummary();
  };
  masksAtHand: Platform["masksAtHand"] = (message) => this.#people.masksAtHand(message);
  masksWorn: Platform["masksWorn"] = (messages) => this.#people.masksWorn(messages);
  addMask: Platform["addMask"] = (...asked) => this.#people.addMask(...asked);
  editMask: Platform["editMask"] = (...asked) => this.#people.editMask(...asked);
  deleteMask: Platform["deleteMask"] = (mask) => this.#people.deleteMask(mask);
  wearMask: Platform["wearMask"] = (...asked) => this.#people.wearMask(...asked);
  lift = async (lifted: boolean) => {
    this.#people.lifted = lifted;
    return this.studySummary();
  };

  /** A plain browser has a zoom of its own. */
  zoom = async (_factor: number) => undefined;
  #forgotten = new Set<string>();
  forgetRecent = async (path: string) => {
    this.#forgotten.add(path);
    return this.startPage();
  };

  async undo(): Promise<StudySummary> {
    await this.#study();
    this.#journal!.undo(this.#lang);
    return this.studySummary();
  }

  async redo(): Promise<StudySummary> {
    await this.#study();
    this.#journal!.redo(this.#lang);
    return this.studySummary();
  }

  // Coding (memory/coding.ts).
  #coding = new Coding((change) => this.#held(change));
  codeSpan: Platform["codeSpan"] = (...asked) => this.#coding.codeSpan(...asked);
  codeNew: Platform["codeNew"] = (...asked) => this.#coding.codeNew(...asked);
  uncode: Platform["uncode"] = (...asked) => this.#coding.uncode(...asked);
  changeCoding: Platform["changeCoding"] = (...asked) => this.#coding.changeCoding(...asked);
  codeSeveral: Platform["codeSeveral"] = (...asked) => this.#coding.codeSeveral(...asked);
  #things = new Things((change) => this.#held(change));
  codeThing: Platform["codeThing"] = (...asked) => this.#things.code(...asked);
  uncodeThing: Platform["uncodeThing"] = (...asked) => this.#things.uncode(...asked);
  changeThing: Platform["changeThing"] = (...asked) => this.#things.change(...asked);
  thingMarks: Platform["thingMarks"] = (...asked) => this.#things.marks(...asked);
  messageMarks: Platform["messageMarks"] = (...asked) => this.#coding.messageMarks(...asked);
  nextUncoded: Platform["nextUncoded"] = (...asked) => this.#coding.nextUncoded(...asked);

  // Searching (memory/searching.ts).
  readonly searching = new Finding((change) => this.#held(change), this.#coding);
  search: Platform["search"] = (...asked) => this.searching.search(...asked);

  // Memos (memory/memos.ts).
  #memos = new Memos((change) => this.#held(change), this.#coding);
  readonly indexing = new Indexing(() => this.#held());
  readonly noting = new Noting(() => this.#held(), () => this.memoShelf({ type: null, on: null, author: null, done: null, words: "", order: "latest", offset: 0, limit: 10_000 }));
  memos: Platform["memos"] = (...asked) => this.#memos.on(...asked);
  addMemo: Platform["addMemo"] = (...asked) => this.#memos.add(...asked);
  editMemo: Platform["editMemo"] = (...asked) => this.#memos.edit(...asked);
  changeMemo: Platform["changeMemo"] = (...asked) => this.#memos.change(...asked);
  deleteMemo: Platform["deleteMemo"] = (...asked) => this.#memos.remove(...asked);
  memoShelf: Platform["memoShelf"] = (...asked) => this.#memos.shelf(...asked);
  memoOne: Platform["memoOne"] = (...asked) => this.#memos.one(...asked);
  mentions: Platform["mentions"] = (...asked) => this.#memos.mentions(...asked);
  followLink: Platform["followLink"] = (...asked) => this.#memos.follow(...asked);
  linkWords: Platform["linkWords"] = (...asked) => this.#memos.words(...asked);

  // Rules (memory/rules.ts).
  #rules = new Rules((change) => this.#held(change));
  rules: Platform["rules"] = (...asked) => this.#rules.all(...asked);
  addRule: Platform["addRule"] = (...asked) => this.#rules.add(...asked);
  editRule: Platform["editRule"] = (...asked) => this.#rules.edit(...asked);
  moveRule: Platform["moveRule"] = (...asked) => this.#rules.move(...asked);
  deleteRule: Platform["deleteRule"] = (...asked) => this.#rules.remove(...asked);
  ruleSaid: Platform["ruleSaid"] = (...asked) => this.#rules.said(...asked);
  previewRules: Platform["previewRules"] = (...asked) => this.#rules.preview(...asked);
  decideRule: Platform["decideRule"] = (...asked) => this.#rules.decide(...asked);
  decideRules: Platform["decideRules"] = (...asked) => this.#rules.decideAll(...asked);
  reviewCodings: Platform["reviewCodings"] = (...asked) => this.#rules.review(...asked);

  // The grid (memory/grid.ts).
  #grid = new Grid((change) => this.#held(change));
  readonly sets = new MemorySets((change) => this.#held(change), this.#grid);
  grid: Platform["grid"] = (...asked) => this.#grid.grid(...asked);
  gridBase: Platform["gridBase"] = () => this.#grid.gridBase();
  gridPage: Platform["gridPage"] = (...asked) => this.#grid.gridPage(...asked);
  gridText: Platform["gridText"] = (...asked) => this.#grid.gridText(...asked);
  gridOpen: Platform["gridOpen"] = (...asked) => this.#grid.gridOpen(...asked);
  gridAt: Platform["gridAt"] = (...asked) => this.#grid.gridAt(...asked);
  gridUncoded: Platform["gridUncoded"] = (...asked) => this.#grid.gridUncoded(...asked);
  gridCodes: Platform["gridCodes"] = (...asked) => this.#grid.gridCodes(...asked);
  gridRows: Platform["gridRows"] = (...asked) => this.#grid.gridRows(...asked);
  gridPut: Platform["gridPut"] = (...asked) => this.#grid.gridPut(...asked);
  gridTake: Platform["gridTake"] = (...asked) => this.#grid.gridTake(...asked);
  gridRecode: Platform["gridRecode"] = (...asked) => this.#grid.gridRecode(...asked);

  // The codebook (memory/codebook.ts).
  addCode = async (draft: CodeDraft) => codebook.add(await this.#held(true), draft);
  editCode = async (id: number, draft: CodeDraft) => codebook.edit(await this.#held(true), id, draft);
  moveCode = async (id: number, parent: number | null, before: number | null) => codebook.move(await this.#held(true), id, parent, before);
  codeTakes = async (id: number) => codebook.takes(await this.#held(), id);
  deleteCode = async (id: number) => codebook.remove(await this.#held(true), id);
  templates = async () => codebook.templates(await this.#held());
  copyTemplate = async (id: string) => codebook.copyTemplate(await this.#held(true), id);
  pickCodebook = () => this.pickStudy();
  importCodebook = async (path: string) => codebook.importFile(await this.#held(true), path);

  // Nets, relations, versions, merging and splitting, segments (memory/book.ts).
  book = async () => book.book(await this.#held());
  mergePreview = async (into: number, from: number[]) => book.preview(await this.#held(), into, from);
  mergeCodes = async (into: number, from: number[], _reason: string | null) => book.merge(await this.#held(true), into, from);
  splitCode = async (code: number, parts: SplitPart[], sent: [number, number][]) => book.split(await this.#held(true), code, parts, sent);
  renumberCodes = async () => book.renumber(await this.#held(true));
  setExample = async (code: number, coding: number | null) => book.setExample(await this.#held(true), code, coding);
  addNet = async (label: Localised, codes: number[]) => book.addNet(await this.#held(true), label, codes);
  renameNet = async (id: number, label: Localised) => book.renameNet(await this.#held(true), id, label);
  moveNet = async (id: number, before: number | null) => book.moveNet(await this.#held(true), id, before);
  deleteNet = async (id: number) => book.deleteNet(await this.#held(true), id);
  setInNet = async (net: number, code: number, within: boolean) => book.setInNet(await this.#held(true), net, code, within);
  relate = async (from: number, kind: string, to: number, memo: string | null) => book.relate(await this.#held(true), from, kind, to, memo);
  explainRelation = async (id: number, memo: string | null) => book.explain(await this.#held(true), id, memo);
  unrelate = async (id: number) => book.unrelate(await this.#held(true), id);
  versions = async () => book.versions(await this.#held());
  keepVersion = async (name: string, note: string | null) => book.keep(await this.#held(true), name, note);
  versionDifference = async (before: number | null, after: number | null) => book.difference(await this.#held(), before, after);
  segments = async (order: SegmentOrder, offset: number, limit: number) => book.segments(await this.#held(), order, offset, limit);
  pickCodebookExport = (_ending: string, _suggested: string) => this.pickStudy();
  exportCodebook = async (path: string, version: number | null) => book.exportBook(await this.#held(), path, version);

  async historyTo(op: number): Promise<StudySummary> {
    const { journal, lang } = await this.#held(true);
    journal.to(op, lang);
    return this.studySummary();
  }

  // Import (memory/import.ts).
  pickImports = async () => this.options.imports?.shift() ?? [];
  importPreview = (path: string, plan: ImportPlan) => this.#importer.preview(path, plan);
  importRun = (jobs: ImportJob[], then: (step: ImportStep) => void) => this.#importer.run(jobs, then);
  importCancel = () => this.#importer.cancel();
  pickImportFolder = async () => this.options.folders?.shift() ?? [];
  importGather = (paths: string[]) => this.#importer.gather(paths);
  importFormats = async () => formats(this.#lang);
  imports = () => this.#importer.imports();
  importReport = (id: number) => this.#importer.report(id);
  importTakes = (id: number) => this.#importer.takes(id);
  importRemove = async (id: number) => (await this.#held(true), this.#importer.remove(id));

  // Figures, report, export (memory/figures.ts, memory/output.ts).
  figure = async (ask: FigureAsk) => figures.figure(await this.#held(), ask);
  pickFigure = (_name: string, _ending: string) => this.pickStudy();
  exportFigure = async (path: string, ask: FigureAsk) => output.exportFigure(await this.#held(), path, ask);
  reportPreview = async (order: ReportOrder) => output.report(await this.#held(), order);
  pickReport = (_suggested: string) => this.pickStudy();
  exportReport = async (path: string, order: ReportOrder) => output.exportReport(await this.#held(), path, order);
  pickExport = (_kind: ExportKind, _suggested: string) => this.pickStudy();
  exportData = async (path: string, order: ExportOrder) => output.exportData(await this.#held(), path, order);

  onDrop(then: (dropped: Dropped) => void): void {
    this.#drop.push(then);
  }

  /** As if files were held over the window, dropped, or had left. */
  drop(dropped: Dropped): void {
    for (const then of this.#drop) then(dropped);
  }

  onMenu(then: (action: MenuAction) => void): void {
    this.#menu.push(then);
  }

  /** A page in memory is never asked to go. */
  onLeave(_then: () => Promise<void>): void {}

  onOpenFile(then: (path: string) => void): void {
    this.#open.push(then);
  }

  /** As if the native menu had been used. */
  chooseMenu(action: MenuAction): void {
    for (const then of this.#menu) then(action);
  }

  /** As if a file had been dropped. */
  dropFile(path: string): void {
    for (const then of this.#open) then(path);
  }
}

/** A study as it begins: where its rows come from, and the last codings as steps of their own, so that undo has something to undo. */
function begun(rows: Rows): Journal {
  const journal = new Journal(rows);
  const at = (minute: number) => `2024-11-04T09:${String(minute).padStart(2, "0")}:00Z`;
  const last = rows.messages.flatMap((message) => message.codings.map((coding) => ({ coding, message })))
    .sort((a, b) => a.coding.id - b.coding.id).slice(-OPERATIONS);
  const without = (from: number): Rows => {
    const gone = new Set(last.slice(from).map(({ coding }) => coding.id));
    return { ...rows, messages: rows.messages.map((message) => ({ ...message, codings: message.codings.filter((coding) => !gone.has(coding.id)) })) };
  };
  journal.note("new-study", at(11), "A", (lang) => word(lang, "created"));
  if (rows.messages.length > 0) journal.note("import", at(12), "A", (lang) => word(lang, "imported"));
  last.forEach(({ coding, message }, i) => {
    const code = rows.codes.find((one) => one.id === coding.code);
    journal.past("code", at(40 + i), "A", (lang) => word(lang, "placed", { code: code?.label[lang] ?? "", message: message.ext }), without(i), i + 1 === last.length ? rows : without(i + 1));
  });
  return journal;
}

/** `?thread=10000`, or `?text=1000000&codings=5000`, with `&lang=en&theme=dark&readonly&delay=500` in a browser's address. */
function fromAddress(): Options {
  const ask = new URLSearchParams(globalThis.location?.search ?? "");
  const lang = ask.get("lang");
  const theme = ask.get("theme");
  return {
    thread: Number(ask.get("thread") ?? 0),
    text: [Number(ask.get("text") ?? 0), Number(ask.get("codings") ?? 0)],
    readOnly: ask.has("readonly"),
    delay: Number(ask.get("delay") ?? 0),
    last: ask.get("last"),
    picks: ask.has("pick") ? [ask.get("pick")!] : [],
    files: browserFiles(),
    imports: [Object.keys(browserFiles()).filter((path) => !path.slice(1).includes("/"))],
    folders: [["/dossier"]],
    preferences: {
      ...(lang === "fr" || lang === "en" ? { lang } : {}),
      ...(theme === "light" || theme === "dark" ? { theme } : {}),
    },
  };
}
