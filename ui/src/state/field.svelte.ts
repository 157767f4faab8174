/** What is in the search field: filters that stand as chips, then the text that is being typed. The query is both, in this order.
 *  A key is written at once; what is known of the text (its parts, what may follow) comes after it, and only for the last key. */
import type { FieldCompletion, FieldFix, FieldOffer, FieldPart, SearchProblem } from "../platform/types";
import { machine } from "./machine";
import { search } from "./search.svelte";

/** A filter that is whole. */
export interface Chip {
  /** As it was typed. */
  text: string;
  label: string;
  value: string;
  code: number | null;
}

interface Moment {
  chips: readonly Chip[];
  text: string;
  caret: number;
}

const KEPT = 20;
const STEPS = 200;
/** What needs something on its left: the filter that stands there is no chip any more. */
const TIES = /^\s*(?:OR|OU|NEAR\/\d+|PROCHE\/\d+)\s/;

class Field {
  chips = $state.raw<readonly Chip[]>([]);
  /** What is in the input. */
  text = $state("");
  caret = $state(0);
  completion = $state.raw<FieldCompletion | null>(null);
  /** The text and the caret that the completion answers. */
  #completed = $state.raw<{ text: string; caret: number }>({ text: "", caret: 0 });
  /** The offer that Enter takes; -1 for none. */
  at = $state(-1);
  /** What the text itself says is wrong, before it runs, in places of the input; of the text that it was read in. */
  #faults = $state.raw<{ of: string; problems: readonly SearchProblem[] }>({ of: "", problems: [] });
  /** The queries asked before, the last first, while they are shown. */
  past = $state.raw<readonly string[] | null>(null);
  /** The caret is to be put where `caret` says. */
  moved = $state(0);
  #closed = $state(true);
  #history: string[] = [];
  #undo: Moment[] = [];
  #redo: Moment[] = [];
  #looking = false;
  #asking: Promise<void> = Promise.resolve();
  #again = false;
  /** Complete filters become chips wherever the caret is: the hand has left them. */
  #settle = false;
  /** A word is being composed: nothing moves under it. */
  composing = false;

  /** The whole query. */
  get query(): string {
    return joined(this.chips, this.text);
  }

  /** What is offered, while the list is open. */
  get offers(): readonly FieldOffer[] {
    return this.#closed || this.past ? [] : (this.completion?.offers ?? []);
  }

  /** Whether what is offered answers the last key: an older offer still stands there for a moment, and is not taken. */
  get current(): boolean {
    return this.past !== null || (this.#completed.text === this.text && this.#completed.caret === this.caret);
  }

  get lines(): number {
    return this.past?.length ?? this.offers.length;
  }

  /** Where the text of the input begins in the query. */
  get #before(): number {
    const chips = joined(this.chips, "");
    return chips === "" ? 0 : chips.length + 1;
  }

  /** What is wrong with the query as it stands: of the search where it answered this very query, else of the text alone. */
  get problems(): readonly SearchProblem[] {
    const lead = this.query.length - this.query.trimStart().length;
    if (search.judged === this.query.trim() && search.problems.length > 0) return search.problems.map((one) => shifted(one, lead));
    return this.#faults.of === this.text ? this.#faults.problems.map((one) => shifted(one, this.#before)) : [];
  }

  /** The same, in places of the input. */
  get inText(): readonly { start: number; end: number }[] {
    const before = this.#before;
    return this.problems.filter(({ end }) => end > before).map(({ start, end }) => ({ start: Math.max(0, start - before), end: end - before }));
  }

  /** Whether a chip is part of what is wrong. */
  faulty(at: number): boolean {
    const start = at === 0 ? 0 : joined(this.chips.slice(0, at), "").length + 1;
    const end = start + this.chips[at]!.text.length;
    return this.problems.some((one) => one.start < end && start < one.end);
  }

  /** Takes a query from elsewhere: a code of the codebook, a facet, a remembered place. */
  take(query: string): void {
    if (query === this.query) return;
    this.#keep();
    this.chips = [];
    this.#write(query, query.length);
    this.#close();
    this.#look(true);
  }

