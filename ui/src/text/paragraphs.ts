/** Cuts a long text into the rows of a page: its paragraphs, and a paragraph too long for one row at the ends of its sentences. */
import { whole } from "./boundaries";

export interface Part {
  start: number;
  end: number;
  /** Which paragraph of the text it is in, 1 first. */
  paragraph: number;
  /** The paragraph begins with it. */
  begins: boolean;
  /** A line without words stands before it. */
  gap: boolean;
}

/** A text from this length on is laid out by its paragraphs, wherever it is read. */
export const LONG_TEXT = 20_000;
/** A longer paragraph would make a row that takes too long to lay out: some fifty lines. */
const LONGEST = 3000;
/** How far back an end of sentence is looked for. */
const BACK = 600;

/** The rows of a text, in order. What stands between two of them is line breaks and white space alone. */
export function paragraphs(text: string, longest = LONGEST): Part[] {
  const out: Part[] = [];
  let paragraph = 0;
  let gap = false;
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    if (/\S/.test(text.slice(start, end))) {
      paragraph++;
      let from = start;
      while (end - from > longest) {
        const to = breakBefore(text, from, from + longest);
        out.push({ start: from, end: to, paragraph, begins: from === start, gap: from === start && gap });
        from = to;
      }
      out.push({ start: from, end, paragraph, begins: from === start, gap: from === start && gap });
      gap = false;
    } else gap = paragraph > 0;
    start = end + 1;
  }
  return out.length > 0 ? out : [{ start: 0, end: text.length, paragraph: 1, begins: true, gap: false }];
}

/** The last good place to break before `limit`: after a sentence, else after a word, else between two characters. */
function breakBefore(text: string, from: number, limit: number): number {
  const low = Math.max(from + 1, limit - BACK);
  const near = text.slice(low, limit);
  for (const end of [/[.!?…]["”»’)]*\s+(?=\S[^.!?…]*$)/u, /\s+(?=\S*$)/u]) {
    const found = end.exec(near);
    if (found) return low + found.index + found[0].length;
  }
  return Math.max(from + 1, whole(text, limit));
}

/** The row that an offset stands in, else the last one that begins before it. */
export function partAt(parts: readonly { start: number; end: number }[], at: number, first = 0, end = parts.length): number {
  let low = first;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (parts[middle]!.start <= at) low = middle + 1;
    else high = middle;
  }
  return Math.max(first, low - 1);
}
