/** The words of what a query finds: those that tell it from the rest, those that stand beside the words found. */
import type { Keyness, Neighbours } from "../platform/types";
import { machine } from "./machine";
import type { Shape } from "./shape";
import { work } from "./work.svelte";

class Telling implements Shape {
  query = $state<string | null>(null);
  keyness = $state.raw<Keyness | null>(null);
  /** The current word. */
  at = $state(0);

  async ask(query: string): Promise<(() => void) | undefined> {
    const keyness = await work.run(() => machine().searching.keyness(query));
    return keyness && (() => {
      this.at = this.query === query ? Math.max(0, Math.min(this.at, keyness.terms.length - 1)) : 0;
      this.keyness = keyness;
      this.query = query;
    });
  }

  async renew(): Promise<void> {
    const { query } = this;
    const put = query === null ? undefined : await this.ask(query);
    if (this.query === query) put?.();
  }

  clear(): void {
    this.query = null;
    this.keyness = null;
    this.at = 0;
  }
}

/** The words beside those found: asked once the lines are shown, for they stand under them. */
class Beside {
  view = $state.raw<Neighbours | null>(null);
  query = $state<string | null>(null);
  #asked = 0;

  async follow(query: string): Promise<void> {
    const asked = ++this.#asked;
    const view = await work.run(() => machine().searching.neighbours(query));
    if (!view || asked !== this.#asked) return;
    this.view = view;
    this.query = query;
  }

  clear(): void {
    this.#asked++;
    this.view = null;
    this.query = null;
  }
}

export const telling = new Telling();
export const beside = new Beside();
