/** Which of many spans meet a stretch of text: sorted once, asked for each row that comes into sight. */

export class Intervals<T> {
  readonly #all: readonly T[];
  readonly #span: (one: T) => readonly [number, number];
  /** The farthest end under each node of the tree that the sorted list makes, its middle being the root. */
  readonly #reach: Float64Array;

  /** `all` is sorted by start. */
  constructor(all: readonly T[], span: (one: T) => readonly [number, number]) {
    this.#all = all;
    this.#span = span;
    this.#reach = new Float64Array(all.length);
    this.#measure(0, all.length);
  }

  /** Those that share a place with `[start, end)`, in their order. */
  meeting(start: number, end: number): T[] {
    const out: T[] = [];
    this.#collect(0, this.#all.length, start, end, out);
    return out;
  }

  #measure(low: number, high: number): number {
    if (low >= high) return -Infinity;
    const middle = (low + high) >> 1;
    const reach = Math.max(this.#span(this.#all[middle]!)[1], this.#measure(low, middle), this.#measure(middle + 1, high));
    this.#reach[middle] = reach;
    return reach;
  }

  #collect(low: number, high: number, start: number, end: number, out: T[]): void {
    if (low >= high) return;
    const middle = (low + high) >> 1;
    if (this.#reach[middle]! <= start) return;
    this.#collect(low, middle, start, end, out);
    const one = this.#all[middle]!;
    const [from, to] = this.#span(one);
    if (from >= end) return;
    if (to > start) out.push(one);
    this.#collect(middle + 1, high, start, end, out);
  }
}
