/** Where the stripes beside a text stand: one a coding, at the height of its lines, names pushed down until none meet; what does not fit is counted. */

/** A coding's lines, from the top of the text. */
export interface Extent {
  id: number;
  top: number;
  bottom: number;
  /** The column it must have; without, the first that is free. */
  column?: number;
  /** Its name stands elsewhere: it began above. */
  unnamed?: boolean;
}

export interface Stripe extends Extent {
  /** Column, 0 being nearest the text. */
  column: number;
  /** Where its name stands; `null` where it has none. */
  name: number | null;
}

/** What there is place for. */
export interface Room {
  columns: number;
  height: number;
  /** This one is drawn and named whatever happens: it is the chosen one. */
  keep?: number | null;
}

export interface Layout {
  stripes: Stripe[];
  columns: number;
  height: number;
  /** Codings that are not drawn, or not named; and where their number stands. */
  more: number;
  moreAt: number;
}

export const NAME_HEIGHT = 16;
/** However short the text, so many names stand beside it. */
const LEAST = 6;
const OPEN: Room = { columns: Infinity, height: Infinity };

/** Lays stripes out: a column is shared by codings whose lines do not meet. */
export function layout(extents: readonly Extent[], room: Room = OPEN): Layout {
  const ends: number[] = [];
  const placed = extents.map((extent) => {
    let column = extent.column ?? ends.findIndex((end) => end <= extent.top + 1);
    if (column < 0) column = ends.length;
    ends[column] = Math.max(ends[column] ?? -Infinity, extent.bottom);
    return { extent, column };
  });
  const drawn = placed.filter(({ extent, column }) => column < room.columns || extent.id === room.keep)
    .map(({ extent, column }): Stripe => ({ ...extent, column: Math.min(column, room.columns - 1), name: null }));
  const stripes = drawn.filter(({ unnamed }) => !unnamed);
  const left = placed.filter(({ extent }) => !extent.unnamed).length - stripes.length;
  const { named, more, moreAt, height } = names(stripes, Math.max(room.height, 4 + LEAST * NAME_HEIGHT), left, room.keep ?? null);
  return {
    stripes: drawn.map((stripe) => ({ ...stripe, name: named.get(stripe.id) ?? null })),
    columns: Math.min(ends.length, room.columns), height, more, moreAt,
  };
}

/** Each name at its first line, or under the one before; the last line says how many there was no place for. */
function names(stripes: readonly Stripe[], limit: number, left: number, keep: number | null): { named: Map<number, number>; more: number; moreAt: number; height: number } {
  const all: { id: number; at: number }[] = [];
  let at = -Infinity;
  for (const { id, top } of stripes) all.push({ id, at: (at = Math.max(at + NAME_HEIGHT, top + 4)) });
  const fits = (name: number) => name + NAME_HEIGHT <= limit;
  let shown = all.filter((one) => fits(one.at));
  let more = left + all.length - shown.length;
  let moreAt = 0;
  if (more > 0) {
    while (shown.length > 0 && !fits(shown.at(-1)!.at + NAME_HEIGHT)) {
      shown = shown.slice(0, -1);
      more++;
    }
    const kept = keep !== null && !shown.some(({ id }) => id === keep) ? all.find(({ id }) => id === keep) : undefined;
    const last = shown.at(-1);
    if (kept && last) shown = [...shown.slice(0, -1), { id: kept.id, at: last.at }];
    moreAt = (shown.at(-1)?.at ?? 4 - NAME_HEIGHT) + NAME_HEIGHT;
  }
  const lowest = more > 0 ? moreAt : (shown.at(-1)?.at ?? null);
  return { named: new Map(shown.map((one) => [one.id, one.at])), more, moreAt, height: lowest === null ? 0 : lowest + NAME_HEIGHT };
}

/** Measures spans of an element whose text nodes are the text: its nodes are walked once, whatever the number of spans. */
export function measure(element: HTMLElement, spans: readonly (readonly [start: number, end: number])[], origin: number): ({ top: number; bottom: number } | null)[] {
  const nodes: Node[] = [];
  const starts: number[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let length = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push(node);
    starts.push(length);
    length += node.nodeValue?.length ?? 0;
  }
  const nodeAt = (at: number): number => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= at) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
  const range = document.createRange();
  return spans.map(([from, to]) => {
    const [start, end] = [Math.max(0, from), Math.min(length, to)];
    if (start >= end) return null;
    const [first, last] = [nodeAt(start), nodeAt(end - 1)];
    range.setStart(nodes[first]!, start - starts[first]!);
    range.setEnd(nodes[last]!, end - starts[last]!);
    let top = Infinity;
    let bottom = -Infinity;
    for (const rect of range.getClientRects()) {
      if (rect.width === 0) continue;
      top = Math.min(top, rect.top);
      bottom = Math.max(bottom, rect.bottom);
    }
    return top < bottom ? { top: top - origin, bottom: bottom - origin } : null;
  });
}

/** Two coders side by side: the stripes of the one nearest the text, those of the other beyond; `joins` tie the same code on the same words. */
export interface Sides extends Layout {
  joins: { id: string; from: number; to: number; top: number }[];
}

/** What two coders put, side by side. `of` says whose a coding is, `same` whether two of them say the same. */
export function abreast(extents: readonly Extent[], of: (id: number) => 0 | 1, same: (a: number, b: number) => boolean, room: Room = OPEN): Sides {
  const half = Math.max(1, Math.floor((room.columns - 1) / 2));
  const sides = ([0, 1] as const).map((side) => layout(extents.filter(({ id }) => of(id) === side), { ...room, columns: half, height: Infinity }));
  const [left, right] = [sides[0]!, sides[1]!];
  // A gap parts the two sides, also where one of them is empty.
  const beyond = Math.max(1, left.columns) + 1;
  const moved = right.stripes.map((stripe) => ({ ...stripe, column: stripe.column + beyond }));
  const joins: Sides["joins"] = [];
  const agreed = new Set<number>();
  for (const a of left.stripes) {
    const b = moved.find((one) => !agreed.has(one.id) && same(a.id, one.id) && one.top < a.bottom && a.top < one.bottom);
    if (!b) continue;
    agreed.add(b.id);
    joins.push({ id: `${a.id}-${b.id}`, from: a.column, to: b.column, top: (Math.max(a.top, b.top) + Math.min(a.bottom, b.bottom)) / 2 });
  }
  // What both say is named once.
  const all = [...left.stripes, ...moved].sort((a, b) => a.top - b.top || a.column - b.column);
  const hidden = left.more + right.more;
  const { named, more, moreAt, height } = names(all.filter(({ id, unnamed }) => !unnamed && !agreed.has(id)), Math.max(room.height, 4 + LEAST * NAME_HEIGHT), hidden, room.keep ?? null);
  return { stripes: all.map((stripe) => ({ ...stripe, name: named.get(stripe.id) ?? null })), columns: beyond + Math.max(1, right.columns), height, more, moreAt, joins };
}

const waiting = new Set<() => void>();

/** Measures once the page is as it will be, all rows together: none is written to before all were read. */
export function soon(read: () => void): void {
  if (waiting.size === 0) {
    queueMicrotask(() => {
      const all = [...waiting];
      waiting.clear();
      for (const one of all) one();
    });
  }
  waiting.add(read);
}
