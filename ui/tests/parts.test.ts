/** Long texts by parts: paragraphs, what covers them, what is found in them, what stands beside them. */
import { describe, expect, it, vi } from "vitest";
import type { CodingView } from "../src/platform/types";
import { rowsOf } from "../src/state/textview.svelte";
import { covered, within } from "../src/text/covered";
import { occurrences, pattern } from "../src/text/find";
import { entire, sentenceAt, wordAfter, wordAt, wordBefore } from "../src/text/boundaries";
import { Intervals } from "../src/text/intervals";
import { paragraphs, partAt } from "../src/text/paragraphs";
import { runs, segment, shown } from "../src/text/segment";
import { abreast, layout, NAME_HEIGHT } from "../src/text/stripes";
import { random } from "./random";

const ALPHABET = ["a", "é", " ", "\n", "👋", ". ", "\n\n", "«", "mot "];
const coding = (id: number, start: number, end: number, more: Partial<CodingView> = {}): CodingView =>
  ({ id, code: id, start, end, voice: "assumed", origin: "human", review: "accepted", coder: "A", memo: null, weight: null, rule: null, reviewed: null, ...more });
const write = (below: (n: number) => number, length: number) => Array.from({ length: below(length) }, () => ALPHABET[below(ALPHABET.length)]).join("");
const spans = (below: (n: number) => number, text: string, n: number) => Array.from({ length: below(n) }, (_, id) => {
  const start = below(text.length + 1);
  return coding(id, start, start + below(40));
});

describe("paragraphs", () => {
  it("hold every word once, in order, and nothing but white space between them", () => {
    for (let seed = 0; seed < 400; seed++) {
      const text = write(random(seed), 200);
      let end = 0;
      for (const part of paragraphs(text, 24)) {
        expect(text.slice(end, part.start)).toMatch(/^\s*$/);
        expect(part.end).toBeGreaterThanOrEqual(part.start);
        end = part.end;
      }
      expect(text.slice(end)).toMatch(/^\s*$/);
    }
  });

  it("are numbered by lines, say where a line is left blank, and never cut a character", () => {
    expect(paragraphs("Un.\nDeux.\n \n\nTrois.\n").map(({ start, end, paragraph, gap }) => [start, end, paragraph, gap])).toEqual([[0, 3, 1, false], [4, 9, 2, false], [13, 19, 3, true]]);
    expect(paragraphs("")).toEqual([{ start: 0, end: 0, paragraph: 1, begins: true, gap: false }]);
    const long = paragraphs("👋".repeat(100), 25);
    expect(long.map(({ paragraph }) => paragraph)).toEqual(long.map(() => 1));
    expect(long.filter(({ begins }) => begins).length).toBe(1);
    for (const { start, end } of long) expect(() => encodeURIComponent("👋".repeat(100).slice(start, end))).not.toThrow();
  });

  it("break a long one after a sentence, else after a word", () => {
    expect(paragraphs("Une phrase. Une autre phrase encore.", 20).map(({ start, end }) => "Une phrase. Une autre phrase encore.".slice(start, end))).toEqual(["Une phrase. ", "Une autre phrase ", "encore."]);
  });

  it("are found by a place", () => {
    const text = "Un.\n\nDeux.\nTrois.";
    const parts = paragraphs(text);
    expect([0, 3, 4, 5, 10, 11, 99].map((at) => partAt(parts, at))).toEqual([0, 0, 0, 1, 1, 2, 2]);
  });

  it("of a conversation are numbered through", () => {
    const { rows, firsts, paragraphs: total } = rowsOf(["Un.\nDeux.", "", "Quatre."]);
    expect(rows.map(({ at, paragraph, opens }) => [at, paragraph, opens])).toEqual([[0, 1, true], [0, 2, false], [1, 3, true], [2, 4, true]]);
    expect([firsts, total]).toEqual([[0, 2, 3], 4]);
  });
});

