/** What the search field asks: what may be written, and the parts of what is. */
import type { FieldCompletion, FieldParts } from "./types";

export interface Field {
  /** What may be written at a place (UTF-16) of a query. */
  complete(text: string, at: number): Promise<FieldCompletion>;
  /** The parts of a query, as chips and words. */
  parts(query: string): Promise<FieldParts>;
}
