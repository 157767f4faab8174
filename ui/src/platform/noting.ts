/** Memos, reasons and codes that a query finds. */
import type { FoundNotes } from "./types";

export interface Noting {
  /** What a query with `in:memo` or `in:codebook` finds. */
  find(query: string): Promise<FoundNotes>;
}