describe("codings of a part", () => {
  it("are those that meet it", () => {
    for (let seed = 0; seed < 300; seed++) {
      const below = random(seed);
      const all = Array.from({ length: below(40) }, () => { const start = below(100); return [start, start + 1 + below(30)] as const; }).sort((a, b) => a[0] - b[0]);
      const index = new Intervals(all, (one) => one);
      const [from, to] = [below(100), below(120)];
      expect(index.meeting(from, to)).toEqual(all.filter(([a, b]) => a < to && b > from));
    }
  });

  it("are cut as in the whole text, in the same lanes", () => {
    for (let seed = 0; seed < 200; seed++) {
      const below = random(seed);
      const text = write(below, 200);
      const codings = spans(below, text, 12);
      const whole = segment(text, codings);
      const { meeting } = covered(codings, text.length);
      for (const { start, end } of paragraphs(text, 30)) {
        for (const run of runs(text, start, end, meeting(start, end))) {
          const same = whole.find((one) => one.start <= run.start && run.end <= one.end)!;
          expect(run.codings.map(({ coding, lane }) => [coding.id, lane])).toEqual(same.codings.map(({ coding, lane }) => [coding.id, lane]));
        }
      }
    }
  });

  it("keep one column for their stripe, and none is shared by two that may stand on one line", () => {
    for (let seed = 0; seed < 100; seed++) {
      const below = random(seed);
      const codings = Array.from({ length: below(60) }, (_, id) => { const start = below(5000); return coding(id, start, start + 1 + below(400)); });
      const { columns } = covered(codings, 6000);
      const visible = shown(codings, 6000);
      for (const a of visible) for (const b of visible) if (a !== b && a.start <= b.start && a.end + 90 > b.start) expect(columns.get(a.id)).not.toBe(columns.get(b.id));
    }
  });

  it("are computed once for all the rows of a text of a million characters under five thousand spans", () => {
    const text = "Le mot est là, et la phrase finit ici. ".repeat(26_000).replace(/(.{780})/g, "$1\n");
    const below = random(7);
    const codings = Array.from({ length: 5000 }, (_, id) => { const start = below(text.length - 500); return coding(id, start, start + 5 + below(400)); });
    const parts = paragraphs(text);
    const begun = performance.now();
    const { meeting } = covered(codings, text.length);
    expect(covered(codings, text.length).meeting).toBe(meeting);
    let met = 0;
    for (const { start, end } of parts) met += runs(text, start, end, meeting(start, end)).length;
    expect(met).toBeGreaterThan(parts.length);
    // All thirteen hundred rows at once, where a page shows thirty: far from what an eye would see.
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});

describe("what is looked for in a text", () => {
  const found = (text: string, query: string) => occurrences(text, pattern(query)!).map(([a, b]) => text.slice(a, b));
  it("is found whatever its case, its accents, its spaces", () => {
    expect(found("Belle façade. FACADE, facade ! une\u00a0façade\nneuve", "Façade")).toEqual(["façade", "FACADE", "facade", "façade"]);
    expect(found("une\u00a0façade\nneuve", "une facade neuve")).toEqual(["une\u00a0façade\nneuve"]);
    expect(found("l’odeur, l'odeur", "l'odeur")).toEqual(["l’odeur", "l'odeur"]);
    expect(found("cafe\u0301 noir, café noir", "café noir")).toEqual(["cafe\u0301 noir", "café noir"]);
    expect(found("50 % (c+c) [x] a-b 👋 👋", "(c+c)")).toEqual(["(c+c)"]);
    expect(found("50 % a-b 👋 👋", "👋")).toEqual(["👋", "👋"]);
    expect(pattern("  ")).toBeNull();
  });

  it("is given to a part by its own places", () => {
    const all: [number, number][] = [[0, 2], [5, 8], [20, 22]];
    expect(within(all, 6, 20)).toEqual([[5, 8]]);
    expect(within(all, 0, 30)).toBe(all);
    expect(within(all, 8, 20)).toEqual([]);
  });
});

describe("stripes that do not fit", () => {
  const extents = (n: number) => Array.from({ length: n }, (_, id) => ({ id, top: 0, bottom: 30 }));
  it("are counted, and the names that fit keep their place", () => {
    const laid = layout(extents(12), { columns: 20, height: 128 });
    expect([laid.stripes.length, laid.stripes.filter(({ name }) => name !== null).length, laid.more]).toEqual([12, 6, 6]);
    expect(laid.moreAt).toBe(4 + 6 * NAME_HEIGHT);
    expect(laid.height).toBeLessThanOrEqual(128);
    expect([6, 7].map((n) => layout(extents(n), { columns: 20, height: 20 }).more)).toEqual([0, 2]);
  });

  it("past the last column are not drawn; the chosen one always is, with its name", () => {
    const laid = layout(extents(9), { columns: 4, height: 400, keep: 8 });
    expect(laid.stripes.map(({ id, column }) => [id, column])).toEqual([[0, 0], [1, 1], [2, 2], [3, 3], [8, 3]]);
    expect([laid.more, laid.stripes.at(-1)!.name !== null]).toEqual([4, true]);
    expect(layout(extents(20), { columns: 30, height: 96, keep: 19 }).stripes.find(({ id }) => id === 19)!.name).not.toBeNull();
  });

  it("never put two names in one place, nor more names than there is room for", () => {
    for (let seed = 0; seed < 200; seed++) {
      const below = random(seed);
      const some = Array.from({ length: below(20) }, (_, id) => { const top = below(200); return { id, top, bottom: top + 5 + below(80), unnamed: below(4) === 0 }; }).sort((a, b) => a.top - b.top);
      const room = { columns: 1 + below(8), height: 60 + below(200) };
      const { stripes, more, height } = layout(some, room);
      const names = stripes.flatMap(({ name }) => (name === null ? [] : [name])).sort((a, b) => a - b);
      names.forEach((name, i) => { if (i > 0) expect(name - names[i - 1]!).toBeGreaterThanOrEqual(NAME_HEIGHT); });
      expect(names.length + more).toBe(some.filter(({ unnamed }) => !unnamed).length);
      expect(height).toBeLessThanOrEqual(Math.max(room.height, 100));
      for (const { column } of stripes) expect(column).toBeLessThan(room.columns);
    }
  });

  it("of two coders stand on two sides, joined where they agree", () => {
    const some = [{ id: 1, top: 0, bottom: 30 }, { id: 2, top: 10, bottom: 60 }, { id: 11, top: 0, bottom: 60 }, { id: 12, top: 80, bottom: 90 }];
    const code: Record<number, number> = { 1: 7, 2: 8, 11: 7, 12: 8 };
    const laid = abreast(some, (id) => (id > 10 ? 1 : 0), (a, b) => code[a] === code[b]);
    expect(laid.joins.map(({ id }) => id)).toEqual(["1-11"]);
    const column = (id: number) => laid.stripes.find((one) => one.id === id)!.column;
    expect(Math.max(column(1), column(2))).toBeLessThan(Math.min(column(11), column(12)));
    expect(laid.stripes.filter(({ name }) => name !== null).map(({ id }) => id).sort((a, b) => a - b)).toEqual([1, 2, 12]);
  });
});

describe("words and sentences of a text of a million characters", () => {
  it("are found around the place, as in the paragraph alone, without cutting the rest", () => {
    const line = "Une phrase courte. L’ancien modèle, lui, tenait bien ! Et la suite…";
    const text = Array.from({ length: 15_000 }, () => line).join("\n");
    expect(text.length).toBeGreaterThan(1_000_000);
    const cut = vi.spyOn(Intl.Segmenter.prototype, "segment");
    const base = (line.length + 1) * 7000;
    for (let at = 0; at < line.length; at += 5) {
      const local = (span: [number, number] | null) => span && [span[0] + base, span[1] + base];
      expect(wordAt(text, base + at, "fr")).toEqual(local(wordAt(line + "\n" + line, at, "fr")));
      expect(sentenceAt(text, base + at, "fr")).toEqual(local(sentenceAt(line + "\n" + line, at, "fr")));
      expect(wordAfter(text, base + at, "fr")).toBe(base + wordAfter(line + "\n" + line, at, "fr"));
      expect(entire(text, [base + at, base + at + 3], "fr")).toEqual(local(entire(line + "\n" + line, [at, at + 3], "fr")));
    }
    expect(Math.max(...cut.mock.calls.map(([piece]) => piece.length))).toBeLessThan(10_000);
    cut.mockRestore();
    const endless = "mot ".repeat(100_000);
    expect([wordAt(endless, 200_001, "fr"), wordBefore(endless, 200_000, "fr"), wordAt(endless, endless.length, "fr")]).toEqual([[200_000, 200_003], 199_996, [399_996, 399_999]]);
    const blank = `mot${" ".repeat(60_000)}fin`;
    expect([wordAfter(blank, 30_000, "fr"), wordBefore(blank, 30_000, "fr")]).toEqual([60_006, 0]);
  });
});
