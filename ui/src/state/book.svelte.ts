/** The codebook across its tree: which codes are marked, nets and relations, merging, versions, the codebook as a file. */
import { language, local } from "../i18n/index.svelte";
import type { BookView, CodeView, MergeView, Stroke, VersionDifference, VersionView } from "../platform/types";
import { afresh } from "./afresh.svelte";
import { codebook } from "./codebook.svelte";
import { machine } from "./machine";
import { study } from "./study.svelte";
import { work } from "./work.svelte";

export const KINDS = ["opposes", "is_a", "condition", "context", "strategy", "consequence"] as const;
export const ORIGINS = ["deductive", "inductive", "in_vivo"] as const;
export const ENDINGS = ["qdc", "csv", "xlsx", "json"] as const;

/** Codes being merged: into which, and what that would do. */
interface Merging {
  codes: CodeView[];
  into: number;
  reason: string;
  told: MergeView | null;
}

const NOTHING: BookView = { nets: [], relations: [] };
const fold = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

class Book {
  view = $state.raw<BookView>(NOTHING);
  /** Codes marked for what takes several. */
  marked = $state.raw<readonly number[]>([]);
  folded = $state.raw<readonly number[]>([]);
  filter = $state("");
  origin = $state("");
  incomplete = $state(false);
  merging = $state<Merging | null>(null);
  exporting = $state.raw<{ version: number | null } | null>(null);
  /** What was written where. */
  written = $state("");
  /** The version being named, not kept yet. */
  naming = $state({ name: "", note: "" });
  versions = $state.raw<VersionView[]>([]);
  /** Two versions beside each other; `null` is now. */
  compared = $state.raw<{ before: number | null; after: number | null; told: VersionDifference } | null>(null);
  #asked = 0;

  /** How many codes do not say what they should. */
  undefined = $derived(study.codes.filter((code) => !code.defined).length);
  filtered = $derived(this.filter.trim() !== "" || this.origin !== "" || this.incomplete);
  /** The rows of the tree as they are shown: what fits the filter with what stands above it, nothing of what is folded. */
  shown = $derived.by(() => {
    const { codes } = study;
    if (this.filtered) {
      const kept = new Set<number>();
      for (const code of codes) if (this.#fits(code)) for (let at: CodeView | undefined = code; at; at = at.parent === null ? undefined : study.code(at.parent)) kept.add(at.id);
      return codes.filter((code) => kept.has(code.id));
    }
    if (this.folded.length === 0) return codes;
    const hidden = new Set<number>();
    for (const code of codes) if (code.parent !== null && (hidden.has(code.parent) || this.folded.includes(code.parent))) hidden.add(code.id);
    return codes.filter((code) => !hidden.has(code.id));
  });

  constructor() {
    afresh(() => this.clear());
  }

  #fits(code: CodeView): boolean {
    const words = fold(this.filter.trim());
    const text = fold([code.ext, code.label.fr, code.label.en, code.number ?? ""].join(" "));
    return text.includes(words) && (this.origin === "" || code.origin === this.origin) && (!this.incomplete || !code.defined);
  }

  hasBelow = (code: CodeView): boolean => study.codes.some((one) => one.parent === code.id);

  /** Folds a branch, or unfolds it. Answers whether anything changed. */
  toggle(code: CodeView, shut: boolean): boolean {
    if (!this.hasBelow(code) || this.folded.includes(code.id) === shut) return false;
    this.folded = shut ? [...this.folded, code.id] : this.folded.filter((id) => id !== code.id);
    return true;
  }

  /** Moves among the rows that are shown. */
  step(by: number): void {
    const at = this.shown.findIndex((code) => code.id === codebook.code?.id);
    codebook.choose(this.shown[Math.max(0, Math.min(this.shown.length - 1, at < 0 ? 0 : at + by))]?.id ?? null);
  }

  mark(id: number): void {
    this.marked = this.marked.includes(id) ? this.marked.filter((one) => one !== id) : [...this.marked, id];
  }

  async load(): Promise<void> {
    const asked = ++this.#asked;
    const [view, versions] = await Promise.all([work.run(() => machine().book()), work.run(() => machine().versions())]);
    if (asked !== this.#asked) return;
    if (view) this.view = view;
    if (versions) this.versions = versions;
    this.marked = this.marked.filter((id) => study.code(id));
  }

  change = async (command: () => Promise<Stroke>): Promise<boolean> => {
    const done = await codebook.change(command);
    if (done) await this.load();
    return done;
  };

  // Merging

  /** Asks before the marked codes, or the chosen one with another, are merged. The one with the most codings stays, until said otherwise. */
  async merge(): Promise<void> {
    const codes = this.marked.flatMap((id) => study.code(id) ?? []);
    if (codes.length < 2) return;
    const into = codes.reduce((a, b) => (b.codings > a.codings ? b : a)).id;
    this.merging = { codes, into, reason: "", told: null };
    await this.foresee(into);
  }

  async foresee(into: number): Promise<void> {
    const { merging } = this;
    if (!merging) return;
    merging.into = into;
    const told = await work.run(() => machine().mergePreview(into, merging.codes.map((code) => code.id).filter((id) => id !== into)));
    if (told && this.merging?.into === into) this.merging.told = told;
  }

  async merged(): Promise<void> {
    const { merging } = this;
    if (!merging) return;
    const from = merging.codes.map((code) => code.id).filter((id) => id !== merging.into);
    if (!(await this.change(() => machine().mergeCodes(merging.into, from, merging.reason.trim() || null)))) return;
    this.merging = null;
    this.marked = [];
    codebook.chosen = merging.into;
  }

  // Versions

  async compare(before: number | null, after: number | null): Promise<void> {
    const told = await work.run(() => machine().versionDifference(before, after));
    if (told) this.compared = { before, after, told };
  }

  // The codebook as a file

  async export(ending: (typeof ENDINGS)[number], called: string): Promise<void> {
    const asked = this.exporting;
    const path = await work.run(() => machine().pickCodebookExport(ending, called));
    if (!asked || !path) return;
    const done = await work.run(() => machine().exportCodebook(path, asked.version));
    if (!done) return;
    this.exporting = null;
    this.written = done.path;
  }

  named = (id: number): string => {
    const code = study.code(id);
    return code ? (local(code.label)?.text ?? code.ext) : "";
  };

  /** A name in the window's language. */
  label = (name: string) => ({ [language.now]: name.trim() });

  clear(): void {
    this.#asked++;
    this.view = NOTHING;
    this.marked = this.folded = [];
    this.filter = this.origin = this.written = "";
    this.incomplete = false;
    this.merging = null;
    this.naming = { name: "", note: "" };
    this.exporting = this.compared = null;
    this.versions = [];
  }
}

export const book = new Book();
