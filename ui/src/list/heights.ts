/** The heights of a long list: estimated, then measured. Sums and searches in O(log n), so that a list of any length can be windowed. */
export class Heights {
  #heights: Float64Array;
  /** Fenwick tree of the heights. */
  #sums: Float64Array;
  #top: number;

  constructor(count: number, estimate: (index: number) => number) {
    this.#heights = new Float64Array(count);
    this.#sums = new Float64Array(count + 1);
    for (let i = 0; i < count; i++) {
      this.#heights[i] = estimate(i);
      this.#sums[i + 1]! += this.#heights[i]!;
      const above = i + 1 + ((i + 1) & -(i + 1));
      if (above <= count) this.#sums[above]! += this.#sums[i + 1]!;
    }
    this.#top = count === 0 ? 0 : 2 ** Math.floor(Math.log2(count));
  }

  get count(): number {
    return this.#heights.length;
  }

  get total(): number {
    return this.offset(this.count);
  }

  height(index: number): number {
    return this.#heights[index] ?? 0;
  }

  /** Where a row begins. */
  offset(index: number): number {
    let sum = 0;
    for (let i = Math.min(index, this.count); i > 0; i -= i & -i) sum += this.#sums[i]!;
    return sum;
  }

  /** The row at this height; the last one beyond the end. */
  at(offset: number): number {
    let index = 0;
    let rest = offset;
    for (let step = this.#top; step > 0; step >>= 1) {
      const next = index + step;
      if (next <= this.count && this.#sums[next]! <= rest) {
        rest -= this.#sums[next]!;
        index = next;
      }
    }
    return Math.max(0, Math.min(index, this.count - 1));
  }

  /** Sets a measured height; says by how much it grew. */
  set(index: number, height: number): number {
    const delta = height - (this.#heights[index] ?? height);
    if (delta === 0 || index >= this.count) return 0;
    this.#heights[index] = height;
    for (let i = index + 1; i <= this.count; i += i & -i) this.#sums[i]! += delta;
    return delta;
  }

  /** The rows that meet `[top, top + height)`, with a margin either side; the end is excluded. */
  window(top: number, height: number, margin: number): { first: number; end: number } {
    if (this.count === 0) return { first: 0, end: 0 };
    return { first: this.at(Math.max(0, top - margin)), end: this.at(Math.max(0, top + height + margin)) + 1 };
  }
}
