/** The Report room: how the report is ordered and shown, what is taken along, and where both were written. */
import { language, t } from "../i18n/index.svelte";
import type { Exported, ExportKind, Failure, Lang, ReportOrder, ReportQuotes } from "../platform/types";
import { afresh } from "./afresh.svelte";
import { file } from "./filename";
import { machine } from "./machine";
import { study } from "./study.svelte";
import { work } from "./work.svelte";

export const QUOTES: ReportQuotes[] = ["masked", "verbatim", "none"];
export const KINDS: ExportKind[] = ["workbook", "matrix", "codings", "codebook", "memos", "study"];
const ENDING: Record<ExportKind, string> = { workbook: "xlsx", matrix: "csv", codings: "csv", codebook: "csv", memos: "md", study: "json" };
const DEBOUNCE = 300;

/** A heading of the report, for the outline. */
export interface Heading {
  id: string;
  text: string;
  level: number;
}

class Report {
  /** Empty: the study's own. */
  title = $state("");
  /** `null`: the study's own. */
  lang = $state<Lang | null>(null);
  quotes = $state<ReportQuotes>("masked");
  html = $state.raw<string | null>(null);
  outline = $state.raw<Heading[]>([]);
  /** The heading asked from the outline. */
  wanted = $state.raw<{ id: string } | null>(null);
  written = $state<string | null>(null);

  kind = $state<ExportKind>("workbook");
  query = $state("");
  /** Chosen by hand; else pseudonyms, but in the whole study. */
  keep = $state<boolean | null>(null);
  problem = $state<string | null>(null);
  exported = $state.raw<Exported | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor() {
    afresh(() => {
      clearTimeout(this.#timer);
      this.#asked++;
      this.title = this.query = "";
      this.lang = this.keep = this.html = this.wanted = this.written = this.problem = this.exported = null;
      this.quotes = "masked";
      this.outline = [];
    });
  }

  get identities(): boolean {
    return this.keep ?? this.kind === "study";
  }

  order(): ReportOrder {
    return { title: this.title.trim() || null, lang: this.lang ?? study.summary?.lang ?? language.now, quotes: this.quotes };
  }

  /** Shows the report as ordered, once the hand rests. The last asked wins; the one before stays until then. */
  preview(order: ReportOrder): void {
    const asked = ++this.#asked;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(async () => {
      const html = await work.run(() => machine().reportPreview(order));
      if (html !== undefined && asked === this.#asked) this.html = html;
    }, this.html === null ? 0 : DEBOUNCE);
  }

  async write(): Promise<void> {
    const order = this.order();
    const title = order.title ?? study.summary?.title ?? "";
    const path = await work.run(() => machine().pickReport(`${file(t("report-file", { title }))}.html`));
    if (!path) return;
    this.written = null;
    const done = await work.run(() => machine().exportReport(path, order));
    if (done) this.written = done.path;
  }

  choose(kind: ExportKind): void {
    this.kind = kind;
    this.keep = this.exported = this.problem = null;
  }

  async export(): Promise<void> {
    const { kind, identities } = this;
    const suggested = `${file(t("export-file", { title: study.summary?.title ?? "", what: t(`export-kind-${kind}`) }))}.${ENDING[kind]}`;
    const path = await work.run(() => machine().pickExport(kind, suggested));
    if (!path) return;
    this.exported = null;
    const query = this.query.trim() || null;
    const answer = await work.run(() => machine().exportData(path, { kind, query, identities }).then((done) => ({ done, problem: null }), (fault: Failure) => {
      if (fault?.code !== "bad-query") throw fault;
      return { done: null, problem: fault.message };
    }));
    if (!answer) return;
    this.problem = answer.problem;
    this.exported = answer.done;
  }
}

export const report = new Report();
