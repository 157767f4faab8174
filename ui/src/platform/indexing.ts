/** The index of words, as the window sees it: its state, its building, its removal. */
import type { IndexView } from "./types";

export interface Indexing {
  state(): Promise<IndexView>;
  /** Builds it anew; a large one beside the work. */
  build(): Promise<IndexView>;
  /** Stops its building. */
  stop(): Promise<IndexView>;
  /** Removes it; the next search of words builds it. */
  remove(): Promise<IndexView>;
}
