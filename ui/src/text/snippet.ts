/** Cuts a long text around what was found in it, at word ends, so that a result fits in a few lines. */
export interface Snippet {
  text: string;
  matches: [number, number][];
  /** Words were left out before, after. */
  before: boolean;
  after: boolean;
}

/** At most about `width` characters, the first match a third of the way in. */
export function snippet(text: string, matches: readonly [number, number][], width = 260): Snippet {
  if (text.length <= width * 1.25) return { text, matches: matches.map(([a, b]) => [a, b]), before: false, after: false };
  const first = matches[0]?.[0] ?? 0;
  let start = Math.max(0, Math.min(first - Math.floor(width / 3), text.length - width));
  let end = Math.min(text.length, start + width);
  if (start > 0) start = wordStart(text, start, first);
  if (end < text.length) end = wordEnd(text, end, matches);
  const kept = matches
    .filter(([a, b]) => a >= start && b <= end)
    .map(([a, b]): [number, number] => [a - start, b - start]);
  return { text: text.slice(start, end), matches: kept, before: start > 0, after: end < text.length };
}

function wordStart(text: string, from: number, limit: number): number {
  const space = text.slice(from, Math.max(from, limit)).search(/\s/);
  return space < 0 || space > 30 ? whole(text, from) : from + space + 1;
}

function wordEnd(text: string, from: number, matches: readonly [number, number][]): number {
  const cut = matches.find(([a, b]) => a < from && b > from);
  if (cut) return cut[1];
  for (let i = from; i > from - 30 && i > 0; i--) if (/\s/.test(text[i]!)) return i;
  return whole(text, from);
}

/** Never between the two halves of a character. */
function whole(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
