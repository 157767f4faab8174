/** The index of words: what becomes of it, asked again while it is built. */
import type { Indexing } from "../platform/indexing";
import type { IndexView } from "../platform/types";
import { machine } from "./machine";
import { study } from "./study.svelte";
import { work } from "./work.svelte";

class IndexState {
  view = $state.raw<IndexView | null>(null);
  /** Asked, and not answered yet. */
  busy = $state(false);

  /** Looks how it is now. A look that fails says nothing: the search that needs the index will. */
  async look(): Promise<void> {
    const path = study.summary?.path;
    const view = await machine().indexing.state().catch(() => null);
    // The answer of a study that was closed meanwhile is nobody's.
    if (view && path === study.summary?.path) this.view = view;
  }

  build = (): Promise<void> => this.#do((index) => index.build());
  stop = (): Promise<void> => this.#do((index) => index.stop());
  remove = (): Promise<void> => this.#do((index) => index.remove());

  async #do(act: (index: Indexing) => Promise<IndexView>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const view = await work.run(() => act(machine().indexing));
    this.busy = false;
    if (view) this.view = view;
  }
}

export const indexing = new IndexState();
