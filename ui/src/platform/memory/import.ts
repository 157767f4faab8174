/** Importing in memory: small tables read by the names of their columns, previewed, brought in step by step, stopped without a trace. */
import type { ConversationView, Failure, ImportColumn, ImportDone, ImportJob, ImportOutcome, ImportPlan, ImportPreview, ImportStep, Lang, MessageView, SkippedRecord, StudySummary } from "../types";
import type { Journal } from "./journal";
import { tree } from "./sample";

/** A file that a test drops. */
export interface MemoryFile {
  columns?: string[];
  rows?: string[][];
  /** A file of text: one message. */
  text?: string;
  /** Why it does not read, in both languages. */
  failure?: Record<Lang, string>;
  /** Why it is refused once the import runs. */
  refusal?: Record<Lang, string>;
  bytes?: number;
  encoding?: string;
  confidence?: number;
  sheets?: string[];
  /** Only its beginning is looked at before the import. */
  long?: boolean;
}

/** What importing needs of the study in memory. */
export interface Desk {
  lang(): Lang;
  journal(): Journal;
  summary(): Promise<StudySummary>;
}

export interface ImportOptions {
  files?: Record<string, MemoryFile>;
  /** Awaited before each step, for a test to look at what is under way. */
  importGate?: () => Promise<void>;
  /** Else it waits this long. */
  delay?: number;
}

const NAMES: Record<string, string> = {
  text: "text", texte: "text", avis: "text", body: "text", id: "id", parent: "parent", repond_a: "parent", auteur: "account", author: "account", compte: "account",
  personne: "person", person: "person", role: "role", espace: "space", space: "space", site: "venue", venue: "venue", date: "posted", posted: "posted",
  langue: "lang", lang: "lang", titre: "title", title: "title", url: "url", note: "rating", rating: "rating", fil: "thread", thread: "thread",
};
const SHARED = new Set(["attribute", "ignore"]);
const NOWHERE: Record<Lang, string> = { fr: "Le fichier est introuvable. Vérifiez le chemin.", en: "The file cannot be found. Check the path." };
const ENCODED: Record<Lang, string> = { fr: "L’encodage n’est pas celui du fichier. Choisissez-en un autre.", en: "The encoding is not that of the file. Choose another." };
const SAID: Record<Lang, (file: string, n: number) => string> = {
  fr: (file, n) => `Import de « ${file} » : ${n} messages`,
  en: (file, n) => `“${file}” imported: ${n} messages`,
};
const EMPTY: Record<Lang, string> = { fr: "texte vide", en: "empty text" };
const ASKED: Record<Lang, string> = { fr: "choisi par vous", en: "chosen by you" };
const KNOWN: Record<Lang, string> = { fr: "reconnu à l’en-tête", en: "known by its header" };
const ZONE: Record<Lang, string> = { fr: "heures sans fuseau, lues en temps universel", en: "times without a zone, read as UTC" };

const fileOf = (path: string): string => path.split("/").pop() ?? path;

/** The columns with their roles: by name, by content, then as the analyst says. */
function columnsOf(file: MemoryFile, plan: ImportPlan): ImportColumn[] {
  const rows = file.rows ?? [];
  const taken = new Set<string>();
  const columns = (file.columns ?? []).map((name, at): ImportColumn => {
    const cells = rows.map((row) => row[at] ?? "").filter((cell) => cell.trim() !== "");
    let role = NAMES[name.toLowerCase()] ?? "attribute";
    let why: ImportColumn["why"] = role === "attribute" ? "none" : "name";
    if (role === "attribute" && cells.length > 0 && cells.every((cell) => cell.length > 40)) [role, why] = ["text", "content"];
    if (cells.length === 0 || (taken.has(role) && !SHARED.has(role))) [role, why] = ["attribute", "none"];
    taken.add(role);
    return { name, role, why, samples: cells.slice(0, 5), filled: cells.length, distinct: new Set(cells).size };
  });
  for (const { column, role } of plan.roles) {
    const at = columns.findIndex(({ name }, i) => name === column || String(i + 1) === column);
    if (!SHARED.has(role)) for (const one of columns) if (one.role === role) Object.assign(one, { role: "attribute", why: "none" });
    if (at >= 0) Object.assign(columns[at]!, { role, why: "asked" });
  }
  return columns;
}

