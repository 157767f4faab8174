/** Windowing: heights, pages, the reply tree. */
import { describe, expect, it } from "vitest";
import { Heights } from "../src/list/heights";
import { Pages } from "../src/list/pages.svelte";
import { long, sample } from "../src/platform/memory/sample";
import { stemma } from "../src/rooms/read/stemma";
import { random } from "./random";

describe("Heights", () => {
  it("agrees with plain sums, before and after measures", () => {
    for (let seed = 0; seed < 60; seed++) {
      const below = random(seed);
      const plain = Array.from({ length: 1 + below(200) }, () => 1 + below(90));
      const heights = new Heights(plain.length, (i) => plain[i]!);
      for (let n = 0; n < 40; n++) {
        const index = below(plain.length);
        const height = 1 + below(300);
        expect(heights.set(index, height)).toBe(height - plain[index]!);
        plain[index] = height;
      }
      let sum = 0;
      plain.forEach((height, i) => {
        expect(heights.offset(i)).toBe(sum);
        expect(heights.at(sum)).toBe(i);
        expect(heights.at(sum + height - 1)).toBe(i);
        sum += height;
      });
      expect(heights.total).toBe(sum);
    }
  });

  it("windows the rows that meet the eye", () => {
    const heights = new Heights(10_000, () => 100);
    expect(heights.window(5000, 600, 0)).toEqual({ first: 50, end: 57 });
    expect(heights.window(-50, 100, 0)).toEqual({ first: 0, end: 1 });
    expect(heights.window(2e9, 600, 0)).toEqual({ first: 9999, end: 10_000 });
    expect(new Heights(0, () => 1).window(0, 10, 10)).toEqual({ first: 0, end: 0 });
  });

  it("holds a million rows", () => {
    const heights = new Heights(1_000_000, () => 78);
    expect(heights.total).toBe(78e6);
    expect(heights.at(39e6)).toBe(500_000);
  });
});

describe("Pages", () => {
  const fetched: number[] = [];
  const make = () => new Pages<number>(10, async (offset, limit) => {
    fetched.push(offset);
    return { total: 1000, rows: Array.from({ length: limit }, (_, i) => offset + i) };
  });

  it("asks once for what is looked at", async () => {
    const pages = make();
    fetched.length = 0;
    await pages.need(5, 25);
    await pages.need(0, 30);
    expect(fetched).toEqual([0, 10, 20]);
    expect(pages.get(17)).toBe(17);
    expect(pages.get(400)).toBeUndefined();
    expect(pages.total).toBe(1000);
  });

  it("forgets the farthest pages, and asks for them again", async () => {
    const pages = make();
    for (let page = 0; page < 100; page++) await pages.need(page * 10, page * 10 + 10);
    expect(pages.get(0)).toBeUndefined();
    expect(pages.get(999)).toBe(999);
    await pages.need(0, 10);
    expect(pages.get(0)).toBe(0);
  });

  it("asks again for a page that failed", async () => {
    let fails = true;
    const pages = new Pages<number>(10, async () => {
      if (fails) throw new Error("no");
      return { total: 1, rows: [7] };
    });
    await expect(pages.need(0, 1)).rejects.toThrow("no");
    fails = false;
    await pages.need(0, 1);
    expect(pages.get(0)).toBe(7);
  });
});

describe("stemma", () => {
  const forum = sample().messages.filter((message) => message.space === "forum");
  const at = (ext: string) => forum.findIndex((message) => message.ext === ext);

  it("draws the forum as it was written", () => {
    const tree = stemma(forum);
    expect(tree.stems.map((stem) => stem.depth)).toEqual([0, 1, 2, 3, 4, 1]);
    expect(tree.stems.map((stem) => stem.from)).toEqual([null, 0, 1, 2, 3, 0]);
    expect(forum.map((_, i) => i).filter((i) => tree.leads(i, at("V05")))).toEqual([0, 1, 2, 3]);
    expect(tree.through(at("V04"), at("V05"))).toEqual([{ at: 0, path: false }]);
    expect(tree.through(at("V04"), at("V07"))).toEqual([{ at: 0, path: true }]);
    expect(tree.through(at("V07"), 0)).toEqual([]);
  });

  it("stands a long thread", () => {
    const { messages } = long(10_000);
    const tree = stemma(messages);
    expect(messages).toHaveLength(10_000);
    expect(messages.filter((_, i) => tree.leads(i, 9_999)).length).toBe(messages[9_999]!.depth + 1);
  });
});
