/** What is asked of the journal, and the operation whose objects are shown. */
import type { HistoryAsk, HistoryLine } from "../platform/types";

const ALL: HistoryAsk = { coder: null, family: null, words: "", from: null, to: null };

class Journal {
  ask = $state.raw<HistoryAsk>(ALL);
  shown = $state.raw<HistoryLine | null>(null);
  scroll = 0;

  /** Whether anything is left out. */
  get asks(): boolean {
    return JSON.stringify(this.ask) !== JSON.stringify(ALL);
  }

  only(change: Partial<HistoryAsk>): void {
    this.ask = { ...this.ask, ...change };
  }

  clear(): void {
    this.ask = ALL;
  }

  /** Another study has another journal. */
  leave(): void {
    this.clear();
    this.shown = null;
    this.scroll = 0;
  }
}

export const journal = new Journal();
