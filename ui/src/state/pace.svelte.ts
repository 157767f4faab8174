/** How fast one codes: messages an hour, over the last ten minutes of one's own strokes in this window. */
const WINDOW = 600_000;
const LEAST = 5;
const MINUTE = 60_000;

class Pace {
  #strokes = $state.raw<readonly { at: number; messages: number }[]>([]);
  /** Looked at from time to time: what is past leaves the window. */
  #now = $state(0);

  /** Messages an hour; `null` until there are enough of them. */
  perHour = $derived.by((): number | null => {
    const recent = this.#strokes.filter(({ at }) => at > this.#now - WINDOW);
    const messages = recent.reduce((sum, one) => sum + one.messages, 0);
    if (messages < LEAST) return null;
    return Math.round((messages * 60 * MINUTE) / Math.max(MINUTE, this.#now - recent[0]!.at));
  });

  add(messages: number, at = Date.now()): void {
    if (messages > 0) this.#strokes = [...this.#strokes.filter((one) => one.at > at - WINDOW), { at, messages }];
    this.look(at);
  }

  look(at = Date.now()): void {
    this.#now = at;
  }

  clear(): void {
    this.#strokes = [];
  }
}

export const pace = new Pace();
