/** The rules of a code: the list, the one being written, and the preview of what they would code, live as they are written. */
import { t } from "../i18n/index.svelte";
import { Pages } from "../list/pages.svelte";
import type { RuleAsk, RuleDraft, RuleFate, RuleHit, RulePick, RulePreview, RuleReach, RuleVerdict, RuleView } from "../platform/types";
import { afresh } from "./afresh.svelte";
import { coding } from "./coding.svelte";
import { machine } from "./machine";
import { said } from "./said.svelte";
import { unsaved } from "./unsaved";
import { work } from "./work.svelte";

export const REACHES: readonly RuleReach[] = ["match", "sentence", "message"];
export const FATES: readonly RuleFate[] = ["new", "proposed", "otherwise", "refused", "agrees", "accepted", "missed"];
/** What can be decided upon all at once. */
export const OPEN: ReadonlySet<RuleFate> = new Set(["new", "proposed", "otherwise", "refused"]);
const PAGE = 50;
const DEBOUNCE = 150;
const AGAIN = 700;

interface Form {
  code: number;
  id: number | null;
  query: string;
  reach: RuleReach;
  note: string;
  was: string;
}

const draftOf = ({ id, query, reach, note }: RuleView): RuleDraft => ({ id, query, reach, note });

class Rules {
  /** The rules of the code that the margin shows. */
  list = $state.raw<readonly RuleView[]>([]);
  code = $state<number | null>(null);
  form = $state<Form | null>(null);
  /** What is previewed: one rule of the code, or all of them (`null`); nothing when no preview is open. */
  shown = $state.raw<{ code: number; rule: number | null } | null>(null);
  preview = $state.raw<RulePreview | null>(null);
  pages = $state.raw<Pages<RuleHit> | null>(null);
  /** Why there is no preview: the query as it stands cannot be asked. */
  fault = $state("");
  fate = $state<RuleFate | null>("new");
  current = $state(0);
  /** One place of the message looked at; `null` for all that are open. */
  place = $state<number | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  #listed = 0;
  #saving: Promise<boolean> | null = null;

  constructor() {
    unsaved.add(() => this.save());
    afresh(() => this.clear());
  }

  get hit(): RuleHit | undefined {
    return this.pages?.get(this.current);
  }

  get total(): number {
    return this.pages?.total ?? 0;
  }

  /** Reads the rules of a code. */
  async look(code: number): Promise<void> {
    if (this.form && this.form.code !== code) await this.save();
    if (this.shown && this.shown.code !== code) this.close();
    await this.#read(code);
  }

  async #read(code: number): Promise<void> {
    const asked = ++this.#listed;
    const list = await work.run(() => machine().rules(code));
    if (!list || asked !== this.#listed) return;
    this.list = list;
    this.code = code;
  }

  // Writing

  async begin(code: number): Promise<void> {
    if (coding.refused() || !(await this.save())) return;
    this.form = { code, id: null, query: "", reach: "match", note: "", was: "" };
  }

  async edit(rule: RuleView): Promise<void> {
    if (coding.refused() || !(await this.save())) return;
    this.form = { code: rule.code, id: rule.id, query: rule.query, reach: rule.reach, note: rule.note ?? "", was: JSON.stringify([rule.query, rule.reach, rule.note ?? ""]) };
  }

