/** Between the page and the text, words and sentences, letters typed for a name: what holds whatever the text. */
import { describe, expect, it } from "vitest";
import type { CodeView } from "../src/platform/types";
import { choices, namesake } from "../src/state/choices";
import { opening } from "../src/text/abridge";
import {
  characterAfter, characterBefore, sentenceAt, sentences, trimmed, whole, wordAfter, wordAt, wordBefore, wordEndBefore, words, wordStartAfter,
} from "../src/text/boundaries";
import { fold, fuzzy, parts } from "../src/text/fuzzy";
import { offsetIn, rangeOf } from "../src/text/offsets";
import { pieces } from "../src/text/pieces";
import { random } from "./random";

const ALPHABET = ["a", "é", "z", " ", " ", ". ", "\n", "👋", "👩‍👧", "e\u0301", "\u00a0", "« ", "l’", "12", "? ", "ß", "日本"];
const draw = (seed: number, length = 60) => {
  const below = random(seed);
  return { below, text: Array.from({ length: below(length) }, () => ALPHABET[below(ALPHABET.length)]).join("") };
};

describe("offsets", () => {
  it("come back from the page as they went, however the text is cut into nodes", () => {
    for (let seed = 0; seed < 300; seed++) {
      const { below, text } = draw(seed);
      if (text === "") continue;
      const root = document.createElement("p");
      for (let at = 0; at < text.length; ) {
        const next = Math.min(text.length, at + 1 + below(7));
        const span = document.createElement("span");
        span.append(document.createTextNode(""), text.slice(at, next));
        root.append(below(2) ? span : text.slice(at, next), document.createComment("anchor"));
        at = next;
      }
      document.body.replaceChildren(root, "after");
      const start = below(text.length);
      const end = start + 1 + below(text.length - start);
      const range = rangeOf(root, start, end)!;
      expect(range.toString()).toBe(text.slice(start, end));
      expect(offsetIn(root, range.startContainer, range.startOffset)).toBe(start);
      expect(offsetIn(root, range.endContainer, range.endOffset)).toBe(end);
      // A place outside is the nearest end.
      expect(offsetIn(root, document.body, 0)).toBe(0);
      expect(offsetIn(root, document.body, 2)).toBe(text.length);
    }
    document.body.replaceChildren();
  });
});

describe("words and sentences", () => {
  it("move forward and backward through the whole text, never inside a character", () => {
    for (let seed = 0; seed < 200; seed++) {
      const { text } = draw(seed);
      const stops = new Set([0, text.length]);
      for (const { index } of new Intl.Segmenter("fr", { granularity: "grapheme" }).segment(text)) stops.add(index);
      let steps = 0;
      for (let at = 0; at < text.length; steps++) {
        const next = characterAfter(text, at);
        expect(next).toBeGreaterThan(at);
        expect(stops.has(next)).toBe(true);
        expect(characterBefore(text, next)).toBe(at);
        at = next;
      }
      expect(steps).toBe(stops.size - 1 || 0);
      for (let at = 0; at <= text.length; at++) expect(stops.has(whole(text, at))).toBe(true);
    }
  });

  it("are found on both sides of any place", () => {
    for (let seed = 0; seed < 200; seed++) {
      const { text } = draw(seed);
      const all = words(text, "fr");
      for (let at = 0; at <= text.length; at++) {
        const after = wordAfter(text, at, "fr");
        const before = wordBefore(text, at, "fr");
        if (all.some(([, end]) => end > at)) expect([after, all.some(([, end]) => end === after)]).toEqual([Math.min(...all.filter(([, end]) => end > at).map(([, end]) => end)), true]);
        if (all.some(([start]) => start < at)) expect(before).toBe(Math.max(...all.filter(([start]) => start < at).map(([start]) => start)));
        expect(wordEndBefore(text, at, "fr")).toBeLessThanOrEqual(at);
        expect(wordStartAfter(text, at, "fr")).toBeGreaterThanOrEqual(at);
        const word = wordAt(text, at, "fr");
        if (word) expect(all).toContainEqual(word);
      }
    }
  });

  it("make sentences that hold every word, in order, without white space around", () => {
    for (let seed = 0; seed < 300; seed++) {
      const { text } = draw(seed);
      const all = sentences(text, "fr");
      all.forEach(([start, end], i) => {
        expect(trimmed(text, start, end)).toEqual([start, end]);
        if (i > 0) expect(start).toBeGreaterThanOrEqual(all[i - 1]![1]);
      });
      for (const [start, end] of words(text, "fr")) expect(all.some(([from, to]) => from <= start && end <= to)).toBe(true);
    }
  });

  it("keep a sentence whole", () => {
    const text = "Une cérémonie… avec une capsule. Belle façade ! « Et alors ? »";
    expect(text.slice(...sentenceAt(text, text.indexOf("Belle") + 2, "fr")!)).toBe("Belle façade !");
    expect(sentences("Well.\n\nNo... really?", "en").map(([a, b]) => "Well.\n\nNo... really?".slice(a, b))).toEqual(["Well.", "No... really?"]);
    expect(sentenceAt("", 0, null)).toBeNull();
    expect(words("naïve café", "not a language").length).toBe(2);
  });
});

