/** The code picker: what it is open for, what is typed in it, the line that Enter takes. */
import { language, t } from "../i18n/index.svelte";
import type { CodeDraft, CodeView } from "../platform/types";
import { opening } from "../text/abridge";
import { type Choice, choices, namesake } from "./choices";
import { coding, type Target, VOICES } from "./coding.svelte";
import { reading } from "./reading.svelte";
import { place } from "./place.svelte";
import { recent } from "./recent.svelte";
import { said } from "./said.svelte";
import { study } from "./study.svelte";
import { things } from "./things.svelte";

/** Several numbers of codes: `12, 34`. */
const NUMBERS = /^\s*\d+(?:[\s,;]+\d+)*[\s,;]*$/;

/** What the picker codes besides the words of a conversation: rows of the grid. */
export interface Many {
  /** What it codes, in words. */
  label: string;
  /** A selector of what it opens under. */
  anchor: string;
  /** Several codes go together, as one operation. */
  put(codes: readonly number[], keep: boolean): Promise<boolean>;
  /** One code is asked for, not several. */
  single?: boolean;
  make(draft: CodeDraft, keep: boolean): Promise<boolean>;
}

class Picker {
  /** The rows that it is open for; `null` in a conversation. */
  many = $state.raw<Many | null>(null);
  /** What it codes; `null` when it is closed. */
  target = $state.raw<Target | null>(null);
  /** The coding whose code it replaces. */
  recoded = $state<number | null>(null);
  /** How long the page stays where it is, in milliseconds: two clicks may become three, on the same words. */
  patience = 0;
  query = $state("");
  /** The current line. */
  at = $state(0);
  /** The codes ticked, to be put together. */
  ticked = $state.raw<readonly number[]>([]);
  /** In which voice. */
  voice = $state<string>(VOICES[0]);
  /** The current line was gone to, not only found. */
  #gone = false;
  /** The numbers typed, when there are several. */
  numbers = $derived<number[] | null>(NUMBERS.test(this.query) && /\d[\s,;]+\d/.test(this.query) ? [...this.query.matchAll(/\d+/g)].map(([digits]) => Number(digits)) : null);
  /** Numbers that no code has. */
  unknown = $derived<number[]>((this.numbers ?? []).filter((number) => !study.codes.some((code) => code.number === number)));
  found = $derived.by((): Choice[] => {
    if (!this.target) return [];
    const { numbers } = this;
    if (!numbers) return choices(study.codes, this.query, language.now, recent.codes);
    return study.codes.filter((code) => code.number !== null && numbers.includes(code.number)).map((code) => ({ code, at: [], other: null, number: true }));
  });
  /** The name of the code that would be made. */
  name = $derived.by(() => {
    const name = this.query.replace(/\s+/g, " ").trim();
    return name === "" || NUMBERS.test(name) || namesake(study.codes, name) ? null : name;
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
    if (target?.thing) return null;
    const text = reading.view && target && reading.message?.id === target.message ? reading.message.text : "";
    return target?.start == null || target.end == null ? null : text.slice(target.start, target.end);
  });

  /** Opens on the selection, else on the whole message; or on a coding whose code is to be replaced. */
  show(query = "", recoded: number | null = null, patience = 0): void {
    if (coding.refused()) return;
    this.patience = patience;
    const one = recoded === null || place.thing ? undefined : reading.coding(recoded);
    const borne = place.thing !== null && things.codings.some(({ id }) => id === recoded);
    const message = reading.message;
    this.ticked = [];
    this.voice = VOICES[0];
    this.target = one && message ? { message: message.id, start: one.start, end: one.end } : coding.target;
    this.recoded = one || borne ? recoded : null;
    this.type(query);
  }

  /** Opens on many messages. */
  showMany(many: Many, query = ""): void {
    if (coding.refused()) return;
    this.patience = 0;
    this.many = many;
    this.ticked = [];
    this.voice = VOICES[0];
    this.target = { message: -1, start: null, end: null };
    this.recoded = null;
    this.type(query);
  }

  close(): void {
    this.target = this.many = null;
    this.recoded = null;
    this.query = "";
  }

  type(query: string): void {
    this.query = query;
    this.at = 0;
    this.#gone = false;
  }

  to(index: number): void {
    const { lines } = this;
    this.#gone = true;
    if (lines > 0) this.at = ((index % lines) + lines) % lines;
  }

  /** Ticks a line, or lets go of it. What was typed to find it is done with. Says whether it could. */
  tick(at = this.at): boolean {
    const code = this.found[at]?.code.id;
    if (code === undefined || this.#single) return false;
    this.ticked = this.ticked.includes(code) ? this.ticked.filter((one) => one !== code) : [...this.ticked, code];
    if (this.query !== "") this.type("");
    return true;
  }

  /** Space ticks where it cannot be meant for a name: nothing is typed, or one went to the line. */
  get ticks(): boolean {
    return !this.#single && (this.query === "" || this.#gone);
  }

  /** One code takes the place of another. */
  get #single(): boolean {
    return this.recoded !== null || (this.many?.single ?? false);
  }

  /** The codes that Enter puts together; `null` when it takes the current line alone. */
  get together(): number[] | null {
    if (this.#single) return null;
    const typed = this.numbers ? this.found.map(({ code }) => code.id) : this.query.trim() !== "" && this.current ? [this.current.code.id] : [];
    if (this.ticked.length === 0 && !this.numbers) return null;
    return [...new Set([...this.ticked, ...typed])];
  }

  /** Numbers that no code has are said, and nothing is put. */
  refused(): boolean {
    if (this.unknown.length === 0) return false;
    said.say(t("picker-unknown", { numbers: this.unknown.join(", ") }));
    return true;
  }

  /** Takes the current line, or all that is ticked or numbered. Says whether it was done. */
  async take(at = this.at, keep = false): Promise<boolean> {
    const { together, target, voice } = this;
    if (together && at === this.at) {
      this.ticked = [];
      if (this.many) return this.many.put(together, keep);
      return target ? coding.putAll(together, target, keep, voice) : false;
    }
    const choice = this.found[at];
    if (choice) return this.put(choice.code.id, keep);
    return at === this.found.length && this.name !== null ? this.make(this.name, keep) : false;
  }

  /** Makes a code of what is typed; a code of that very name is taken, not made again. */
  async make(name = this.query, keep = false, origin = "inductive"): Promise<boolean> {
    const clean = name.replace(/\s+/g, " ").trim();
    if (clean === "") return false;
    const same = namesake(study.codes, clean);
    if (same) return this.put(same.id, keep);
    const draft: CodeDraft = {
      parent: this.parent?.id ?? null, label: { [language.now]: clean }, definition: {}, include: {}, exclude: {}, example: null, color: null, number: null, exclusive: false, origin,
    };
    if (this.many) return this.many.make(draft, keep);
    if (this.recoded !== null) return coding.recodeNew(this.recoded, draft, !!this.target?.thing);
    return this.target ? coding.make(draft, this.target, keep) : false;
  }

  /** Makes a code named by the words it is put on. */
  async inVivo(keep = false): Promise<boolean> {
    const { words, target } = this;
    const text = words ?? (target && reading.message?.id === target.message ? reading.message.text : "");
    return this.make(opening(text), keep, "in_vivo");
  }

  /** Puts a code on what it is open for. */
  async put(code: number, keep: boolean): Promise<boolean> {
    if (this.many) return this.many.put([code], keep);
    if (this.recoded !== null) return coding.recode(this.recoded, code, !!this.target?.thing);
    return this.target ? coding.putAll([code], this.target, keep, this.voice) : false;
  }
}

export const picker = new Picker();
