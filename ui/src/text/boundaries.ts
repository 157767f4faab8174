/** Where characters, words and sentences of a text begin and end, as its language has it (Unicode, UAX 29). Offsets are UTF-16 units. */
export type Span = [start: number, end: number];

const WINDOW = 96;
const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(lang: string | null, granularity: "grapheme" | "word" | "sentence"): Intl.Segmenter {
  const key = `${lang}:${granularity}`;
  let found = segmenters.get(key);
  if (!found) {
    try {
      found = new Intl.Segmenter(lang && lang !== "und" ? lang : undefined, { granularity });
    } catch {
      // A tag that is no language: the rules that hold for all.
      found = new Intl.Segmenter(undefined, { granularity });
    }
    segmenters.set(key, found);
  }
  return found;
}

/** The last text cut stays cut: keys come one after the other in the same message. */
function once(cut: (text: string, lang: string | null) => Span[]): (text: string, lang: string | null) => Span[] {
  let last: { text: string; lang: string | null; spans: Span[] } | null = null;
  return (text, lang) => {
    if (last?.text !== text || last.lang !== lang) last = { text, lang, spans: cut(text, lang) };
    return last.spans;
  };
}

/** The words, without the signs between them. */
export const words = once((text, lang) => {
  const out: Span[] = [];
  for (const { index, segment, isWordLike } of segmenter(lang, "word").segment(text)) if (isWordLike) out.push([index, index + segment.length]);
  return out;
});

/** The sentences, without the white space around them. */
export const sentences = once((text, lang) => {
  const out: Span[] = [];
  for (const { index, segment } of segmenter(lang, "sentence").segment(text)) {
    const span = trimmed(text, index, index + segment.length);
    if (!span) continue;
    // A sentence that holds no word (a lone quote, dots) belongs to the one before it.
    const before = out.at(-1);
    if (before && !/[\p{L}\p{N}]/u.test(text.slice(...span)) && !text.slice(before[1], span[0]).includes("\n")) before[1] = span[1];
    else out.push(span);
  }
  return out;
});

/** A longer text is not cut whole for one key: what stands around the place is enough. */
const SHORT = 20_000;
const REACH = 2000;

/** The spans around a place, at least one wholly before it and one wholly after where the text has them. Lines end words and sentences: the window ends with them, or between two words of an endless line. */
function around(cut: (text: string, lang: string | null) => Span[], text: string, at: number, lang: string | null): Span[] {
  if (text.length <= SHORT) return cut(text, lang);
  for (let reach = REACH; ; reach *= 4) {
    const low = at - reach <= 0 ? 0 : breakBefore(text, at - reach, reach);
    const high = at + reach >= text.length ? text.length : breakAfter(text, at + reach, reach);
    const spans = cut(text.slice(low, high), lang).map(([start, end]): Span => [start + low, end + low]);
    const before = low === 0 || (spans.length > 0 && spans[0]![1] < at);
    const after = high === text.length || (spans.length > 0 && spans.at(-1)![0] > at);
    if (before && after) return spans;
  }
}

function breakBefore(text: string, at: number, far: number): number {
  const line = text.lastIndexOf("\n", at) + 1;
  if (at - line <= far) return line;
  const space = text.lastIndexOf(" ", at) + 1;
  return at - space <= far ? space : whole(text, at);
}

function breakAfter(text: string, at: number, far: number): number {
  for (const sign of ["\n", " "]) {
    const found = text.indexOf(sign, at);
    const end = found < 0 ? text.length : found + 1;
    if (end - at <= far) return end;
  }
  return whole(text, at);
}

/** `[start, end)` without white space at its ends; `null` when nothing is left. */
export function trimmed(text: string, start: number, end: number): Span | null {
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  return start < end ? [start, end] : null;
}

