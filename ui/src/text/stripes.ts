/** Where the stripes beside a message stand: one a coding, at the height of its lines, names pushed down until none meet. */
import { rangeOf } from "./offsets";

/** A coding's lines, from the top of the message. */
export interface Extent {
  id: number;
  top: number;
  bottom: number;
}

export interface Stripe extends Extent {
  /** Column, 0 being nearest the text. */
  column: number;
  /** Where its name stands. */
  name: number;
}

export const NAME_HEIGHT = 16;

/** Lays stripes out: a column is shared by codings whose lines do not meet. */
export function layout(extents: readonly Extent[]): { stripes: Stripe[]; columns: number; height: number } {
  const ends: number[] = [];
  let name = -Infinity;
  const stripes = extents.map((extent): Stripe => {
    let column = ends.findIndex((end) => end <= extent.top + 1);
    if (column < 0) column = ends.length;
    ends[column] = extent.bottom;
    name = Math.max(name + NAME_HEIGHT, extent.top + 4);
    return { ...extent, column, name };
  });
  return { stripes, columns: ends.length, height: name === -Infinity ? 0 : name + NAME_HEIGHT };
}

/** The lines of `text[start, end)` inside an element whose text nodes are the text, from the top of `origin`. */
export function lines(element: HTMLElement, start: number, end: number, origin: number): { top: number; bottom: number } | null {
  const range = rangeOf(element, start, end);
  if (!range) return null;
  let top = Infinity;
  let bottom = -Infinity;
  for (const rect of range.getClientRects()) {
    if (rect.width === 0) continue;
    top = Math.min(top, rect.top);
    bottom = Math.max(bottom, rect.bottom);
  }
  return top < bottom ? { top: top - origin, bottom: bottom - origin } : null;
}
