/** Memos and codes that the query of the field finds, as one list. The last query wins; what was found stays until the next answer. */
import type { FoundCodeNote, FoundNote, FoundNotes } from "../platform/types";
import { codebook } from "./codebook.svelte";
import { machine } from "./machine";
import { memos } from "./memos.svelte";
import { place } from "./place.svelte";
import { work } from "./work.svelte";

const PLACE = /(?:^|[\s(])-?(?:in|dans)[:=]/i;

/** Whether a query looks among memos or codes, and not among messages. */
export const asksNotes = (query: string): boolean => PLACE.test(query.replace(/"[^"]*"?/g, '""'));

export type NoteLine = { note: FoundNote; code?: undefined } | { note?: undefined; code: FoundCodeNote };

class Noted {
  found = $state.raw<FoundNotes | null>(null);
  /** The current line. */
  current = $state(0);
  #answered = "";
  #asked = 0;

  /** Memos first, then codes. */
  get lines(): NoteLine[] {
    return [...(this.found?.memos ?? []).map((note) => ({ note })), ...(this.found?.codes ?? []).map((code) => ({ code }))];
  }

  async ask(query: string): Promise<void> {
    const asked = ++this.#asked;
    const found = await work.run(() => machine().noting.find(query));
    if (!found || asked !== this.#asked) return;
    this.found = found;
    if (this.#answered !== query) this.current = 0;
    this.#answered = query;
    this.to(this.current);
  }

  to(index: number): void {
    this.current = Math.max(0, Math.min(this.lines.length - 1, index));
  }

  /** Goes to the memo, to what a reason explains, or to the code. */
  open(index = this.current): void {
    const line = this.lines[index];
    if (line?.code) {
      codebook.choose(line.code.code);
      place.go("codebook");
    } else if (line?.note) {
      if (line.note.source === "memo") void memos.open(line.note.row.memo.id);
      else memos.go(line.note.row);
    }
  }

  leave(): void {
    this.#asked++;
    this.found = null;
    this.current = 0;
    this.#answered = "";
  }
}

export const noted = new Noted();
