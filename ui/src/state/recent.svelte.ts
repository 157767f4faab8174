/** The codes used last, each with a digit of its own: a code keeps its digit until nine others were used after it. Remembered by the window, a study at a time. */
import { study } from "./study.svelte";

const NINE = 9;

interface Kept {
  /** Which study's. */
  of: string;
  /** External ids by digit, 1 first. */
  slots: readonly string[];
  /** External ids, the last used first. */
  order: readonly string[];
}

class Recent {
  #kept = $state.raw<Kept>({ of: "", slots: [], order: [] });
  #now = $derived.by((): Kept => {
    const of = `recent:${study.summary?.path ?? ""}`;
    return this.#kept.of === of ? this.#kept : read(of);
  });
  /** The codes by digit; the digit of a code that is gone has none. */
  codes = $derived.by((): (number | null)[] => {
    const byExt = new Map(study.codes.map((code) => [code.ext, code.id]));
    return this.#now.slots.map((ext) => byExt.get(ext) ?? null);
  });
  /** The last code used, while it is in the codebook. */
  last = $derived(study.codes.find((code) => code.ext === this.#now.order[0])?.id ?? null);

  /** The digit of a code, 1 to 9. */
  digit(code: number): number | null {
    const at = this.codes.indexOf(code);
    return at < 0 ? null : at + 1;
  }

  use(id: number): void {
    const ext = study.code(id)?.ext;
    if (ext === undefined) return;
    const now = this.#now;
    const order = [ext, ...now.order.filter((one) => one !== ext)].slice(0, NINE);
    const slots = [...now.slots];
    if (!slots.includes(ext)) {
      const stale = slots.findIndex((one) => !order.includes(one) || !study.codes.some((code) => code.ext === one));
      if (stale >= 0) slots[stale] = ext;
      else slots.push(ext);
    }
    this.#kept = { of: now.of, slots, order };
    try {
      localStorage.setItem(now.of, JSON.stringify([slots, order]));
    } catch {
      // They are a comfort: without a store, they last as long as the window.
    }
  }

  clear(): void {
    this.#kept = { of: "", slots: [], order: [] };
  }
}

function read(of: string): Kept {
  try {
    const [slots, order] = JSON.parse(localStorage.getItem(of) ?? "[[],[]]") as [string[], string[]];
    if (Array.isArray(slots) && Array.isArray(order)) return { of, slots, order };
  } catch {
    // What cannot be read was never there.
  }
  return { of, slots: [], order: [] };
}

export const recent = new Recent();