  /** What one types. `joins`: with what was typed just before, it is undone as one. */
  typed(text: string, caret: number, joins = false): void {
    if (!joins || this.#undo.length === 0) this.#keep();
    this.text = text;
    this.caret = caret;
    this.past = null;
    if (TIES.test(text) && this.chips.length > 0 && !this.composing) this.#reopen(this.chips.length - 1, caret);
    search.type(this.query);
    this.#closed = false;
    if (!this.composing) this.#look(false);
  }

  /** The caret went elsewhere in the text. */
  goes(caret: number): void {
    if (caret === this.caret || this.composing) return;
    this.caret = caret;
    this.#look(false);
  }

  /** The text is left: what is whole in it becomes chips. */
  leave(): void {
    this.#close();
    this.#look(true);
  }

  /** Forgets what was in the field of another room. */
  fresh(): void {
    this.chips = [];
    this.text = "";
    this.caret = 0;
  }

  /** Opens a chip as text, at its place: the chips after it stay chips. */
  edit(at: number): void {
    this.#keep();
    this.#reopen(at, this.text.trim() === "" ? null : -1);
    search.type(this.query);
    this.#closed = false;
    this.#look(false);
  }

  #reopen(at: number, caret: number | null): void {
    const chip = this.chips[at];
    if (!chip) return;
    this.chips = this.chips.filter((_, i) => i !== at);
    const rest = this.text.trimStart();
    const text = rest === "" ? chip.text : `${chip.text} ${rest}`;
    this.#write(text, caret === null || caret < 0 ? chip.text.length : chip.text.length + 1 + Math.max(0, caret - (this.text.length - rest.length)));
  }

  remove(at: number): void {
    this.#keep();
    this.chips = this.chips.filter((_, i) => i !== at);
    search.type(this.query);
    this.moved++;
  }

  clear(): void {
    this.#keep();
    this.chips = [];
    this.#write("", 0);
    this.#close();
    search.type("");
  }

  /** Writes an offer in place of what is typed. */
  pick(at: number): void {
    const { past, completion } = this;
    if (past) {
      const query = past[at];
      if (query !== undefined) this.take(query);
      search.type(this.query);
      return;
    }
    const offer = completion?.offers[at];
    if (!completion || !offer || !this.current) return;
    this.#keep();
    const goes = offer.text.endsWith(":") || offer.text.endsWith("(");
    const after = this.text.slice(completion.end);
    const space = goes || after.startsWith(" ") || after.startsWith(")") ? "" : " ";
    const caret = completion.start + offer.text.length + (goes ? 0 : 1);
    this.#write(this.text.slice(0, completion.start) + offer.text + space + after, caret);
    search.type(this.query);
    if (!goes) this.#close();
    this.#look(false);
  }

  /** Writes what mends a problem. */
  mend({ start, end, text }: FieldFix): void {
    const query = this.query;
    const lead = search.judged === query.trim() && search.problems.length > 0 ? query.length - query.trimStart().length : this.#before;
    this.take(query.slice(0, start + lead) + text + query.slice(end + lead));
    search.type(this.query);
  }

  /** The list of offers, asked for by hand. */
  open(): void {
    this.#closed = false;
    this.#look(false);
  }

  close(): void {
    this.#close();
  }

  to(at: number): void {
    const { lines } = this;
    if (lines > 0) this.at = at < -1 ? lines - 1 : at >= lines ? -1 : at;
  }

