/** The Codes room: the code looked at, the first messages that bear it, and the changes made to the codebook, each one step of the journal. */
import { language, t } from "../i18n/index.svelte";
import type { CodeDraft, CodeTakes, CodeView, SearchPage, Stroke, Template } from "../platform/types";
import { afresh } from "./afresh.svelte";
import { machine } from "./machine";
import { study } from "./study.svelte";
import { unsaved } from "./unsaved";
import { work } from "./work.svelte";

export const QUOTED = 5;

/** The marks of the palette by day: the colour that a code is given with its slot. */
export const MARKS = ["#2C8DEA", "#AF5C47", "#756398", "#508C6C", "#7D5400", "#3F3B9C", "#076C64", "#B97598", "#A01F43", "#988B03", "#682B0E", "#5A2C59"];

/** A code being edited: as it was opened, and as it is written. */
interface Form {
  id: number;
  was: CodeDraft;
  draft: CodeDraft;
  /** The slot shown among the swatches; `null`: the colour of the code above. */
  slot: number | null;
}

class Codebook {
  chosen = $state<number | null>(null);
  where = $state.raw<{ code: number; page: SearchPage } | null>(null);
  code = $derived(study.code(this.chosen ?? -1) ?? study.codes[0]);
  index = $derived(this.code ? study.codes.indexOf(this.code) : 0);
  /** A code being added: under which, and its name so far. */
  adding = $state<{ parent: number | null; name: string } | null>(null);
  /** A code being renamed where it stands. */
  renaming = $state<{ id: number; name: string } | null>(null);
  form = $state<Form | null>(null);
  /** What deleting a code would take along, while it is asked. */
  leaving = $state.raw<{ code: CodeView; takes: CodeTakes } | null>(null);
  /** The starter codebooks, while they are looked at. */
  templates = $state.raw<Template[] | null>(null);
  /** The last change, in words. */
  said = $state("");
  #asked = 0;

  constructor() {
    unsaved.add(() => this.keep());
    afresh(() => this.clear());
  }

  to(index: number): void {
    this.choose(study.codes[Math.max(0, Math.min(study.codes.length - 1, index))]?.id ?? null);
  }

  /** Looks at a code. What was written of another is saved first. */
  choose(id: number | null): void {
    if (this.form && this.form.id !== id) void this.save();
    this.chosen = id;
  }