  /** Something was typed: the preview follows. */
  typed(): void {
    if (!this.shown) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.run(), DEBOUNCE);
  }

  /** Saves what is written, as one step and once, however many ask for it; what is refused stays open. */
  save(): Promise<boolean> {
    return (this.#saving ??= this.#save().finally(() => (this.#saving = null)));
  }

  async #save(): Promise<boolean> {
    const { form } = this;
    if (!form) return true;
    const now = JSON.stringify([form.query, form.reach, form.note]);
    if (form.query.trim() === "" || now === form.was) {
      this.form = null;
      return true;
    }
    const draft: RuleDraft = { id: form.id, query: form.query, reach: form.reach, note: form.note.trim() || null };
    const stroke = await coding.stroke(() => (form.id === null ? machine().addRule(form.code, draft) : machine().editRule(form.id, draft)));
    if (!stroke) return false;
    if (this.form === form) this.form = null;
    // The rule that was previewed as it was written is the one that was made.
    if (this.shown?.rule === -1 && stroke.made !== null) this.shown = { code: form.code, rule: stroke.made };
    await this.#read(form.code);
    if (this.shown) await this.run();
    return true;
  }

  cancel(): void {
    this.form = null;
    if (this.shown?.rule === -1) this.close();
    else this.typed();
  }

  async move(rule: RuleView, delta: -1 | 1): Promise<void> {
    if (coding.refused()) return;
    const at = this.list.indexOf(rule);
    const before = delta < 0 ? this.list[at - 1] : this.list[at + 2];
    if (at + delta < 0 || at + delta >= this.list.length) return;
    if (await coding.stroke(() => machine().moveRule(rule.id, before?.id ?? null))) await this.look(rule.code);
  }

  async remove(rule: RuleView): Promise<void> {
    if (coding.refused()) return;
    if (this.form?.id === rule.id) this.form = null;
    if (this.shown?.rule === rule.id) this.close();
    if (await coding.stroke(() => machine().deleteRule(rule.id))) await this.look(rule.code);
  }

  // Previewing

  /** Opens the preview of a rule, of the one that is written (`-1`), or of all. */
  async show(code: number, rule: number | null): Promise<void> {
    this.shown = { code, rule };
    this.fate = "new";
    this.current = 0;
    this.place = null;
    this.pages = this.preview = null;
    await this.run();
    // Nothing is new: what was found is shown whole.
    if (this.preview && this.total === 0 && (this.preview as RulePreview).found > 0) this.sift(null);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#asked++;
    this.shown = this.preview = this.pages = null;
    this.fault = "";
  }

  /** Chooses what is shown of it. */
  sift(fate: RuleFate | null): void {
    this.fate = fate;
    this.current = 0;
    this.place = null;
    void this.run();
  }

  /** What is asked, the rule being written as it stands. */
  #ask(): Pick<RuleAsk, "code" | "rules"> | null {
    const { shown, form } = this;
    if (!shown) return null;
    const of = this.list.filter((rule) => rule.code === shown.code && (shown.rule === null || rule.id === shown.rule)).map(draftOf);
    const writes = form?.code === shown.code && (shown.rule === null || shown.rule === (form.id ?? -1));
    if (!form || !writes) return { code: shown.code, rules: of };
    const written: RuleDraft = { id: form.id, query: form.query, reach: form.reach, note: null };
    return { code: shown.code, rules: form.id === null ? [...of, written] : of.map((rule) => (rule.id === form.id ? written : rule)) };
  }

  /** Asks the preview; the last question wins. A query that cannot be asked says why, and what was shown stays. */
  async run(): Promise<void> {
    clearTimeout(this.#timer);
    const ask = this.#ask();
    if (!ask) return;
    const asked = ++this.#asked;
    const { fate } = this;
    const from = Math.floor(this.current / PAGE);
    let first: RulePreview;
    try {
      first = await machine().previewRules({ ...ask, fate, offset: from * PAGE, limit: PAGE });
    } catch (refused) {
      if (asked === this.#asked) this.fault = (refused as { message?: string }).message ?? String(refused);
      return;
    }
    if (asked !== this.#asked) return;
    this.fault = "";
    const pages = new Pages<RuleHit>(PAGE, (offset, limit) => machine().previewRules({ ...ask, fate, offset, limit }));
    pages.put(from, first.total, first.rows);
    this.preview = first;
    this.pages = pages;
    this.current = Math.max(0, Math.min(this.current, first.total - 1));
    // While the index is being built, nothing is known yet.
    if (first.building) this.#timer = setTimeout(() => void this.run(), AGAIN);
  }

  need(first: number, end: number): void {
    const { pages } = this;
    if (pages) void work.run(() => pages.need(first, Math.min(end, pages.total)));
  }

  to(index: number): void {
    this.place = null;
    this.current = Math.max(0, Math.min(this.total - 1, index));
  }

  /** The next place of the message, then all of them. */
  cycle(delta: 1 | -1): void {
    const n = this.hit?.places.length ?? 0;
    if (n < 2) return;
    const at = (this.place ?? (delta > 0 ? -1 : n)) + delta;
    this.place = at < 0 || at >= n ? null : at;
  }

  // Deciding

  /** Decides upon the message looked at, or upon one place of it; the next follows at once. */
  async decide(verdict: RuleVerdict): Promise<void> {
    const { hit, shown } = this;
    if (!hit || !shown || coding.refused()) return;
    if (hit.fate === "missed") return said.say(t("rules-missed-why"));
    if (!(await this.#settled())) return;
    const wanted = this.place === null ? hit.places.filter(({ fate }) => (verdict === "reconsider" ? fate === "accepted" || fate === "refused" || fate === "proposed" : fate !== "agrees")) : hit.places.slice(this.place, this.place + 1);
    const picks: RulePick[] = wanted.map(({ start, end, rule }) => ({ message: hit.id, start, end, rule }));
    if (picks.length === 0) return said.say(t("rules-agreed-why"));
    const stroke = await coding.stroke(() => machine().decideRule(shown.code, picks, verdict));
    if (!stroke) return;
    if (stroke.op === null) said.say(t("rules-nothing-changed"));
    const before = this.total;
    await this.run();
    // Where the decided one stays in the list, the eye goes on to the next.
    if (this.total === before) this.to(this.current + 1);
    else this.place = null;
  }

  /** Decides upon all that stands so. */
  async decideAll(fate: RuleFate, verdict: RuleVerdict): Promise<void> {
    if (coding.refused() || !(await this.#settled())) return;
    const ask = this.#ask();
    if (!ask) return;
    const stroke = await coding.stroke(() => machine().decideRules({ ...ask, fate, offset: 0, limit: 0 }, fate, verdict));
    if (stroke) await this.run();
  }

  /** What is decided comes of a rule that stands: one being written is saved first. */
  async #settled(): Promise<boolean> {
    return this.form === null || this.save();
  }

  clear(): void {
    this.close();
    this.list = [];
    this.code = this.form = null;
  }
}

export const rules = new Rules();

/** `7/9`; with its percentage from a base of 30 on. */
export function part({ n, of }: { n: number; of: number }, num: (n: number) => string): string {
  const whole = `${num(n)}/${num(of)}`;
  return of >= 30 ? `${whole} (${num(Math.round((100 * n) / of))}\u00a0%)` : whole;
}
