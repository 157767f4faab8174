/** The platform in memory: the worked study behind the same interface, for a plain browser and for tests. Nothing is written anywhere. */
import type { Platform } from "../index";
import type {
  CodeView, CodingView, ConversationRow, ConversationView, Failure, HistoryLine, Lang, MenuAction, MessageView, Position,
  Preferences, Recent, SearchSort, StartPage, StudySummary,
} from "../types";
import { groups } from "./records";
import { long, type Rows, sample, tree } from "./sample";
import { matches, parse } from "./search";
import { word } from "./words";

/** What a test or an address may ask of it. */
export interface Options {
  /** Messages of a made-up thread, in place of the sample. */
  thread?: number;
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
}

const BRAND = new Set(["brand", "employee"]);
/** The last codings are operations of their own, so that undo has something to undo. */
const OPERATIONS = 3;

export class Memory implements Platform {
  #rows: Rows | null = null;
  #path = "";
  #undone: number[] = [];
  #positions = new Map<string, Position>();
  #preferences: Preferences;
  #menu: ((action: MenuAction) => void)[] = [];
  #open: ((path: string) => void)[] = [];

  constructor(private readonly options: Options = fromAddress()) {
    this.#preferences = { lang: null, theme: "system", density: "normal", left: null, right: null, ...options.preferences };
  }

