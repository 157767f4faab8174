/** Importing in memory: files previewed, brought in step by step, stopped without a trace, kept in a list, taken out. */
import type {
  ConversationView, Failure, Gathered, ImportDone, ImportJob, ImportOutcome, ImportPlan, ImportPreview, ImportReport, ImportRow, ImportStep, ImportTaken, Lang, MessageView, StudySummary,
} from "../types";
import { formatLabel, gather } from "./gather";
import { refuse } from "./held";
import type { Journal } from "./journal";
import { type MemoryFile, Reader } from "./reader";
import { tree, without } from "./sample";
import { word } from "./words";

export type { MemoryFile } from "./reader";

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
  /** Awaited before folders and archives are opened. */
  gatherGate?: () => Promise<void>;
  /** Else it waits this long. */
  delay?: number;
}

const NOWHERE: Record<Lang, string> = { fr: "Le fichier est introuvable. Vérifiez le chemin.", en: "The file cannot be found. Check the path." };
const ENCODED: Record<Lang, string> = { fr: "L’encodage n’est pas celui du fichier. Choisissez-en un autre.", en: "The encoding is not that of the file. Choose another." };
const SAID: Record<Lang, (file: string, n: number) => string> = {
  fr: (file, n) => `Import de « ${file} » : ${n} messages`,
  en: (file, n) => `“${file}” imported: ${n} messages`,
};
const OUT: Record<Lang, (file: string) => string> = { fr: (file) => `Import « ${file} » retiré de l’étude`, en: (file) => `Import “${file}” taken out` };
const ASKED: Record<Lang, string> = { fr: "choisi par vous", en: "chosen by you" };
const KNOWN: Record<Lang, string> = { fr: "reconnu à l’en-tête", en: "known by its header" };
const ZONE: Record<Lang, string> = { fr: "heures sans fuseau, lues en temps universel", en: "times without a zone, read as UTC" };

const fileOf = (path: string): string => path.split("/").pop() ?? path;

export class Importer {
  #cancelled = false;
  /** Every import that was made, undone and taken out ones too; the operation of each. */
  #kept = new Map<number, { op: number; of: (lang: Lang) => Omit<ImportReport, "row" | "last" | "first">; row: (lang: Lang) => Omit<ImportRow, "active">; first: number | null }>();

  constructor(private readonly options: ImportOptions, private readonly desk: Desk) {}

  /** Another study: it has imports of its own. */
  forget(): void {
    this.#kept.clear();
  }

  async gather(paths: string[]): Promise<Gathered[]> {
    await this.options.gatherGate?.();
    return gather(this.options.files ?? {}, paths, this.desk.lang());
  }

  async preview(path: string, plan: ImportPlan): Promise<ImportPreview> {
    const lang = this.desk.lang();
    const file = this.#file(path, plan, lang);
    const reader = new Reader(file, plan, [], lang);
    for (let record = 0; record < reader.records; record++) reader.read(record);
    const had = new Set(this.desk.journal().rows.messages.map(({ ext }) => ext));
    return this.#told(path, file, reader, reader.made.filter(({ ext }) => had.has(ext)).length);
  }

