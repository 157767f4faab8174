/** A shape in which the room shows what a query finds, besides the list of messages: lines, conversations, words. */
export interface Shape {
  /** The query whose answer it shows; `null` before the first. */
  readonly query: string | null;
  /** Asks. Answers what puts the answer in place, so that it changes with the counts; nothing where it could not be had. */
  ask(query: string): Promise<(() => void) | undefined>;
  /** The study changed under the query: reads again what is in sight, and nothing moves. */
  renew(): Promise<unknown>;
  /** Nothing was asked yet. */
  clear(): void;
}
