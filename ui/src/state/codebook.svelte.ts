/** The code looked at in the Codes room, and the first messages that bear it. */
import type { SearchPage } from "../platform/types";
import { machine } from "./machine";
import { study } from "./study.svelte";
import { work } from "./work.svelte";

export const QUOTED = 5;

class Codebook {
  chosen = $state<number | null>(null);
  where = $state.raw<{ code: number; page: SearchPage } | null>(null);
  code = $derived(study.code(this.chosen ?? -1) ?? study.codes[0]);
  index = $derived(this.code ? study.codes.indexOf(this.code) : 0);
  #asked = 0;

  to(index: number): void {
    this.chosen = study.codes[Math.max(0, Math.min(study.codes.length - 1, index))]?.id ?? null;
  }

  /** Asks where a code is put. The last asked wins. */
  async look(id: number, ext: string): Promise<void> {
    const asked = ++this.#asked;
    const page = await work.run(() => machine().search(queryOf(ext), 0, QUOTED, "thread"));
    if (page && asked === this.#asked) this.where = { code: id, page };
  }
}

/** The query that finds the messages of a code. */
export const queryOf = (ext: string): string => `code:${/[\s"()]/.test(ext) ? `"${ext}"` : ext}`;

export const codebook = new Codebook();
