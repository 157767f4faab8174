/** The index, in memory: nothing needs one here, so that it is a thing to look at, to remove and to build. */
import type { Indexing as Platform } from "../indexing";
import type { IndexView } from "../types";
import type { Held } from "./held";

/** What a text takes in a real index, about. */
const BYTES = 1_700;

export class Indexing implements Platform {
  #built = true;

  constructor(private readonly hold: () => Promise<Held>) {}

  async state(): Promise<IndexView> {
    const { journal } = await this.hold();
    const of = journal.rows.messages.length;
    const texts = this.#built ? of : 0;
    return { state: this.#built ? "current" : "missing", path: "~/.cache/livisible/index", bytes: texts * BYTES, texts, done: texts, of, stopped: false, ours: true };
  }

  async build(): Promise<IndexView> {
    this.#built = true;
    return this.state();
  }

  async stop(): Promise<IndexView> {
    return this.state();
  }

  async remove(): Promise<IndexView> {
    this.#built = false;
    return this.state();
  }
}