/** A table's records, the first being number 1; what is left out, with its reason. */
class Reader {
  readonly columns: ImportColumn[];
  readonly skipped: SkippedRecord[] = [];
  readonly made: MessageView[] = [];
  duplicates = 0;
  orphans = 0;
  #seen: Map<string, MessageView>;
  #next: number;

  constructor(readonly file: MemoryFile, readonly plan: ImportPlan, before: readonly MessageView[], readonly lang: Lang) {
    this.columns = columnsOf(file, plan);
    this.#seen = new Map(before.map((message) => [message.ext, message]));
    this.#next = before.reduce((most, { id }) => Math.max(most, id), 0) + 1;
  }

  get records(): number {
    return this.file.text !== undefined ? 1 : (this.file.rows?.length ?? 0);
  }

  read(record: number): void {
    const row = this.file.rows?.[record] ?? [];
    const of = (role: string): string | null => {
      const at = this.columns.findIndex((column) => column.role === role);
      return (at >= 0 ? row[at]?.trim() : "") || null;
    };
    const text = this.file.text ?? of("text");
    if (!text) {
      this.skipped.push({ record: record + 1, reason: EMPTY[this.lang], detail: of("id") ?? "" });
      return;
    }
    const ext = of("id") ?? `R${this.#next}`;
    if (this.#seen.has(ext)) {
      this.duplicates++;
      return;
    }
    const wanted = of("parent");
    const parent = wanted ? this.#seen.get(wanted) : undefined;
    if (wanted && !parent) this.orphans++;
    const { plan } = this;
    const message: MessageView = {
      id: this.#next++, ext, depth: parent ? parent.depth + 1 : 0, parent: parent?.id ?? null, parentExt: wanted, parentMissing: !!wanted && !parent,
      speaker: of("person") ?? this.#mask(of("account")), answers: parent?.speaker ?? null, role: of("role") ?? "consumer", space: of("space") ?? plan.space ?? "other",
      venue: of("venue") ?? plan.venue, posted: of("posted"), precision: "minute", lang: of("lang") ?? plan.lang ?? "fr", title: of("title"),
      rating: of("rating") === null ? null : Number(of("rating")), text, codings: [], memos: [],
    };
    this.#seen.set(ext, message);
    this.made.push(message);
  }

  #masks = new Map<string, string>();
  #mask(account: string | null): string {
    const key = account ?? "";
    if (!this.#masks.has(key)) this.#masks.set(key, `Q${String(this.#masks.size + 1).padStart(2, "0")}`);
    return this.#masks.get(key)!;
  }

  get counts() {
    const ids = new Set(this.made.map(({ id }) => id));
    return {
      records: this.records, messages: this.made.length, duplicates: this.duplicates, orphans: this.orphans,
      conversations: this.made.filter(({ parent }) => parent === null || !ids.has(parent)).length, accounts: new Set(this.made.map(({ speaker }) => speaker)).size,
      skipped: this.skipped.slice(0, 50), skippedTotal: this.skipped.length,
    };
  }
}

export class Importer {
  #cancelled = false;

  constructor(private readonly options: ImportOptions, private readonly desk: Desk) {}

  async preview(path: string, plan: ImportPlan): Promise<ImportPreview> {
    const lang = this.desk.lang();
    const file = this.#file(path, plan, lang);
    const reader = new Reader(file, plan, [], lang);
    for (let record = 0; record < reader.records; record++) reader.read(record);
    const dates = reader.made.map(({ posted }) => posted ?? "").filter(Boolean).sort();
    const table = file.columns !== undefined;
    const format = plan.format ?? (table ? (file.sheets ? "xlsx" : "csv") : "text");
    return {
      path, file: fileOf(path), bytes: this.#bytes(file), format, formatName: format,
      confidence: file.confidence ?? 0.97, reason: plan.format ? ASKED[lang] : KNOWN[lang],
      encoding: file.sheets ? null : (plan.encoding ?? file.encoding ?? "UTF-8"), delimiter: table && !file.sheets ? (plan.delimiter ?? ";") : null,
      sheet: file.sheets ? (plan.sheet ?? file.sheets[0]!) : null, sheets: file.sheets ?? [], headerRow: table ? 1 : null, preamble: 0,
      columns: reader.columns, whole: !file.long, ...reader.counts, first: dates[0] ?? null, last: dates.at(-1) ?? null,
      langs: [...new Set(reader.made.map((message) => message.lang ?? "und"))],
      warnings: reader.columns.some(({ role }) => role === "posted") ? [ZONE[lang]] : [], study: false, conversation: this.#longest(reader.made),
    };
  }