const LETTER = /[\p{L}\p{M}\p{N}]/u;
/** What French and its neighbours elide before a word: `l’ancien` is two words. */
const ELIDED = /^(?:\p{L}|qu|jusqu|lorsqu|puisqu|quoiqu|dell|nell|sull|all|un)['’]$/iu;

/** The words that `[start, end)` touches, whole. */
export function entire(text: string, [start, end]: Span, lang: string | null): Span {
  const cut = (at: number): Span | undefined => {
    const span = following(around(words, text, at, lang), at);
    return span && span[0] < at && LETTER.test(String.fromCodePoint(text.codePointAt(at)!)) ? span : undefined;
  };
  let from = start;
  const first = cut(start);
  if (first) {
    const elided = /^.*?['’]/s.exec(text.slice(first[0], start))?.[0] ?? "";
    from = ELIDED.test(elided) ? first[0] + elided.length : first[0];
  }
  const last = cut(end);
  return [from, last && LETTER.test(characterEnding(text, end)) ? last[1] : end];
}

/** The character that ends at `at`. */
const characterEnding = (text: string, at: number): string => text.slice(characterBefore(text, at), at);

/** The place after the character at `at`: never inside one. */
export function characterAfter(text: string, at: number): number {
  for (const { index, segment } of segmenter(null, "grapheme").segment(text.slice(at, at + WINDOW))) return at + index + segment.length;
  return text.length;
}

/** The place before the character that ends at `at`. */
export function characterBefore(text: string, at: number): number {
  const from = Math.max(0, at - WINDOW);
  let before = 0;
  for (const { index } of segmenter(null, "grapheme").segment(text.slice(from, at))) before = from + index;
  return before;
}

/** The first word that ends after `at`. */
const following = (spans: readonly Span[], at: number): Span | undefined => spans[below(spans, (span) => span[1] <= at)];
/** The last word that begins before `at`. */
const preceding = (spans: readonly Span[], at: number): Span | undefined => spans[below(spans, (span) => span[0] < at) - 1];

/** How many spans, from the first, satisfy a test that only the first ones do. */
function below(spans: readonly Span[], test: (span: Span) => boolean): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(spans[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The end of the word at or after a place; beyond the last word, the end of the text. */
export const wordAfter = (text: string, at: number, lang: string | null): number =>
  following(around(words, text, at, lang), at)?.[1] ?? trimmed(text, at, text.length)?.[1] ?? text.length;

/** The beginning of the word before a place. */
export const wordBefore = (text: string, at: number, lang: string | null): number => preceding(around(words, text, at, lang), at)?.[0] ?? trimmed(text, 0, at)?.[0] ?? 0;

/** The end of the last word that ends before a place. */
export function wordEndBefore(text: string, at: number, lang: string | null): number {
  const all = around(words, text, at, lang);
  return all[below(all, (span) => span[1] < at) - 1]?.[1] ?? 0;
}

/** The beginning of the first word that begins after a place. */
export function wordStartAfter(text: string, at: number, lang: string | null): number {
  const all = around(words, text, at, lang);
  return all[below(all, (span) => span[0] <= at)]?.[0] ?? text.length;
}

/** The word under a place, else the next, else the last. */
export function wordAt(text: string, at: number, lang: string | null): Span | null {
  const all = around(words, text, at, lang);
  return following(all, at) ?? all.at(-1) ?? null;
}

/** The sentence under a place, else the next, else the last. */
export function sentenceAt(text: string, at: number, lang: string | null): Span | null {
  const all = around(sentences, text, at, lang);
  return following(all, at) ?? all.at(-1) ?? null;
}

/** The beginning of the sentence after a place; the end of the text after the last. */
export function sentenceStartAfter(text: string, at: number, lang: string | null): number {
  const all = around(sentences, text, at, lang);
  return all[below(all, (span) => span[0] <= at)]?.[0] ?? text.length;
}

/** The beginning of the sentence before a place. */
export const sentenceStartBefore = (text: string, at: number, lang: string | null): number => preceding(around(sentences, text, at, lang), at)?.[0] ?? 0;

/** Never between the two halves of a character, nor between a letter and its accents. */
export function whole(text: string, at: number): number {
  if (at <= 0 || at >= text.length) return Math.max(0, Math.min(at, text.length));
  const from = Math.max(0, at - WINDOW);
  return from + segmenter(null, "grapheme").segment(text.slice(from, at + WINDOW)).containing(at - from)!.index;
}
