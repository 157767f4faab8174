/** Chosen places of the grid: ranges, so that a million rows are chosen as one. Sorted, apart, never empty. */
import type { GridRange } from "../platform/types";

export type Places = readonly GridRange[];

/** These places and those of a range. */
export function added(places: Places, { from, to }: GridRange): GridRange[] {
  if (from >= to) return [...places];
  const out: GridRange[] = [];
  let now = { from, to };
  for (const one of places) {
    if (one.to < now.from) out.push(one);
    else if (one.from > now.to) {
      out.push(now);
      now = one;
    } else now = { from: Math.min(one.from, now.from), to: Math.max(one.to, now.to) };
  }
  return [...out, now];
}

/** These places without those of a range. */
export function removed(places: Places, { from, to }: GridRange): GridRange[] {
  return places.flatMap((one) => [{ from: one.from, to: Math.min(one.to, from) }, { from: Math.max(one.from, to), to: one.to }]).filter((one) => one.from < one.to);
}

/** Whether all places of a range are among these. */
export const holds = (places: Places, { from, to }: GridRange): boolean => places.some((one) => one.from <= from && to <= one.to);

/** How many places. */
export const size = (places: Places): number => places.reduce((sum, { from, to }) => sum + to - from, 0);
