/** In which order a conversation is read, by study; which branches are folded, and where one stood in what one left, while the window is open. */
import type { Order } from "../rooms/read/rows";
import { study } from "./study.svelte";

/** Where one stood: which message, and how far above or below the top of the page it began. */
export interface Spot {
  message: number | null;
  /** The row at the top of the page: its message, or its place in a list. */
  top: number;
  offset: number;
}

class Reader {
  #kept = $state.raw<{ of: string; opening: number; order: Order }>({ of: "", opening: -1, order: "tree" });
  order = $derived.by((): Order => {
    const of = `order:${study.summary?.path ?? ""}`;
    return this.#kept.of === of && this.#kept.opening === study.opening ? this.#kept.order : read(of);
  });
  /** Messages whose replies are folded away. */
  #folds = $state.raw<{ of: number; ids: ReadonlySet<number> }>({ of: 0, ids: new Set() });
  #none: ReadonlySet<number> = new Set();
  folded = $derived(this.#folds.of === study.opening ? this.#folds.ids : this.#none);
  #spots = new Map<string, Spot>();

  set(order: Order): void {
    const of = `order:${study.summary?.path ?? ""}`;
    this.#kept = { of, opening: study.opening, order };
    try {
      localStorage.setItem(of, order);
    } catch {
      // Without a store, the order lasts as long as the window.
    }
  }

  fold(ids: Iterable<number>): void {
    this.#folds = { of: study.opening, ids: new Set([...this.folded, ...ids]) };
  }

  unfold(ids: Iterable<number>): void {
    const folded = new Set(this.folded);
    for (const id of ids) folded.delete(id);
    if (folded.size !== this.folded.size) this.#folds = { of: study.opening, ids: folded };
  }

  /** Keeps where one stood; `of` is a conversation, or `null` for their list. */
  leave(of: number | null, spot: Spot): void {
    this.#spots.set(`${study.opening}:${of}`, spot);
  }

  spot(of: number | null): Spot | undefined {
    return this.#spots.get(`${study.opening}:${of}`);
  }
}

function read(of: string): Order {
  try {
    return localStorage.getItem(of) === "time" ? "time" : "tree";
  } catch {
    return "tree";
  }
}

export const reader = new Reader();
