/** Splits a run of stored text into pieces for the style alone: found words are marked, a number and its unit are kept on one line. */
export interface Piece {
  text: string;
  mark: boolean;
  /** Held on one line. */
  held: boolean;
  /** In the selection; its first piece, its last. */
  selected?: true | undefined;
  from?: true | undefined;
  to?: true | undefined;
  /** A memo is written on it. */
  noted?: true | undefined;
}

/** What lies over the text beside its codings. */
export interface Layers {
  selection: readonly [number, number] | null;
  memos: readonly (readonly [number, number])[];
}
const BARE: Layers = { selection: null, memos: [] };

const UNIT = /\d[ \u00a0\u202f](?:€|\$|£|%|°C|°F|kg|mg|g|ml|cl|l|km|cm|mm|m|h|min|s|bars?)(?![\p{L}\d])/gu;

/** The pieces of `text[start, end)`; `matches` are offsets of the whole text, sorted. Put end to end, they are the run. */
export function pieces(text: string, start: number, end: number, matches: readonly [number, number][] = [], layers: Layers = BARE): Piece[] {
  const run = text.slice(start, end);
  const held: [number, number][] = [];
  for (const found of run.matchAll(UNIT)) held.push([start + found.index, start + found.index + found[0].length]);
  const cuts = new Set([start, end]);
  const inside = (offset: number) => offset > start && offset < end;
  const { selection, memos } = layers;
  for (const [from, to] of [...matches, ...held, ...memos, ...(selection ? [selection] : [])]) {
    if (inside(from)) cuts.add(from);
    if (inside(to)) cuts.add(to);
  }
  const edges = [...cuts].sort((a, b) => a - b);
  const covers = (ranges: readonly (readonly [number, number])[], from: number, to: number) => ranges.some(([a, b]) => a <= from && to <= b);
  const out: Piece[] = [];
  for (let i = 0; i + 1 < edges.length; i++) {
    const from = edges[i]!;
    const to = edges[i + 1]!;
    const selected = selection !== null && covers([selection], from, to);
    out.push({
      text: text.slice(from, to), mark: covers(matches, from, to), held: covers(held, from, to), noted: covers(memos, from, to) || undefined,
      selected: selected || undefined, from: (selected && from === selection[0]) || undefined, to: (selected && to === selection[1]) || undefined,
    });
  }
  return out;
}
