/** Reading a small table in memory: its columns by their names, its records one by one, each a message, a duplicate, or left out for a reason. */
import type { ImportColumn, ImportPlan, Lang, MessageView, QuestionView, SkippedGroup } from "../types";

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
  /** The tool that made it, the columns that told it, what it says of all messages. */
  format?: string;
  told?: string[];
  space?: string;
  venue?: string;
  lang?: string;
  /** What columns whose name is a code ask; their roles, as the tool gives them. */
  labels?: Record<string, string>;
  roles?: Record<string, string>;
  /** The earlier import that it is read like, and the roles that this one had. */
  recipe?: { file: string; at: string; roles: Record<string, string> };
}

const NAMES: Record<string, string> = {
  text: "text", texte: "text", avis: "text", body: "text", id: "id", parent: "parent", repond_a: "parent", auteur: "account", author: "account", compte: "account",
  personne: "person", person: "person", role: "role", espace: "space", space: "space", site: "venue", venue: "venue", date: "posted", posted: "posted",
  langue: "lang", lang: "lang", titre: "title", title: "title", url: "url", note: "rating", rating: "rating", fil: "thread", thread: "thread",
};
const SHARED = new Set(["attribute", "ignore", "answer"]);
const REASONS: Record<string, Record<Lang, string>> = {
  empty_text: { fr: "texte vide", en: "empty text" },
  blank_answer: { fr: "question laissée sans réponse", en: "question left unanswered" },
};
const TOLD = 100;

/** The columns with their roles: as the tool or an earlier wave gives them, by name, by content, then as the analyst says. */
function columnsOf(file: MemoryFile, plan: ImportPlan): ImportColumn[] {
  const rows = file.rows ?? [];
  const taken = new Set<string>();
  const recipe = plan.follow ? file.recipe?.roles : undefined;
  const columns = (file.columns ?? []).map((name, at): ImportColumn => {
    const cells = rows.map((row) => row[at] ?? "").filter((cell) => cell.trim() !== "");
    let role = NAMES[name.toLowerCase()] ?? "attribute";
    let why: ImportColumn["why"] = role === "attribute" ? "none" : "name";
    if (recipe?.[name]) [role, why] = [recipe[name], "recipe"];
    else if (file.roles?.[name]) [role, why] = [file.roles[name], "source"];
    else if (role === "attribute" && cells.length > 0 && cells.every((cell) => cell.length > 40)) [role, why] = ["text", "content"];
    if (cells.length === 0 || (taken.has(role) && !SHARED.has(role))) [role, why] = ["attribute", "none"];
    taken.add(role);
    return { name, label: file.labels?.[name] ?? null, role, why, samples: cells.slice(0, 5), filled: cells.length, distinct: new Set(cells).size };
  });
  for (const { column, role } of plan.roles) {
    const at = columns.findIndex(({ name }, i) => name === column || String(i + 1) === column);
    if (!SHARED.has(role)) for (const one of columns) if (one.role === role) Object.assign(one, { role: "attribute", why: "none" });
    if (at >= 0) Object.assign(columns[at]!, { role, why: "asked" });
  }
  return columns;
}

/** A file's records, the first being number 1. In a survey, a record is an answer: one a respondent and open question. */
export class Reader {
  readonly columns: ImportColumn[];
  readonly made: MessageView[] = [];
  /** Messages that the study had with other words. */
  readonly revised: { id: number; text: string }[] = [];
  duplicates = 0;
  orphans = 0;
  updated = 0;
  #skipped: { code: string; record: number; detail: string }[] = [];
  #before: Set<number>;
  #seen: Map<string, MessageView>;
  #next: number;
  #answers: number[];

  constructor(readonly file: MemoryFile, readonly plan: ImportPlan, before: readonly MessageView[], readonly lang: Lang) {
    this.columns = columnsOf(file, plan);
    this.#answers = this.columns.flatMap(({ role }, at) => (role === "answer" ? [at] : []));
    this.#before = new Set(before.map(({ id }) => id));
    this.#seen = new Map(before.map((message) => [message.ext, message]));
    this.#next = before.reduce((most, { id }) => Math.max(most, id), 0) + 1;
  }

