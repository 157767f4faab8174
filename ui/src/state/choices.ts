/** The codes that typed letters find, the nearest first: by name in both languages, by number, by external id, then by definition. */
import type { CodeView, Lang } from "../platform/types";
import { fold, fuzzy } from "../text/fuzzy";

export interface Choice {
  code: CodeView;
  /** Where the letters were found in the name shown. */
  at: [number, number][];
  /** The letters were found in the name of the other language. */
  other: string | null;
  /** The letters are the code's number, or begin it. */
  number: boolean;
}

const NUMBER = 2000;
const NUMBER_PREFIX = 900;
const ID = 700;
const OTHER = 0.9;
const DEFINED = 100;

interface Folded {
  names: Record<Lang, string>;
  ext: string;
  text: string;
}

/** A code's words are folded once for as long as it is the same. */
const cache = new WeakMap<CodeView, Folded>();

function folded(code: CodeView): Folded {
  let found = cache.get(code);
  if (!found) {
    const { label, definition, include, exclude, example } = code;
    const text = [definition.fr, definition.en, include.fr, include.en, exclude.fr, exclude.en, example].filter(Boolean).join("\n");
    found = { names: { fr: fold(label.fr ?? ""), en: fold(label.en ?? "") }, ext: fold(code.ext), text: fold(text) };
    cache.set(code, found);
  }
  return found;
}

/** The language in which a code's name is shown. */
const shownIn = (code: CodeView, lang: Lang): Lang => (code.label[lang] ? lang : lang === "fr" ? "en" : "fr");

function measure(code: CodeView, query: string, lang: Lang): { score: number; choice: Choice } | null {
  const { names, ext, text } = folded(code);
  const mine = shownIn(code, lang);
  const theirs: Lang = mine === "fr" ? "en" : "fr";
  const choice: Choice = { code, at: [], other: null, number: false };
  let score = 0;
  const take = (value: number, more: Partial<Choice>) => {
    if (value <= score) return;
    score = value;
    Object.assign(choice, { at: [], other: null, number: false }, more);
  };
  const name = fuzzy(names[mine], query);
  if (name) take(name.score, { at: name.at });
  if (names[theirs] && names[theirs] !== names[mine]) {
    const found = fuzzy(names[theirs], query);
    if (found) take(found.score * OTHER, { other: code.label[theirs]! });
  }
  const number = code.number === null ? "" : String(code.number);
  if (number === query) take(NUMBER, { number: true });
  else if (/^\d+$/.test(query) && number.startsWith(query)) take(NUMBER_PREFIX, { number: true });
  if (query.length > 1 && ext.startsWith(query)) take(ID, {});
  if (query.length > 2 && text.includes(query)) take(DEFINED, {});
  return score > 0 ? { score, choice } : null;
}

/** Without letters: the codes used last, by their digit, then the others in the codebook's order. */
export function choices(codes: readonly CodeView[], query: string, lang: Lang, recent: readonly (number | null)[]): Choice[] {
  const rank = new Map(recent.flatMap((id, i) => (id === null ? [] : [[id, i] as const])));
  const place = (code: CodeView) => rank.get(code.id) ?? rank.size + recent.length;
  const wanted = fold(query).trim().replace(/\s+/g, " ");
  if (wanted === "") {
    return [...codes].map((code, i) => ({ code, i })).sort((a, b) => place(a.code) - place(b.code) || a.i - b.i).map(({ code }) => ({ code, at: [], other: null, number: false }));
  }
  return codes
    .flatMap((code, i) => {
      const found = measure(code, wanted, lang);
      return found ? [{ ...found, i }] : [];
    })
    .sort((a, b) => b.score - a.score || place(a.choice.code) - place(b.choice.code) || a.i - b.i)
    .map(({ choice }) => choice);
}

/** The code of exactly this name, in either language. */
export function namesake(codes: readonly CodeView[], name: string): CodeView | undefined {
  const wanted = fold(name).trim().replace(/\s+/g, " ");
  return wanted === "" ? undefined : codes.find((code) => folded(code).names.fr === wanted || folded(code).names.en === wanted);
}
