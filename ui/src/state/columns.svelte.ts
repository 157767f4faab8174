/** The columns of the grid and how it was asked last: kept by the window, a study at a time. */
import type { GridAsk } from "../platform/types";
import { study } from "./study.svelte";

/** The columns that every study has, in the order in which they stand at first; attributes are `attr.` and their name. */
export const COLUMNS = ["ext", "text", "codes", "person", "date", "lang", "rating", "venue", "space", "length"] as const;
const FIRST: readonly string[] = ["ext", "text", "codes", "person", "date", "lang", "rating"];
/** What a row is of: it always stands. */
export const FIXED = "text";
/** What can be sorted by, of the columns. */
export const SORTS: Readonly<Record<string, string>> = { ext: "corpus", text: "length", codes: "codes", person: "person", date: "date", lang: "lang", rating: "rating", venue: "venue", space: "space", length: "length" };
const WIDTHS: Readonly<Record<string, string>> = {
  ext: "66px", text: "minmax(220px, 1fr)", codes: "25%", person: "84px", date: "104px", lang: "48px", rating: "60px", venue: "120px", space: "96px", length: "72px",
};
const ATTRIBUTE = "118px";

interface Kept {
  shown: readonly string[];
  ask: Partial<GridAsk>;
  /** After a number, the next row without a code rather than the next row. */
  uncoded: boolean;
}

const NOTHING: Kept = { shown: FIRST, ask: {}, uncoded: false };

class Columns {
  #kept = $state.raw<{ of: string; now: Kept }>({ of: "", now: NOTHING });
  #now = $derived.by((): Kept => {
    const of = `grid:${study.summary?.path ?? ""}`;
    return this.#kept.of === of ? this.#kept.now : read(of);
  });

  get shown(): readonly string[] {
    return this.#now.shown;
  }

  get ask(): Partial<GridAsk> {
    return this.#now.ask;
  }

  get uncoded(): boolean {
    return this.#now.uncoded;
  }

  /** Names of the attributes that are shown. */
  attributes = $derived(this.shown.filter((name) => name.startsWith("attr.")).map((name) => name.slice(5)));
  /** The tracks of the grid's lines, the box of choice first. */
  tracks = $derived(["var(--c0)", ...this.shown.map((name) => WIDTHS[name] ?? ATTRIBUTE)].join(" "));

  /** Shows a column, or no longer. */
  toggle(name: string): void {
    if (name === FIXED) return;
    this.#keep({ shown: this.shown.includes(name) ? this.shown.filter((one) => one !== name) : [...this.shown, name] });
  }

  /** Moves a column among those shown. */
  move(name: string, delta: 1 | -1): void {
    const at = this.shown.indexOf(name);
    const to = at + delta;
    if (at < 0 || to < 0 || to >= this.shown.length) return;
    const shown = [...this.shown];
    [shown[at], shown[to]] = [shown[to]!, shown[at]!];
    this.#keep({ shown });
  }

  remember(ask: Partial<GridAsk>): void {
    this.#keep({ ask });
  }

  advance(): void {
    this.#keep({ uncoded: !this.uncoded });
  }

  clear(): void {
    this.#kept = { of: "", now: NOTHING };
  }

  #keep(change: Partial<Kept>): void {
    const of = `grid:${study.summary?.path ?? ""}`;
    const now = { ...this.#now, ...change };
    this.#kept = { of, now };
    try {
      localStorage.setItem(of, JSON.stringify(now));
    } catch {
      // It is a comfort: without a store, it lasts as long as the window.
    }
  }
}

function read(of: string): Kept {
  try {
    const kept = JSON.parse(localStorage.getItem(of) ?? "null") as Partial<Kept> | null;
    const shown = kept?.shown?.filter((name) => typeof name === "string" && (name.startsWith("attr.") || (COLUMNS as readonly string[]).includes(name)));
    if (kept && shown?.includes(FIXED)) return { shown, ask: kept.ask ?? {}, uncoded: kept.uncoded === true };
  } catch {
    // What cannot be read was never there.
  }
  return NOTHING;
}

export const columns = new Columns();