  get records(): number {
    return this.file.text !== undefined ? 1 : (this.file.rows?.length ?? 0) * Math.max(1, this.#answers.length);
  }

  read(record: number): void {
    const asked = Math.max(1, this.#answers.length);
    const row = this.file.rows?.[Math.floor(record / asked)] ?? [];
    const open = this.#answers[record % asked];
    const of = (role: string): string | null => {
      const at = this.columns.findIndex((column) => column.role === role);
      return (at >= 0 ? row[at]?.trim() : "") || null;
    };
    const text = this.file.text ?? (open === undefined ? of("text") : row[open]?.trim() || null);
    const who = of("respondent");
    if (!text) {
      this.#skipped.push({ code: open === undefined ? "empty_text" : "blank_answer", record: record + 1, detail: of("id") ?? who ?? "" });
      return;
    }
    const question = open === undefined ? of("question") : (this.columns[open]!.label ?? this.columns[open]!.name);
    const ext = of("id") ?? (open !== undefined && who ? `${who}/${this.columns[open]!.name}` : `R${this.#next}`);
    const same = this.#seen.get(ext);
    const rating = of("rating") === null ? null : Number(of("rating"));
    if (same) {
      this.duplicates++;
      if (this.#before.has(same.id) && same.text !== text) this.revised.push({ id: same.id, text });
      else if (this.#before.has(same.id) && same.rating !== rating) this.updated++;
      return;
    }
    const wanted = of("parent");
    const parent = wanted ? this.#seen.get(wanted) : undefined;
    if (wanted && !parent) this.orphans++;
    const { plan, file } = this;
    const by = of("account") ?? who ?? ext;
    const account = this.#accounts.get(by) ?? this.#accounts.size + 1;
    this.#accounts.set(by, account);
    const message: MessageView = {
      account, person: -account,
      id: this.#next++, ext, depth: parent ? parent.depth + 1 : 0, parent: parent?.id ?? null, parentExt: wanted, parentMissing: !!wanted && !parent,
      speaker: of("person") ?? this.#mask(of("account") ?? who), answers: parent?.speaker ?? null, role: of("role") ?? "consumer", space: of("space") ?? plan.space ?? file.space ?? "other",
      venue: of("venue") ?? plan.venue ?? file.venue ?? null, posted: of("posted"), precision: "minute", lang: of("lang") ?? plan.lang ?? file.lang ?? "fr", title: of("title"),
      rating, text, twins: 1, question, inferred: false, takes: [], estimated: false, signs: [], reactions: null, codings: [], memos: [],
    };
    this.#seen.set(ext, message);
    this.made.push(message);
  }

  #accounts = new Map<string, number>();
  #masks = new Map<string, string>();
  #mask(account: string | null): string {
    const key = account ?? "";
    if (!this.#masks.has(key)) this.#masks.set(key, `Q${String(this.#masks.size + 1).padStart(2, "0")}`);
    return this.#masks.get(key)!;
  }

  get #groups(): SkippedGroup[] {
    const codes = [...new Set(this.#skipped.map(({ code }) => code))];
    return codes.map((code) => {
      const all = this.#skipped.filter((one) => one.code === code);
      const reason = REASONS[code]![this.lang];
      return { code, reason, count: all.length, records: all.slice(0, TOLD).map(({ record, detail }) => ({ record, reason, detail })) };
    }).sort((a, b) => b.count - a.count);
  }

  get #questions(): QuestionView[] {
    return this.#answers.map((at) => {
      const { name, label, filled } = this.columns[at]!;
      return { id: name, label: label ?? name, asked: this.file.rows?.length ?? 0, answered: filled, coded: 0 };
    });
  }

  get counts() {
    const ids = new Set(this.made.map(({ id }) => id));
    const who = this.columns.find(({ role }) => role === "respondent");
    return {
      records: this.records, messages: this.made.length, duplicates: this.duplicates, orphans: this.orphans,
      conversations: this.made.filter(({ parent }) => parent === null || !ids.has(parent)).length, accounts: new Set(this.made.map(({ speaker }) => speaker)).size,
      skipped: this.#groups, skippedTotal: this.#skipped.length, updated: this.updated, revised: this.revised.length, lost: 0,
      respondents: who ? who.distinct : 0, questions: this.#questions,
    };
  }
}
