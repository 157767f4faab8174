/** Finds words in a text as a reader types them: case and accents folded, any white space for a space. */
import { fold } from "./fuzzy";

const cache = new Map<string, string>();
const KEPT = 4;

/** Folded unit for unit, so that offsets hold. Long texts stay folded while the same ones are searched. */
export function folded(text: string): string {
  const known = text.length > 5000 ? cache.get(text) : undefined;
  if (known !== undefined) return known;
  // Most of a text is ASCII: only the rest is looked at sign by sign.
  const out = text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()).replace(/[^\0-\x7f]+/g, fold);
  if (text.length > 5000) {
    for (const key of cache.keys()) if (cache.size >= KEPT) cache.delete(key);
    cache.set(text, out);
  }
  return out;
}

/** What finds these words; `null` when nothing is asked. An accent written apart from its letter does not hide the word. */
export function pattern(query: string): RegExp | null {
  const wanted = folded(query.normalize("NFC")).trim();
  if (wanted === "") return null;
  const parts = wanted.split(/\s+/).map((word) => [...word].map((sign) => `${sign.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")}\\p{M}*`).join(""));
  return new RegExp(parts.join("\\s+"), "gu");
}

/** Where a text says it, in order. */
export function occurrences(text: string, found: RegExp): [number, number][] {
  const out: [number, number][] = [];
  for (const match of folded(text).matchAll(found)) out.push([match.index, match.index + match[0].length]);
  return out;
}