  get #lang(): Lang {
    return this.#preferences.lang ?? "fr";
  }

  async #study(): Promise<Rows> {
    if (this.options.delay) await new Promise((done) => setTimeout(done, this.options.delay));
    return this.#rows ?? this.#fail("no-study", word(this.#lang, "unknown"));
  }

  #fail(code: string, message: string): never {
    throw { code, message } satisfies Failure;
  }

  async startPage(): Promise<StartPage> {
    const recent = this.options.recent ?? [
      { path: "/velmoka.livi", title: "Velmoka One", opened: new Date(Date.now() - 36e5).toISOString(), messages: 14, spaces: 7, codings: 37, insights: 2, missing: false },
      { path: "/printemps.livi", title: "Enquête post-achat, printemps", opened: new Date(Date.now() - 90e6).toISOString(), messages: 2480, spaces: 1, codings: 1912, insights: 0, missing: true },
    ];
    return { recent, version: "0.1.0", preferences: { ...this.#preferences }, systemLang: "fr", last: this.options.last ?? null };
  }

  async savePreferences(preferences: Preferences): Promise<void> {
    this.#preferences = { ...preferences };
  }

  async studyOpen(path: string): Promise<StudySummary> {
    if (path.includes("printemps")) this.#fail("missing", word(this.#lang, "missing", { path }));
    return this.#start(path, this.options.thread ? long(this.options.thread) : sample());
  }

  studySample(): Promise<StudySummary> {
    return this.#start("", this.options.thread ? long(this.options.thread) : sample());
  }

  studyNew(path: string, title: string, _lang: Lang): Promise<StudySummary> {
    return this.#start(path, { title, messages: [], codes: [] });
  }

  #start(path: string, rows: Rows): Promise<StudySummary> {
    this.#path = path;
    this.#rows = rows;
    this.#undone = [];
    return this.studySummary();
  }

  async studyClose(): Promise<void> {
    this.#rows = null;
  }

  async studySummary(): Promise<StudySummary> {
    const { title, messages, codes } = await this.#study();
    const codings = messages.reduce((sum, message) => sum + this.#codings(message).length, 0);
    const lines = this.#lines();
    const worked = messages.length > 0 && !this.options.thread;
    return {
      path: this.#path, title, lang: "fr", sample: this.#path === "",
      readOnly: this.options.readOnly ?? false, readOnlyWhy: this.options.readOnly ? "« Velmoka One » est ouverte dans une autre fenêtre." : null,
      messages: messages.length, conversations: messages.filter((message) => message.parent === null).length,
      codes: codes.length, codings, persons: new Set(messages.map((message) => message.speaker)).size,
      spaces: new Set(messages.map((message) => message.space)).size, insights: worked ? 2 : 0, memos: worked ? 1 : 0, readings: worked ? 59 : 0,
      operations: lines.length, codedMessages: messages.filter((message) => this.#codings(message).length > 0).length,
      brandMessages: messages.filter((message) => BRAND.has(message.role)).length,
      saved: lines[0]?.at ?? null, coder: "A",
      undo: lines.find((line) => line.state === "done" && line.kind === "code")?.what ?? null,
      redo: lines.findLast((line) => line.state === "undone")?.what ?? null,
      last: this.#positions.get(this.#path) ?? null,
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
    const roots = (await this.#study()).messages.filter((message) => message.parent === null);
    return { total: roots.length, rows: roots.slice(offset, offset + limit).map((root) => this.#row(root)) };
  }

  async conversation(id: number): Promise<ConversationView> {
    const { messages } = await this.#study();
    const roots = messages.filter((message) => message.parent === null);
    const root = this.#root(id);
    return {
      row: this.#row(root), index: roots.indexOf(root) + 1, of: roots.length,
      messages: this.#thread(root).map((message) => ({ ...message, codings: this.#codings(message) })),
    };
  }

  async codebook(): Promise<CodeView[]> {
    const { codes, messages } = await this.#study();
    const counted = messages.filter((message) => !BRAND.has(message.role)).map((message) => this.#codings(message));
    return codes.map((code) => {
      const on = counted.map((codings) => codings.filter((coding) => coding.code === code.id).length);
      return { ...code, codings: on.reduce((a, b) => a + b, 0), messages: on.filter((n) => n > 0).length };
    });
  }

  async messageRecords(id: number) {
    const { messages } = await this.#study();
    const message = messages.find((one) => one.id === id) ?? this.#fail("unknown-message", word(this.#lang, "unknown"));
    return { message: id, groups: groups(message, this.#lang) };
  }

  async search(query: string, offset: number, limit: number, sort: SearchSort) {
    const { messages, codes } = await this.#study();
    const parsed = parse(query, codes, this.#lang);
    const found = messages.flatMap((message) => {
      const at = parsed.groups.length > 0 ? matches(parsed, { ...message, codings: this.#codings(message) }) : null;
      return at ? [{ message, at }] : [];
    });
    if (sort === "relevance") found.sort((a, b) => b.at.length / b.message.text.length - a.at.length / a.message.text.length);
    if (sort === "date") found.sort((a, b) => (a.message.posted ?? "").localeCompare(b.message.posted ?? ""));
    const hits = found.slice(offset, offset + limit).map(({ message, at }) => ({
      id: message.id, ext: message.ext, conversation: this.#root(message.id).id, speaker: message.speaker, space: message.space,
      venue: message.venue, posted: message.posted, lang: message.lang, text: message.text, matches: at,
      codes: [...new Set(this.#codings(message).map((coding) => coding.code))],
    }));
    const base = {
      messages: found.length, persons: new Set(found.map(({ message }) => message.speaker)).size, spaces: new Set(found.map(({ message }) => message.space)).size,
    };
    return { query, problems: parsed.problems, total: found.length, hits, base, building: false };
  }

  async history(offset: number, limit: number) {
    await this.#study();
    const lines = this.#lines();
    return { total: lines.length, lines: lines.slice(offset, offset + limit) };
  }

  async undo(): Promise<StudySummary> {
    const next = this.#lines().find((line) => line.state === "done" && line.kind === "code");
    if (!next) this.#fail("nothing-to-undo", word(this.#lang, "none"));
    this.#undone.push(next.id);
    return this.studySummary();
  }

  async redo(): Promise<StudySummary> {
    if (this.#undone.pop() === undefined) this.#fail("nothing-to-redo", word(this.#lang, "none"));
    return this.studySummary();
  }

  onMenu(then: (action: MenuAction) => void): void {
    this.#menu.push(then);
  }

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

  #codings(message: MessageView): CodingView[] {
    return this.#undone.length === 0 ? message.codings : message.codings.filter((coding) => !this.#undone.includes(coding.id));
  }

  #root(id: number): MessageView {
    const { messages } = this.#rows!;
    let message = messages.find((one) => one.id === id) ?? this.#fail("unknown-message", word(this.#lang, "unknown"));
    while (message.parent !== null) message = messages.find((one) => one.id === message.parent)!;
    return message;
  }

  #thread(root: MessageView): MessageView[] {
    const all = tree(this.#rows!.messages);
    const start = all.indexOf(root);
    const end = all.findIndex((message, i) => i > start && message.parent === null);
    return all.slice(start, end < 0 ? undefined : end);
  }

  #row(root: MessageView): ConversationRow {
    const thread = this.#thread(root);
    const dates = thread.map((message) => message.posted ?? "").filter(Boolean).sort();
    return {
      id: root.id, venue: root.venue, space: root.space, title: root.title, first: dates[0] ?? null, last: dates.at(-1) ?? null,
      messages: thread.length, persons: new Set(thread.map((message) => message.speaker)).size,
      coded: thread.filter((message) => this.#codings(message).length > 0).length, opening: root.text.slice(0, 120), lang: root.lang,
    };
  }

  /** The journal, latest first. */
  #lines(): HistoryLine[] {
    const { messages, codes } = this.#rows!;
    const all = messages.flatMap((message) => message.codings.map((coding) => ({ coding, message })));
    const last = all.sort((a, b) => a.coding.id - b.coding.id).slice(-OPERATIONS);
    const line = (id: number, what: string, kind: string, minute: number): HistoryLine => ({
      id, what, kind, author: "A", at: `2024-11-04T09:${String(minute).padStart(2, "0")}:00Z`, state: this.#undone.includes(id) ? "undone" : "done",
    });
    const code = (id: number) => codes.find((one) => one.id === id)?.label[this.#lang] ?? "";
    const placed = last.map(({ coding, message }, i) =>
      line(coding.id, word(this.#lang, "placed", { code: code(coding.code), message: message.ext }), "code", 40 + i));
    const first = messages.length > 0 ? [line(-1, word(this.#lang, "imported"), "import", 12)] : [];
    return [...placed.reverse(), ...first, line(-2, word(this.#lang, "created"), "new-study", 11)];
  }
}

/** `?thread=10000&lang=en&theme=dark&readonly&delay=500` in a browser's address. */
function fromAddress(): Options {
  const ask = new URLSearchParams(globalThis.location?.search ?? "");
  const lang = ask.get("lang");
  const theme = ask.get("theme");
  return {
    thread: Number(ask.get("thread") ?? 0),
    readOnly: ask.has("readonly"),
    delay: Number(ask.get("delay") ?? 0),
    last: ask.get("last"),
    picks: ask.has("pick") ? [ask.get("pick")!] : [],
    preferences: {
      ...(lang === "fr" || lang === "en" ? { lang } : {}),
      ...(theme === "light" || theme === "dark" ? { theme } : {}),
    },
  };
}