  /** Asks where a code is put. The last asked wins. */
  async look(id: number, ext: string): Promise<void> {
    const asked = ++this.#asked;
    const page = await work.run(() => machine().search(queryOf(ext), 0, QUOTED, "thread"));
    if (page && asked === this.#asked) this.where = { code: id, page };
  }

  get siblings(): CodeView[] {
    return study.codes.filter((one) => one.parent === (this.code?.parent ?? null));
  }

  // Adding

  begin(parent: number | null): void {
    if (study.summary?.readOnly) return this.#refused();
    this.templates = null;
    this.adding = { parent, name: this.adding?.name ?? "" };
  }

  /** Adds the code as it is named. It takes the next number, and the first colour that no code has; under another, that one's. */
  async add(): Promise<boolean> {
    const name = this.adding?.name.trim();
    if (!this.adding || !name) return false;
    const { parent } = this.adding;
    const number = Math.max(0, ...study.codes.map((code) => code.number ?? 0)) + 1;
    const slot = MARKS.findIndex((_, i) => !study.codes.some((code) => code.slot === i + 1)) + 1;
    const color = parent === null ? (MARKS[(slot || (study.codes.length % MARKS.length) + 1) - 1] ?? null) : null;
    const draft: CodeDraft = { parent, label: { [language.now]: name }, definition: {}, include: {}, exclude: {}, example: null, color, number, exclusive: false, origin: "inductive" };
    const done = await this.#change(() => machine().addCode(draft));
    if (done) this.adding = null;
    return done;
  }

  // Renaming and editing

  rename(code: CodeView): void {
    if (study.summary?.readOnly) return this.#refused();
    this.chosen = code.id;
    this.renaming = { id: code.id, name: code.label[language.now] ?? code.label.fr ?? code.label.en ?? "" };
  }

  /** Takes the new name; an empty one leaves the old. */
  async renamed(): Promise<void> {
    const asked = this.renaming;
    const code = asked && study.code(asked.id);
    const name = asked?.name.trim();
    if (!code || !name || name === code.label[language.now]) {
      this.renaming = null;
      return;
    }
    const draft = { ...draftOf(code), label: { ...code.label, [language.now]: name } };
    if (await this.#change(() => machine().editCode(code.id, draft))) this.renaming = null;
  }

  edit(code: CodeView): void {
    if (study.summary?.readOnly) return this.#refused();
    if (this.form?.id === code.id) return;
    if (this.form) void this.save();
    this.chosen = code.id;
    this.form = { id: code.id, was: draftOf(code), draft: structuredClone(draftOf(code)), slot: code.color === null && code.parent !== null ? null : code.slot };
  }

  get dirty(): boolean {
    return this.form !== null && JSON.stringify(clean(this.form.draft)) !== JSON.stringify(clean(this.form.was));
  }

  /** Saves what is written, as one step, and closes the form; a refusal leaves it open. */
  async save(): Promise<boolean> {
    const form = this.form;
    if (!form) return true;
    if (!this.dirty || !study.code(form.id)) {
      this.form = null;
      return true;
    }
    const draft = clean(form.draft);
    // A code keeps a name in one language at least.
    if (Object.keys(draft.label).length === 0) draft.label = $state.snapshot(form.was.label);
    const done = await this.#change(() => machine().editCode(form.id, draft), form.id);
    if (done && this.form?.id === form.id) this.form = null;
    return done;
  }

  /** The colour of a slot: that of a code which shows it already, so that one slot is one colour. */
  colorOf(slot: number | null): string | null {
    if (slot === null) return null;
    return study.codes.find((code) => code.slot === slot && code.color !== null)?.color ?? MARKS[slot - 1] ?? null;
  }

  async recolour(code: CodeView, slot: number | null): Promise<void> {
    if (code.slot === slot && code.color !== null) return;
    await this.#change(() => machine().editCode(code.id, { ...draftOf(code), color: this.colorOf(slot) }), code.id);
  }

  // Moving

  async move(id: number, parent: number | null, before: number | null): Promise<void> {
    await this.#change(() => machine().moveCode(id, parent, before), id);
  }

  /** Moves the chosen code with the arrows: among its siblings, under the one above, out of the one it is under. */
  async shift(to: "up" | "down" | "in" | "out"): Promise<void> {
    const { code, siblings } = this;
    if (!code) return;
    const at = siblings.indexOf(code);
    const above = siblings[at - 1];
    if (to === "up" && above) await this.move(code.id, code.parent, above.id);
    else if (to === "down" && siblings[at + 1]) await this.move(code.id, code.parent, siblings[at + 2]?.id ?? null);
    else if (to === "in" && above) await this.move(code.id, above.id, null);
    else if (to === "out" && code.parent !== null) {
      const parent = study.code(code.parent);
      const uncles = study.codes.filter((one) => one.parent === (parent?.parent ?? null));
      await this.move(code.id, parent?.parent ?? null, uncles[uncles.findIndex((one) => one.id === parent?.id) + 1]?.id ?? null);
    }
  }

  // Deleting

  async ask(code: CodeView): Promise<void> {
    if (study.summary?.readOnly) return this.#refused();
    const takes = await work.run(() => machine().codeTakes(code.id));
    if (takes) this.leaving = { code, takes };
  }

  async remove(): Promise<void> {
    const asked = this.leaving;
    this.leaving = null;
    if (!asked) return;
    const at = study.codes.findIndex((one) => one.id === asked.code.id);
    if (this.form?.id === asked.code.id) this.form = null;
    if (await this.#change(() => machine().deleteCode(asked.code.id))) this.to(Math.min(at, study.codes.length - 1));
  }

  // Codebooks from elsewhere

  async browse(): Promise<void> {
    const templates = await work.run(() => machine().templates());
    if (templates) this.templates = templates;
  }

  async copy(template: Template): Promise<void> {
    if (await this.#change(() => machine().copyTemplate(template.id))) await this.browse();
  }

  async import(): Promise<void> {
    const path = await work.run(() => machine().pickCodebook());
    if (path) await this.#change(() => machine().importCodebook(path));
  }

  /** Saves what is written and not saved yet: before the study closes. */
  async keep(): Promise<void> {
    if (!study.summary) return;
    if (this.renaming) await this.renamed();
    if (this.form) await this.save();
    if (this.adding?.name.trim()) await this.add();
  }

  /** Another study: nothing is begun in it. */
  clear(): void {
    this.chosen = null;
    this.where = null;
    this.adding = this.renaming = this.form = null;
    this.leaving = this.templates = null;
    this.said = "";
  }

  /** Makes a change of the codebook, and shows it. */
  change(command: () => Promise<Stroke>): Promise<boolean> {
    return this.#change(command, this.chosen);
  }

  async #change(command: () => Promise<Stroke>, keep: number | null = null): Promise<boolean> {
    const stroke = await work.run(command);
    if (!stroke) return false;
    const summary = await work.run(() => machine().studySummary());
    if (summary) await study.take(summary);
    const made = stroke.made ?? keep;
    if (made !== null && study.code(made) && (stroke.made !== null || this.chosen === null)) this.chosen = made;
    this.said = stroke.what ?? "";
    return true;
  }

  #refused(): void {
    work.failure = { code: "read-only", message: t("codes-read-only", { why: study.summary?.readOnlyWhy ?? "" }) };
  }
}

/** What can be written of a code. */
export const draftOf = ({ parent, label, definition, include, exclude, example, color, number, exclusive, origin, oneOf, antiExample }: CodeView): CodeDraft =>
  ({ parent, label, definition, include, exclude, example, color, number, exclusive, origin: origin ?? "", oneOf, antiExample: antiExample ?? "" });

/** Without what is empty: an emptied field says nothing. */
function clean(draft: CodeDraft): CodeDraft {
  const said = (text: CodeDraft["label"]): CodeDraft["label"] => Object.fromEntries(
    (["fr", "en"] as const).flatMap((lang) => (text[lang]?.trim() ? [[lang, text[lang].trim()]] : [])));
  return {
    ...draft, label: said(draft.label), definition: said(draft.definition), include: said(draft.include), exclude: said(draft.exclude),
    example: draft.example?.trim() || null, antiExample: draft.antiExample?.trim() ?? "",
  };
}

/** The query that finds the messages of a code. */
export const queryOf = (ext: string): string => `code:${/[\s"()]/.test(ext) ? `"${ext}"` : ext}`;

export const codebook = new Codebook();
