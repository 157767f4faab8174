/** The formats and tools that files are read from, in the window's language. */
import type { ImportFormat } from "../platform/types";
import { machine } from "./machine";
import { work } from "./work.svelte";

class Formats {
  all = $state.raw<ImportFormat[]>([]);
  #asked = 0;

  async load(): Promise<void> {
    const asked = ++this.#asked;
    const all = await work.run(() => machine().importFormats());
    if (all && asked === this.#asked) this.all = all;
  }
}

export const formats = new Formats();
