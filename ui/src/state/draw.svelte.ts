/** Rencontre: a message drawn among what nobody looked for; and what was read for a while, so that it is not drawn again. */
import type { DrawPool, DrawView } from "../platform/types";
import { afresh } from "./afresh.svelte";
import { machine } from "./machine";
import { place } from "./place.svelte";
import { work } from "./work.svelte";

/** A message that stood in view so long was read. */
const READ = 2000;
/** What was read is told together. */
const TOLD = 1500;

class Rencontre {
  open = $state(false);
  pool = $state<DrawPool>("uncoded");
  seed = $state(1);
  /** The message whose far neighbours are drawn. */
  from = $state.raw<{ id: number; ext: string } | null>(null);
  view = $state.raw<DrawView | null>(null);
  #query = "";
  #asked = 0;
  #last: number | null = null;
  #waiting = new Set<number>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #standing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    afresh(() => {
      this.open = false;
      this.view = null;
      this.from = null;
      this.pool = "uncoded";
      this.#last = null;
      this.#waiting.clear();
      clearTimeout(this.#timer);
      clearTimeout(this.#standing);
    });
  }

  /** Draws among what a query finds; `from` is what one came from. */
  begin(query: string, from: { id: number; ext: string } | null): void {
    this.#query = query;
    this.from = from;
    if (this.pool === "far" && !from) this.pool = "uncoded";
    this.view = null;
    this.open = true;
    void this.next();
  }

  among(pool: DrawPool): void {
    this.pool = pool;
    void this.next();
  }

  async next(): Promise<void> {
    const asked = ++this.#asked;
    const { pool, seed, from } = this;
    const view = await work.run(() => machine().sets.draw({ query: this.#query, pool, of: from?.id ?? null, seed, last: this.#last }));
    if (asked !== this.#asked) return;
    this.view = view ?? null;
    this.#last = view?.message?.id ?? this.#last;
  }

  /** Reads the message in its conversation. */
  read(): void {
    const { view } = this;
    if (!view?.message || view.conversation === null) return;
    this.note(view.message.id);
    this.open = false;
    place.open(view.conversation, view.message.id);
  }

  /** A message stands in view: after a while, it was read. */
  stand(message: number | null): void {
    clearTimeout(this.#standing);
    if (message !== null) this.#standing = setTimeout(() => this.note(message), READ);
  }

  /** Notes that a message was read. */
  note(message: number): void {
    this.#waiting.add(message);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const read = [...this.#waiting];
      this.#waiting.clear();
      // Nothing is lost where it cannot be kept: what was read may be drawn again.
      machine().sets.seen(read).catch(() => undefined);
    }, TOLD);
  }
}

export const rencontre = new Rencontre();