describe("the layers over a text", () => {
  it("cut it without losing anything, and have each one beginning and one end", () => {
    for (let seed = 0; seed < 200; seed++) {
      const { below, text } = draw(seed);
      const span = (): [number, number] => {
        const start = below(text.length + 1);
        return [start, Math.min(text.length, start + below(20))];
      };
      const selection = span();
      const memos = Array.from({ length: below(3) }, span);
      const cut = below(text.length + 1);
      const all = [...pieces(text, 0, cut, [], { selection, memos }), ...pieces(text, cut, text.length, [], { selection, memos })];
      expect(all.map((piece) => piece.text).join("")).toBe(text);
      if (selection[0] === selection[1]) continue;
      expect(all.filter((piece) => piece.selected).map((piece) => piece.text).join("")).toBe(text.slice(...selection));
      expect(all.filter((piece) => piece.from).length).toBe(1);
      expect(all.filter((piece) => piece.to).length).toBe(1);
    }
  });
});

describe("typed letters", () => {
  const code = (id: number, fr: string, en: string, more: Partial<CodeView> = {}): CodeView => ({
    id, ext: `C${id}`, parent: null, depth: 0, label: { fr, en }, definition: {}, include: {}, exclude: {}, example: null, color: null, slot: 1, number: id, exclusive: false, codings: 0, messages: 0, things: 0, origin: null, oneOf: false, antiExample: null, exampleAt: null, defined: true, rules: 0, ...more,
  });
  const book = [
    code(1, "Pratique", "Practical"), code(2, "Critique", "Critical", { definition: { fr: "distance, évaluation" } }), code(3, "Manipulation / contrat", "Manipulation / contract"),
    code(4, "Compétence", "Competence"), code(5, "Élan", "Drive"), code(12, "Capsule compostable", "Compostable capsule"),
  ];
  const find = (query: string, recent: (number | null)[] = [], lang: "fr" | "en" = "fr") => choices(book, query, lang, recent).map((choice) => choice.code.id);

  it("find every name by any of its beginnings, whatever its accents", () => {
    for (const one of book) {
      for (let n = 1; n <= one.label.fr!.length; n++) {
        expect(find(one.label.fr!.slice(0, n))).toContain(one.id);
        expect(find(fold(one.label.fr!.slice(0, n)).toUpperCase())).toContain(one.id);
      }
      expect(find(one.label.fr!)[0]).toBe(one.id);
    }
  });

  it("are found where they are said to be", () => {
    for (let seed = 0; seed < 500; seed++) {
      const below = random(seed);
      const name = fold(Array.from({ length: 1 + below(14) }, () => "abcé d/l’"[below(9)]).join(""));
      const query = fold(Array.from({ length: 1 + below(4) }, () => "abcéd"[below(5)]).join(""));
      const found = fuzzy(name, query);
      if (!found) continue;
      expect(found.at.map(([a, b]) => name.slice(a, b)).join("").replace(/\s/g, "")).toBe(query);
      expect(parts(name, found.at).map((part) => part.text).join("")).toBe(name);
    }
  });

  it("put beginnings first, then words, then the codes used last", () => {
    expect(find("c")).toEqual([2, 4, 12, 3]);
    expect(find("c", [12])).toEqual([12, 2, 4, 3]);
    expect(find("", [4, null, 2])).toEqual([4, 2, 1, 3, 5, 12]);
    expect(find("caps comp")).toEqual([12]);
    expect(find("cpt")[0]).toBe(4);
  });

  it("are numbers, ids, words of a definition, names in the other language", () => {
    expect(find("12")).toEqual([12]);
    expect(find("1")).toEqual([1, 12]);
    expect(find("evaluation")).toEqual([2]);
    expect(choices(book, "drive", "fr", [])[0]).toMatchObject({ code: { id: 5 }, other: "Drive", at: [] });
    expect(find("drive", [], "en")).toEqual([5]);
    expect(namesake(book, " elan ")?.id).toBe(5);
    expect(namesake(book, "ela")).toBeUndefined();
  });

  it("make a name of what is selected, of sixty characters at most", () => {
    for (let seed = 0; seed < 200; seed++) {
      const { text } = draw(seed, 200);
      const name = opening(text);
      expect(name.length).toBeLessThanOrEqual(60);
      expect(() => encodeURIComponent(name)).not.toThrow();
      expect(text.replace(/\s+/g, " ").trim().startsWith(name.replace(/…$/, ""))).toBe(true);
    }
  });
});
