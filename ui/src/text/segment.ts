/** Cuts a text at the boundaries of its codings into runs, each coding holding one lane over its whole length. */
import type { CodingView } from "../platform/types";

/** A coding and the lane it holds, 0 being the line nearest the words. */
export interface Laned {
  coding: CodingView;
  lane: number;
}

/** A run of text under one set of codings, in lane order. */
export interface Segment {
  start: number;
  end: number;
  text: string;
  codings: Laned[];
}

/** Codings that are shown, clipped to the text. Rejected ones and empty ones are not. */
export function shown(codings: readonly CodingView[], length: number): CodingView[] {
  return codings
    .map((coding) => ({ ...coding, start: Math.max(0, coding.start), end: Math.min(length, coding.end) }))
    .filter((coding) => coding.review !== "rejected" && coding.start < coding.end);
}

/** By start, then longest first, then id: the order of lanes, of the margin and of `Tab`. */
export function order(codings: readonly CodingView[]): CodingView[] {
  return [...codings].sort((a, b) => a.start - b.start || b.end - a.end || a.id - b.id);
}

/** Gives each coding the lowest lane that is free where it starts, and has been for so many characters. */
export function lanes(codings: readonly CodingView[], apart = 0): Laned[] {
  const free: number[] = [];
  return order(codings).map((coding) => {
    let lane = free.findIndex((end) => end + apart <= coding.start);
    if (lane < 0) lane = free.length;
    free[lane] = coding.end;
    return { coding, lane };
  });
}

/** The runs of a text. Put end to end, they are the text. */
export function segment(text: string, codings: readonly CodingView[]): Segment[] {
  return runs(text, 0, text.length, lanes(shown(codings, text.length)));
}

/** The runs of `text[first, end)` under codings whose lanes are those of the whole text, in the order of `lanes`. */
export function runs(text: string, first: number, last: number, laned: readonly Laned[]): Segment[] {
  const cuts = new Set([first, last]);
  for (const { coding } of laned) for (const cut of [coding.start, coding.end]) if (cut > first && cut < last) cuts.add(cut);
  const edges = [...cuts].sort((a, b) => a - b);
  const out: Segment[] = [];
  let active: Laned[] = [];
  let next = 0;
  for (let i = 0; i + 1 < edges.length; i++) {
    const start = edges[i]!;
    const end = edges[i + 1]!;
    active = active.filter(({ coding }) => coding.end > start);
    while (next < laned.length && laned[next]!.coding.start <= start) active.push(laned[next++]!);
    out.push({ start, end, text: text.slice(start, end), codings: [...active].sort((a, b) => a.lane - b.lane) });
  }
  return out;
}

const NONE: readonly number[] = [];
/** Those of some codings that are of this text; of none, always the same list, so that another row does not follow the pointer. */
export function among(ids: readonly number[], laned: readonly Laned[]): readonly number[] {
  const found = ids.filter((id) => laned.some(({ coding }) => coding.id === id));
  return found.length > 0 ? found : NONE;
}

/** Whether the coding's words are not its author's own: echoed, reported, denied, hypothetical. */
export const notAssumed = (coding: CodingView): boolean => coding.voice !== "assumed";

/** Whether the coding waits for a person's yes. */
export const suggested = (coding: CodingView): boolean => coding.review === "proposed";

const LANES = ["a", "b", "c"] as const;

/** How a run stands out among the others. */
export interface Emphasis {
  /** The coding chosen with `Tab`. */
  chosen: number | null;
  /** Those under the pointer. */
  hovered: readonly number[];
}

/** The classes of a run: its colours by lane, its voices, its suggestions, what is hovered or chosen. */
export function classes(run: Segment, slot: (code: number) => number, emphasis: Emphasis): string {
  if (run.codings.length === 0) return "";
  const many = run.codings.length > 3 || run.codings.some(({ lane }) => lane > 2);
  const out = ["seg"];
  if (many) out.push("more");
  for (const { coding, lane } of run.codings) {
    const letter = LANES[lane];
    if (!letter || (many && lane > 1)) continue;
    out.push(`${letter}${slot(coding.code)}`);
    if (suggested(coding)) out.push(`s${letter}`);
    else if (notAssumed(coding)) out.push(`v${letter}`);
    if (emphasis.chosen === coding.id) out.push(`o${letter}`);
    else if (emphasis.hovered.includes(coding.id)) out.push(`h${letter}`);
  }
  return out.join(" ");
}
