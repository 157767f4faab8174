/** Sets of messages: the list, what is being said of one, the messages that wait to be put into one. */
import type { GridRange, SampleOrder, SampleView, SetView, Stroke } from "../platform/types";
import { afresh } from "./afresh.svelte";
import { corpus } from "./corpus.svelte";
import { machine } from "./machine";
import { reading } from "./reading.svelte";
import { said } from "./said.svelte";
import { study } from "./study.svelte";
import { work } from "./work.svelte";

export type SavedAs = "query" | "hand" | "sample";

/** What is being written of a set: of one that stands, or of what a query finds. */
export interface SetForm {
  id: number | null;
  as: SavedAs;
  name: string;
  note: string;
  query: string;
}

export const BY = ["space", "venue", "role", "lang", "person", "month", "code"] as const;
const FIRST: Omit<SampleOrder, "query"> = { how: "random", size: 20, by: null, allocation: "proportional", seed: 1 };

class SetShelf {
  all = $state.raw<SetView[]>([]);
  form = $state.raw<SetForm | null>(null);
  /** How the next sample is drawn. */
  order = $state.raw<Omit<SampleOrder, "query">>(FIRST);
  preview = $state.raw<SampleView | null>(null);
  /** Messages that wait to be put into a set. */
  putting = $state.raw<number[] | null>(null);
  /** The sets by hand that hold the one message that waits. */
  holding = $state.raw<number[]>([]);
  #asked = 0;
  #previewed = 0;

  constructor() {
    afresh(() => {
      this.all = [];
      this.form = null;
      this.putting = null;
      this.order = FIRST;
    });
  }

  async load(): Promise<void> {
    const asked = ++this.#asked;
    // A list beside the page: what fails here is told by what needs it.
    const all = await machine().sets.all().catch(() => null);
    if (all && asked === this.#asked) this.all = all;
  }

  /** Begins to keep what a query finds. */
  save(query: string): void {
    this.preview = null;
    this.form = { id: null, as: "query", name: "", note: "", query };
  }

  edit(set: SetView): void {
    this.form = { id: set.id, as: set.kind, name: set.name, note: set.note ?? "", query: set.query ?? "" };
  }

  /** Shows what the sample would be. */
  async look(): Promise<void> {
    const { form } = this;
    if (!form || form.id !== null || form.as !== "sample" || !(this.order.size > 0)) return;
    const asked = ++this.#previewed;
    const preview = await work.run(() => machine().sets.preview({ ...this.order, query: form.query }));
    if (asked === this.#previewed) this.preview = preview ?? null;
  }

  /** Keeps what is written; what is refused stays open. */
  async keep(): Promise<boolean> {
    const { form } = this;
    if (!form) return false;
    const draft = { name: form.name, note: form.note.trim() || null, query: form.query };
    const { sets } = machine();
    const kept = await this.#do(() => {
      if (form.id !== null) return sets.edit(form.id, { ...draft, query: form.as === "query" ? form.query : null });
      if (form.as === "query") return sets.save(draft);
      return form.as === "hand" ? sets.add(draft, []) : sets.sample(draft, { ...this.order, query: form.query });
    });
    if (kept) this.form = null;
    return kept !== undefined;
  }

  async remove(id: number): Promise<void> {
    if (await this.#do(() => machine().sets.remove(id))) this.form = null;
  }

  /** Asks into which set a message, or those of some rows of the grid, are put. */
  async put(messages: number[] | GridRange[]): Promise<void> {
    if (study.summary?.readOnly || messages.length === 0) return;
    const ids = typeof messages[0] === "number" ? (messages as number[]) : await work.run(() => machine().sets.inGrid(corpus.ask, messages as GridRange[]));
    if (!ids || ids.length === 0) return;
    await this.load();
    this.holding = ids.length === 1 ? ((await work.run(() => machine().sets.of(ids[0]!))) ?? []) : [];
    this.putting = ids;
  }

  /** Puts what waits into a set by hand, or takes it out. */
  async change(id: number, within: boolean): Promise<void> {
    const { putting } = this;
    if (!putting) return;
    const done = await this.#do(() => machine().sets.change(id, within ? putting : [], within ? [] : putting));
    if (done) this.holding = within ? [...this.holding, id] : this.holding.filter((one) => one !== id);
  }

  /** Makes a set of what waits. */
  async make(name: string): Promise<boolean> {
    const { putting } = this;
    if (!putting) return false;
    const done = await this.#do(() => machine().sets.add({ name, query: null, note: null }, putting));
    if (done?.made != null) this.holding = [...this.holding, done.made];
    return done !== undefined;
  }

  async #do(change: () => Promise<Stroke>): Promise<Stroke | undefined> {
    const stroke = await work.run(change);
    if (!stroke) return undefined;
    study.stroked(stroke);
    if (stroke.what) said.say(stroke.what);
    // No message changed: what is read stays as it is. A query that names the set is asked again.
    reading.fresh(study.version);
    study.version++;
    await this.load();
    return stroke;
  }
}

/** The query that finds a set. */
export const queryOfSet = (name: string): string => (/^[\p{L}\p{N}_.-]+$/u.test(name) ? `set:${name}` : `set:"${name}"`);

export const sets = new SetShelf();
