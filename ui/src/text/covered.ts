/** The codings of a long text, in the lanes and columns that they hold over the whole of it, asked for a part at a time. */
import type { CodingView } from "../platform/types";
import { Intervals } from "./intervals";
import { type Laned, lanes, shown, suggested } from "./segment";

export interface Covered {
  laned: readonly Laned[];
  /** Those of `[start, end)`, in the order of lanes. */
  meeting(start: number, end: number): Laned[];
  /** The column of each stripe. */
  columns: ReadonlyMap<number, number>;
}

/** About a line: codings as near as that may stand on the same line of the page, and their stripes side by side. */
const LINE = 90;
const known = new WeakMap<readonly CodingView[], Covered>();

/** Computed once for a list of codings, however many rows ask. */
export function covered(codings: readonly CodingView[], length: number): Covered {
  const found = known.get(codings);
  if (found) return found;
  const visible = shown(codings, length);
  const laned = lanes(visible);
  const index = new Intervals(laned, ({ coding }) => [coding.start, coding.end]);
  const columns = new Map(lanes(visible.filter((coding) => !suggested(coding)), LINE).map(({ coding, lane }) => [coding.id, lane]));
  const made: Covered = { laned, meeting: (start, end) => index.meeting(start, end), columns };
  known.set(codings, made);
  return made;
}

/** The spans of a sorted list, none of which meet, that share a place with `[start, end)`. */
export function within(spans: readonly [number, number][], start: number, end: number): readonly [number, number][] {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]![1] <= start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while (last < spans.length && spans[last]![0] < end) last++;
  return low === 0 && last === spans.length ? spans : spans.slice(low, last);
}
