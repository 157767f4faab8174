/** Pieces, snippets, stripes, shortened quotes. */
import { describe, expect, it } from "vitest";
import { abridge } from "../src/text/abridge";
import { pieces } from "../src/text/pieces";
import { snippet } from "../src/text/snippet";
import { layout, NAME_HEIGHT } from "../src/text/stripes";
import { random } from "./random";

describe("pieces", () => {
  it("are the run, put end to end, whatever the matches", () => {
    const text = "à 0,52 € la capsule, 60 °C : 30 s, 12 kg et 3 g.";
    for (let seed = 0; seed < 200; seed++) {
      const below = random(seed);
      const start = below(text.length);
      const end = start + below(text.length - start + 1);
      const matches = Array.from({ length: below(4) }, (): [number, number] => {
        const from = below(text.length);
        return [from, from + 1 + below(8)];
      });
      expect(pieces(text, start, end, matches).map((piece) => piece.text).join("")).toBe(text.slice(start, end));
    }
  });

  it("hold a number and its unit, mark what was found", () => {
    const text = "à 0,52 € la capsule";
    expect(pieces(text, 0, text.length, [[12, 19]]).filter((piece) => piece.held || piece.mark)).toEqual([
      { text: "2 €", held: true, mark: false }, { text: "capsule", held: false, mark: true },
    ]);
  });
});

describe("snippet", () => {
  const text = Array.from({ length: 300 }, (_, i) => `mot${i}`).join(" ");

  it("keeps the first match, at word ends", () => {
    const at = text.indexOf("mot150");
    const cut = snippet(text, [[at, at + 6]]);
    expect(cut.text.slice(...cut.matches[0]!)).toBe("mot150");
    expect(cut.text.length).toBeLessThan(300);
    expect(cut.text).toMatch(/^mot\d+ .* mot\d+$/);
    expect([cut.before, cut.after]).toEqual([true, true]);
  });

  it("leaves a short text whole", () => {
    expect(snippet("court", [[0, 5]])).toEqual({ text: "court", matches: [[0, 5]], before: false, after: false });
  });

  it("never cuts a character in two", () => {
    const cut = snippet("👋".repeat(600), [[601, 603]]);
    expect(() => encodeURIComponent(cut.text)).not.toThrow();
  });
});

describe("layout of the stripes", () => {
  it("gives no column to two codings whose lines meet, and no two names one place", () => {
    for (let seed = 0; seed < 200; seed++) {
      const below = random(seed);
      const extents = Array.from({ length: below(8) }, (_, id) => {
        const top = below(200);
        return { id, top, bottom: top + 5 + below(80) };
      }).sort((a, b) => a.top - b.top);
      const { stripes, columns } = layout(extents);
      for (const a of stripes) {
        expect(a.column).toBeLessThan(columns);
        for (const b of stripes) {
          if (a === b) continue;
          if (a.column === b.column) expect(a.bottom <= b.top + 1 || b.bottom <= a.top + 1).toBe(true);
          expect(Math.abs(a.name! - b.name!)).toBeGreaterThanOrEqual(NAME_HEIGHT);
        }
      }
    }
  });
});

describe("abridge", () => {
  it("cuts in the middle, at word ends", () => {
    const quote = "avec une capsule en plastique « compostable » qui ne se composte nulle part";
    expect(abridge(quote, 40)).toBe("avec une capsule […] nulle part");
    expect(abridge("court")).toBe("court");
  });
});
