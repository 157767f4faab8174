/** The selection: words of one message, drawn by the window and kept while the focus is elsewhere; and the caret that makes it without a mouse. Offsets are UTF-16 units. */
import { sentenceAt, type Span, wordAt } from "../text/boundaries";

class Selection {
  /** The message it is in. */
  message = $state<number | null>(null);
  #anchor = $state(0);
  /** The end that moves: where the caret stands. */
  at = $state(0);
  /** The caret is shown and the arrows move it. */
  caret = $state(false);
  /** `[start, end)`; `null` when nothing is selected. */
  range = $derived<Span | null>(this.message === null || this.#anchor === this.at ? null : [Math.min(this.#anchor, this.at), Math.max(this.#anchor, this.at)]);

  /** What is selected of a message. */
  of(message: number | undefined): Span | null {
    return message === this.message ? this.range : null;
  }

  /** Takes what a pointer selected. */
  take(message: number, start: number, end: number): void {
    this.caret = false;
    this.#put(message, start, end);
  }

  /** Enters the caret mode. */
  enter(message: number, at: number): void {
    this.caret = true;
    this.#put(message, at, at);
  }

  /** Moves the caret; `extend` keeps what is selected up to it. */
  move(at: number, extend: boolean): void {
    this.at = at;
    if (!extend) this.#anchor = at;
  }

  /** Selects the sentence under the caret; again, up to the end of the next one. */
  sentence(text: string, lang: string | null): void {
    this.#grow(text, (at) => sentenceAt(text, at, lang));
  }

  /** Selects the word under the caret; again, up to the end of the next one. */
  word(text: string, lang: string | null): void {
    this.#grow(text, (at) => wordAt(text, at, lang));
  }

  all(text: string): void {
    this.#anchor = 0;
    this.at = text.length;
  }

  /** Nothing is selected any more; the caret stands where it ended. */
  collapse(): void {
    const { range } = this;
    if (!this.caret) return this.clear();
    if (range) this.move(range[1], false);
  }

  clear(): void {
    this.caret = false;
    this.message = null;
    this.#anchor = this.at = 0;
  }

  #grow(text: string, under: (at: number) => Span | null): void {
    const { range } = this;
    if (!range) {
      const span = under(this.at);
      if (span) [this.#anchor, this.at] = span;
      return;
    }
    if (range[1] >= text.length) return;
    const span = under(range[1]);
    this.#anchor = range[0];
    this.at = Math.max(range[1], span?.[1] ?? text.length);
  }

  #put(message: number, start: number, end: number): void {
    this.message = message;
    this.#anchor = start;
    this.at = end;
  }
}

export const selection = new Selection();
