/** Cutting a text at its codings: nothing is lost, lanes hold. */
import { describe, expect, it } from "vitest";
import type { CodingView } from "../src/platform/types";
import { classes, lanes, segment, shown } from "../src/text/segment";
import { random } from "./random";

const ALPHABET = ["a", "é", " ", "\n", "👋", "e\u0301", "\u00a0", "«"];

function coding(id: number, start: number, end: number, more: Partial<CodingView> = {}): CodingView {
  return { id, code: id, start, end, voice: "assumed", origin: "human", review: "accepted", coder: "A", memo: null, weight: null, rule: null, reviewed: null, ...more };
}

function draw(seed: number): { text: string; codings: CodingView[] } {
  const below = random(seed);
  const text = Array.from({ length: below(60) }, () => ALPHABET[below(ALPHABET.length)]).join("");
  const codings = Array.from({ length: below(9) }, (_, id) => {
    const start = below(text.length + 3);
    return coding(id, start, start + below(25), { review: ["accepted", "proposed", "rejected"][below(3)]! });
  });
  return { text, codings };
}

describe("segment", () => {
  it("gives runs that are the text, put end to end", () => {
    for (let seed = 0; seed < 500; seed++) {
      const { text, codings } = draw(seed);
      const runs = segment(text, codings);
      expect(runs.map((run) => run.text).join("")).toBe(text);
      runs.forEach((run, i) => expect(run.start).toBe(i === 0 ? 0 : runs[i - 1]!.end));
    }
  });

  it("puts under a run the codings that cover it, and no other", () => {
    for (let seed = 0; seed < 300; seed++) {
      const { text, codings } = draw(seed);
      const visible = shown(codings, text.length);
      for (const run of segment(text, codings)) {
        const covering = visible.filter((one) => one.start <= run.start && run.end <= one.end).map((one) => one.id);
        expect(run.codings.map(({ coding }) => coding.id).sort()).toEqual(covering.sort());
      }
    }
  });

  it("keeps each coding in one lane over its whole length", () => {
    for (let seed = 0; seed < 300; seed++) {
      const { text, codings } = draw(seed);
      const lane = new Map<number, number>();
      for (const run of segment(text, codings)) {
        for (const one of run.codings) {
          expect(lane.get(one.coding.id) ?? one.lane).toBe(one.lane);
          lane.set(one.coding.id, one.lane);
        }
      }
    }
  });

  it("never gives one lane to two codings that overlap", () => {
    for (let seed = 0; seed < 300; seed++) {
      const { text, codings } = draw(seed);
      const laned = lanes(shown(codings, text.length));
      for (const a of laned) {
        for (const b of laned) {
          const overlap = a !== b && a.coding.start < b.coding.end && b.coding.start < a.coding.end;
          if (overlap) expect(a.lane).not.toBe(b.lane);
        }
      }
    }
  });

  it("puts the longest first where two begin together, and takes the lowest free lane", () => {
    const laned = lanes([coding(1, 0, 5), coding(2, 0, 9), coding(3, 5, 7), coding(4, 9, 12)]);
    expect(laned.map(({ coding, lane }) => [coding.id, lane])).toEqual([[2, 0], [1, 1], [3, 1], [4, 0]]);
  });

  it("shows nothing of a rejected coding, and clips one that is too long", () => {
    expect(segment("abc", [coding(1, 0, 2, { review: "rejected" })])).toHaveLength(1);
    expect(segment("abc", [coding(1, 1, 99)]).at(-1)).toMatchObject({ start: 1, end: 3, text: "bc" });
    expect(segment("", [coding(1, 0, 2)])).toEqual([]);
  });
});

describe("classes", () => {
  const none = { chosen: null, hovered: [] };
  const slot = (code: number) => code;
  const at = (codings: CodingView[], emphasis: Parameters<typeof classes>[2] = none) =>
    classes(segment("abcdef", codings)[0]!, slot, emphasis);

  it("names lanes and slots", () => {
    expect(at([coding(4, 0, 6), coding(10, 0, 6)])).toBe("seg a4 b10");
    expect(at([])).toBe("");
  });

  it("says voices, suggestions, and what is chosen or hovered", () => {
    expect(at([coding(3, 0, 6, { voice: "echoed" })])).toBe("seg a3 va");
    expect(at([coding(3, 0, 6, { review: "proposed" })])).toBe("seg a3 sa");
    expect(at([coding(1, 0, 6), coding(2, 0, 6)], { chosen: 2, hovered: [1, 2] })).toBe("seg a1 ha b2 ob");
  });

  it("draws two lines, then a dotted one, from the fourth coding on", () => {
    expect(at([1, 2, 3, 4].map((id) => coding(id, 0, 6)))).toBe("seg more a1 b2");
    expect(at([1, 2, 3].map((id) => coding(id, 0, 6)))).toBe("seg a1 b2 c3");
  });
});
