/** The code picker: what it is open for, what is typed in it, the line that Enter takes. */
import { language } from "../i18n/index.svelte";
import type { CodeDraft, CodeView } from "../platform/types";
import { opening } from "../text/abridge";
import { type Choice, choices, namesake } from "./choices";
import { coding, type Target } from "./coding.svelte";
import { reading } from "./reading.svelte";
import { recent } from "./recent.svelte";
import { study } from "./study.svelte";

class Picker {
  /** What it codes; `null` when it is closed. */
  target = $state.raw<Target | null>(null);
  /** The coding whose code it replaces. */
  recoded = $state<number | null>(null);
  /** How long the page stays where it is, in milliseconds: two clicks may become three, on the same words. */
  patience = 0;
  query = $state("");
  /** The current line. */
  at = $state(0);
  found = $derived<Choice[]>(this.target ? choices(study.codes, this.query, language.now, recent.codes) : []);
  /** The name of the code that would be made. */
  name = $derived.by(() => {
    const name = this.query.replace(/\s+/g, " ").trim();
    return name === "" || /^\d+$/.test(name) || namesake(study.codes, name) ? null : name;
  });
  /** One line more than the codes found: the code that would be made. */
  lines = $derived(this.found.length + (this.name === null ? 0 : 1));
  current = $derived<Choice | undefined>(this.found[this.at]);
  /** Where the code would be made: in the family of the current line, else at the top. */
  parent = $derived.by((): CodeView | null => {
    const id = this.current?.code.parent;
    return id == null ? null : (study.code(id) ?? null);
  });
  /** The words it is open for. */
  words = $derived.by(() => {
    const { target } = this;
    const text = reading.view && target && reading.message?.id === target.message ? reading.message.text : "";
    return target?.start == null || target.end == null ? null : text.slice(target.start, target.end);
  });

  /** Opens on the selection, else on the whole message; or on a coding whose code is to be replaced. */
  show(query = "", recoded: number | null = null, patience = 0): void {
    if (coding.refused()) return;
    this.patience = patience;
    const one = recoded === null ? undefined : reading.coding(recoded);
    const message = reading.message;
    this.target = one && message ? { message: message.id, start: one.start, end: one.end } : coding.target;
    this.recoded = one ? recoded : null;
    this.type(query);
  }

  close(): void {
    this.target = null;
    this.recoded = null;
    this.query = "";
  }

  type(query: string): void {
    this.query = query;
    this.at = 0;
  }

  to(index: number): void {
    const { lines } = this;
    if (lines > 0) this.at = ((index % lines) + lines) % lines;
  }

  /** Takes the current line. Says whether it was done. */
  async take(at = this.at, keep = false): Promise<boolean> {
    const choice = this.found[at];
    if (choice) return this.#put(choice.code.id, keep);
    return at === this.found.length && this.name !== null ? this.make(this.name, keep) : false;
  }

  /** Makes a code of what is typed; a code of that very name is taken, not made again. */
  async make(name = this.query, keep = false, origin = "inductive"): Promise<boolean> {
    const clean = name.replace(/\s+/g, " ").trim();
    if (clean === "") return false;
    const same = namesake(study.codes, clean);
    if (same) return this.#put(same.id, keep);
    const draft: CodeDraft = {
      parent: this.parent?.id ?? null, label: { [language.now]: clean }, definition: {}, include: {}, exclude: {}, example: null, color: null, number: null, exclusive: false, origin,
    };
    if (this.recoded !== null) return coding.recodeNew(this.recoded, draft);
    return this.target ? coding.make(draft, this.target, keep) : false;
  }

  /** Makes a code named by the words it is put on. */
  async inVivo(keep = false): Promise<boolean> {
    const { words, target } = this;
    const text = words ?? (target && reading.message?.id === target.message ? reading.message.text : "");
    return this.make(opening(text), keep, "in_vivo");
  }

  async #put(code: number, keep: boolean): Promise<boolean> {
    if (this.recoded !== null) return coding.recode(this.recoded, code);
    return this.target ? coding.put(code, this.target, keep) : false;
  }
}

export const picker = new Picker();