  async run(jobs: ImportJob[], then: (step: ImportStep) => void): Promise<ImportOutcome> {
    this.#cancelled = false;
    const journal = this.desk.journal();
    const lang = this.desk.lang();
    let messages = journal.rows.messages;
    const read: { done: ImportDone; made: MessageView[] }[] = [];
    for (const [at, { path, plan }] of jobs.entries()) {
      const file = this.#file(path, plan, lang);
      const total = this.#bytes(file);
      const reader = new Reader(file, plan, messages, lang);
      const step = (records: number, indexing: boolean) => then({ file: at, records, bytes: Math.round((total * records) / Math.max(1, reader.records)), total, seconds: records / 4, indexing });
      for (let record = 0; record < reader.records; record++) {
        reader.read(record);
        await this.#pause();
        if (this.#cancelled) return this.#outcome(true, []);
        step(record + 1, false);
      }
      step(reader.records, true);
      await this.#pause();
      if (this.#cancelled) return this.#outcome(true, []);
      const refused: Failure | null = file.refusal ? { code: "read", message: file.refusal[lang] } : null;
      const made = refused ? [] : reader.made;
      messages = [...messages, ...made];
      const preview = await this.preview(path, plan);
      const { records, duplicates, conversations, accounts, orphans, skipped, skippedTotal } = reader.counts;
      const done: ImportDone = {
        path, file: fileOf(path), failure: refused, format: preview.format, encoding: preview.encoding, delimiter: preview.delimiter, records, messages: made.length,
        duplicates, conversations, accounts, orphans, skipped, skippedTotal, warnings: preview.warnings, first: made[0]?.id ?? null, seconds: records / 4,
      };
      read.push({ done, made });
    }
    for (const { done, made } of read) {
      if (!done.failure) journal.step("import", "A", (said) => SAID[said](done.file, made.length), (draft) => void (draft.messages = tree([...draft.messages, ...made])));
    }
    return this.#outcome(false, read.map(({ done }) => done));
  }

  async cancel(): Promise<void> {
    this.#cancelled = true;
  }

  async #outcome(cancelled: boolean, files: ImportDone[]): Promise<ImportOutcome> {
    return { cancelled, files, summary: await this.desk.summary() };
  }

  #pause(): Promise<void> {
    return this.options.importGate?.() ?? new Promise((done) => setTimeout(done, this.options.delay ?? 0));
  }

  #file(path: string, plan: ImportPlan, lang: Lang): MemoryFile {
    const file = this.options.files?.[path];
    const why = !file ? NOWHERE : file.failure ?? (plan.encoding === "UTF-16LE" ? ENCODED : null);
    if (why) throw { code: "read", message: why[lang] } satisfies Failure;
    return file!;
  }

  #bytes(file: MemoryFile): number {
    return file.bytes ?? (file.rows ?? [[file.text ?? ""]]).reduce((sum, row) => sum + row.join(";").length + 1, 0);
  }

  #longest(messages: MessageView[]): ConversationView | null {
    const all = tree(messages);
    const roots = all.flatMap(({ parent }, i) => (parent === null ? [i] : []));
    if (roots.length > 0 && roots.length === all.length) return this.#flat(all);
    const threads = roots.map((from, i) => all.slice(from, roots[i + 1]));
    const best = threads.reduce((a, b) => (b.length > a.length ? b : a), threads[0] ?? []);
    if (best.length === 0) return null;
    return { row: this.#row(best), index: threads.indexOf(best) + 1, of: threads.length, messages: best };
  }

  /** No message answers another: the first ones. */
  #flat(all: MessageView[]): ConversationView {
    return { row: this.#row(all.slice(0, 1)), index: 1, of: all.length, messages: all.slice(0, 30) };
  }

  #row(best: MessageView[]): ConversationView["row"] {
    const root = best[0]!;
    const dates = best.map(({ posted }) => posted ?? "").filter(Boolean).sort();
    return {
      id: root.id, venue: root.venue, space: root.space, title: root.title, first: dates[0] ?? null, last: dates.at(-1) ?? null, messages: best.length,
      persons: new Set(best.map(({ speaker }) => speaker)).size, coded: 0, opening: root.text.slice(0, 120), lang: root.lang,
    };
  }
}