  #told(path: string, file: MemoryFile, reader: Reader, known: number): ImportPreview {
    const { lang, plan } = reader;
    const dates = reader.made.map(({ posted }) => posted ?? "").filter(Boolean).sort();
    const table = file.columns !== undefined;
    const format = plan.format ?? file.format ?? (table ? (file.sheets ? "xlsx" : "csv") : "text");
    return {
      path, file: fileOf(path), bytes: this.#bytes(file), format, formatName: formatLabel(format, lang), told: plan.format ? [] : (file.told ?? []), html: [],
      confidence: file.confidence ?? 0.97, reason: plan.format ? ASKED[lang] : KNOWN[lang],
      space: file.space ?? null, venue: file.venue ?? null, lang: file.lang ?? null, known,
      recipe: file.recipe && plan.follow ? { import: 1, file: file.recipe.file, at: file.recipe.at } : null,
      encoding: file.sheets ? null : (plan.encoding ?? file.encoding ?? "UTF-8"), delimiter: table && !file.sheets ? (plan.delimiter ?? ";") : null,
      sheet: file.sheets ? (plan.sheet ?? file.sheets[0]!) : null, sheets: file.sheets ?? [], headerRow: table ? 1 : null, preamble: 0,
      columns: reader.columns, whole: !file.long, ...reader.counts, first: dates[0] ?? null, last: dates.at(-1) ?? null,
      replies: reader.made.filter((message) => message.parentExt !== null).length, inferred: 0, taken: 0,
      langs: [...new Set(reader.made.map((message) => message.lang ?? "und"))],
      warnings: reader.columns.some(({ role }) => role === "posted") ? [ZONE[lang]] : [], study: false, conversation: this.#longest(reader.made),
    };
  }

  async run(jobs: ImportJob[], then: (step: ImportStep) => void): Promise<ImportOutcome> {
    this.#cancelled = false;
    const journal = this.desk.journal();
    const lang = this.desk.lang();
    let messages = journal.rows.messages;
    const read: { done: ImportDone; reader: Reader; told: (lang: Lang) => ImportPreview; made: MessageView[] }[] = [];
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
      const before = messages;
      messages = [...messages, ...made];
      const told = (lang: Lang) => {
        const again = new Reader(file, plan, before, lang);
        for (let record = 0; record < again.records; record++) again.read(record);
        return this.#told(path, file, again, 0);
      };
      const { format, encoding, delimiter, warnings } = told(lang);
      const lost = reader.revised.reduce((sum, { id }) => sum + (before.find((one) => one.id === id)?.codings.length ?? 0), 0);
      const done: ImportDone = {
        path, file: fileOf(path), failure: refused, format, encoding, delimiter, ...reader.counts, messages: made.length, lost,
        warnings, import: null, first: made[0]?.id ?? null, seconds: reader.records / 4,
      };
      read.push({ done, reader, told, made });
    }
    for (const { done, reader, told, made } of read) if (!done.failure) this.#enter(journal, done, reader, told, made);
    return this.#outcome(false, read.map(({ done }) => done));
  }

  #enter(journal: Journal, done: ImportDone, reader: Reader, told: (lang: Lang) => ImportPreview, made: MessageView[]): void {
    const id = Math.max(0, ...this.#kept.keys()) + 1;
    const { file, lost } = done;
    const revised = new Map(reader.revised.map((one) => [one.id, one.text]));
    const { op } = journal.step("import", "A", (said) => SAID[said](file, made.length), (draft) => {
      for (const message of draft.messages) {
        const text = revised.get(message.id);
        if (text === undefined) continue;
        if (message.codings.length > 0) draft.lost = [...draft.lost, message.id];
        Object.assign(message, { text, codings: [] });
      }
      draft.revised = [...draft.revised, ...revised.keys()];
      draft.messages = twinned(tree([...draft.messages, ...made]));
      draft.brought = { ...draft.brought, [id]: made.map((message) => message.id) };
    });
    done.import = id;
    const at = new Date().toISOString();
    this.#kept.set(id, {
      op, first: done.first,
      row: (lang) => ({ id, file, formatName: told(lang).formatName, at, messages: done.messages, skipped: done.skippedTotal }),
      of: (lang) => {
        const { columns, known: _, path: _path, conversation: _conversation, ...rest } = told(lang);
        return { ...rest, lost, sha256: [...`${file}${done.records}`].map((c) => c.charCodeAt(0).toString(16).padStart(2, "0")).join("").padEnd(64, "0").slice(0, 64), columns: columns.map(({ name, role }) => ({ column: name, role })) };
      },
    });
  }

  async cancel(): Promise<void> {
    this.#cancelled = true;
  }

  /** The latest first. */
  async imports(): Promise<ImportRow[]> {
    return [...this.#kept.keys()].reverse().map((id) => this.#row(id));
  }

  #row(id: number): ImportRow {
    const found = this.#kept.get(id) ?? refuse("unknown-object", word(this.desk.lang(), "unknown"));
    return { ...found.row(this.desk.lang()), active: this.desk.journal().rows.brought[id] !== undefined };
  }

  async report(id: number): Promise<ImportReport> {
    const row = this.#row(id);
    const { op, of, first } = this.#kept.get(id)!;
    const journal = this.desk.journal();
    return { ...of(this.desk.lang()), row, first: row.active ? first : null, last: row.active && journal.next.undo?.id === op };
  }

  async takes(id: number): Promise<ImportTaken> {
    const { brought, messages } = this.desk.journal().rows;
    const taken = messages.filter((message) => brought[id]?.includes(message.id));
    const sum = (of: (message: MessageView) => number) => taken.reduce((all, message) => all + of(message), 0);
    return { messages: taken.length, codings: sum(({ codings }) => codings.length), memos: sum(({ memos }) => memos.length), records: 0 };
  }

  async remove(id: number): Promise<StudySummary> {
    const { file, active } = this.#row(id);
    if (!active) refuse("unknown-object", word(this.desk.lang(), "unknown"));
    this.desk.journal().step("remove-import", "A", (said) => OUT[said](file), (draft) => {
      const { [id]: gone = [], ...kept } = draft.brought;
      draft.brought = kept;
      draft.messages = twinned(without(draft.messages, new Set(gone)));
    });
    return this.desk.summary();
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
    return { row: this.#rowOf(best), index: threads.indexOf(best) + 1, of: threads.length, messages: best, things: [] };
  }

  /** No message answers another: the first ones. */
  #flat(all: MessageView[]): ConversationView {
    return { row: this.#rowOf(all.slice(0, 1)), index: 1, of: all.length, messages: all.slice(0, 30), things: [] };
  }

  #rowOf(best: MessageView[]): ConversationView["row"] {
    const root = best[0]!;
    const dates = best.map(({ posted }) => posted ?? "").filter(Boolean).sort();
    return {
      id: root.id, venue: root.venue, space: root.space, title: root.title, first: dates[0] ?? null, last: dates.at(-1) ?? null, messages: best.length,
      persons: new Set(best.map(({ speaker }) => speaker)).size, coded: 0, opening: root.text.slice(0, 120), lang: root.lang,
    };
  }
}

/** Messages that say the same, counted on each of them. */
function twinned(messages: MessageView[]): MessageView[] {
  const says = new Map<string, number>();
  for (const { text } of messages) says.set(text, (says.get(text) ?? 0) + 1);
  return messages.map((message) => ({ ...message, twins: says.get(message.text) ?? 1 }));
}