  /** Shows the queries asked before. */
  remember(): boolean {
    if (this.#history.length === 0) return false;
    this.past = [...this.#history];
    this.at = 0;
    return true;
  }

  /** Keeps a query that was asked, once, the last first. */
  asked(): void {
    const query = this.query.trim();
    if (query !== "") this.#history = [query, ...this.#history.filter((one) => one !== query)].slice(0, KEPT);
  }

  /** Another study: its queries are others. */
  forget(): void {
    this.#history = [];
    this.#undo = [];
    this.#redo = [];
    this.fresh();
    this.#close();
  }

  undo(): void {
    this.#step(this.#undo, this.#redo);
  }

  redo(): void {
    this.#step(this.#redo, this.#undo);
  }

  #step(from: Moment[], to: Moment[]): void {
    const moment = from.pop();
    if (!moment) return;
    to.push({ chips: this.chips, text: this.text, caret: this.caret });
    this.chips = moment.chips;
    this.#write(moment.text, moment.caret);
    this.#close();
    search.type(this.query);
  }

  #keep(): void {
    this.#undo.push({ chips: this.chips, text: this.text, caret: this.caret });
    if (this.#undo.length > STEPS) this.#undo.shift();
    this.#redo = [];
  }

  #write(text: string, caret: number): void {
    this.text = text;
    this.caret = Math.min(caret, text.length);
    this.moved++;
  }

  #close(): void {
    this.#closed = true;
    this.past = null;
    this.at = -1;
  }

  /** Once what is known of the text is there. */
  settled(): Promise<void> {
    return this.#asking;
  }

  /** Asks what is known of the text; one question at a time, the last text wins. */
  #look(settle: boolean): void {
    this.#settle = settle || (this.#settle && this.#looking);
    this.#again = true;
    if (!this.#looking) this.#asking = this.#ask();
  }

  async #ask(): Promise<void> {
    this.#looking = true;
    while (this.#again) {
      this.#again = false;
      const { text, caret } = this;
      const open = !this.#closed;
      // Without an answer the field stays what it is: text.
      const none = () => null;
      const [parts, completion] = await Promise.all([
        text.trim() === "" ? null : machine().field.parts(text).catch(none), open ? machine().field.complete(text, caret).catch(none) : null,
      ]);
      if (text !== this.text || caret !== this.caret || this.composing) continue;
      if (open) this.#offer(completion);
      this.#faults = { of: text, problems: parts?.problems ?? [] };
      if (parts) this.#chip(parts.parts);
    }
    this.#looking = this.#settle = false;
  }

  #offer(completion: FieldCompletion | null): void {
    const typed = completion ? completion.end > completion.start : false;
    // Beside words, a letter alone or none is no beginning of a field.
    const worth = !!completion && (completion.value || (typed && this.caret - completion.start > 1) || completion.offers[0]?.kind === "operator");
    this.completion = worth && completion.offers.length > 0 ? completion : null;
    this.#completed = { text: this.text, caret: this.caret };
    this.at = this.completion?.value && !this.completion.whole ? 0 : -1;
  }

  /** Moves the filters that are whole, and that the caret does not touch, among the chips. */
  #chip(parts: readonly FieldPart[]): void {
    const whole = parts.filter(({ chip, start, end }) => chip && (this.#settle || this.caret < start || this.caret > end));
    if (whole.length === 0) return;
    let { text, caret } = this;
    for (const { start, end } of [...whole].reverse()) {
      // One of the spaces around it goes with it.
      const from = start > 0 && text[start - 1] === " " && (text[end] === undefined || text[end] === " ") ? start - 1 : start;
      const to = from === start && text[end] === " " ? end + 1 : end;
      if (caret >= to) caret -= to - from;
      else if (caret > from) caret = from;
      text = text.slice(0, from) + text.slice(to);
    }
    const chips = whole.map(({ start, end, label, value, code }): Chip => ({ text: this.text.slice(start, end), label, value, code }));
    this.chips = [...this.chips, ...chips];
    if (text.trim() === "") text = "";
    this.#write(text, caret);
    this.#faults = { of: text, problems: [] };
    this.completion = null;
    // The same query, in another order: nothing is to be asked again.
    search.reworded(this.query);
    this.#again ||= text !== "";
  }
}

const joined = (chips: readonly Chip[], text: string): string => [...chips.map((chip) => chip.text), ...(text === "" ? [] : [text])].join(" ");
const shifted = (problem: SearchProblem, by: number): SearchProblem => ({ ...problem, start: problem.start + by, end: problem.end + by });

export const field = new Field();
