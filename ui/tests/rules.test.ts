/** Rules of codes, in the window over the platform in memory: written, previewed live, decided upon by keyboard. */
import { flushSync } from "svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import { codebook } from "../src/state/codebook.svelte";
import { place } from "../src/state/place.svelte";
import { reading } from "../src/state/reading.svelte";
import { part, rules } from "../src/state/rules.svelte";
import { study } from "../src/state/study.svelte";
import { accessible, at, close, done, given, open, press, seen } from "./hands";

// The window is mounted whole, and axe reads all of it.
vi.setConfig({ testTimeout: 30_000 });

afterEach(async () => {
  await close();
  rules.clear();
  codebook.clear();
});

const ids = () => [...document.querySelectorAll<HTMLElement>("[data-testid^=rulehit-V]")].map((node) => node.dataset.testid!.slice(8));
const counts = () => Object.fromEntries(rules.preview!.counts.map(({ fate, n }) => [fate, n]));
const plain = (id: string) => at(id)!.textContent!.replace(/[\s\u00a0\u202f]+/g, " ");
const code = (ext: string) => study.codes.find((one) => one.ext === ext)!.id;

function fill(id: string, text: string): void {
  const field = at<HTMLInputElement>(id)!;
  field.value = text;
  field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }));
  flushSync();
}
/** The rule “capsule*” of FL.CRI, previewed. */
async function previewed(): Promise<void> {
  await open();
  at("room-codebook")!.click();
  (await seen("codebook-FL.CRI")).click();
  codebook.choose(code("FL.CRI"));
  (await seen("rule-add")).click();
  await seen("rule-query");
  fill("rule-query", "capsule*");
  at("rule-save")!.click();
  (await seen("rule-preview")).click();
  await vi.waitFor(() => expect(rules.preview?.found).toBe(7));
  await seen("rulehit-V01");
  document.querySelector<HTMLElement>(".rulehits")!.focus();
}

describe("rules", () => {
  it("are previewed beside what people coded, and nothing is written", async () => {
    await previewed();
    expect(counts()).toEqual({ new: 1, proposed: 0, otherwise: 4, refused: 0, agrees: 2, accepted: 0, missed: 2 });
    expect(plain("rules-measures")).toContain("3/7");
    expect(plain("rules-measures")).toContain("3/5");
    expect(ids()).toEqual(["V01"]);
    at("fate-missed")!.click();
    await vi.waitFor(() => expect(ids().sort()).toEqual(["V04", "V14"]));
    press("y");
    await vi.waitFor(() => expect(at("said")!.textContent).toContain("rien à décider"));
    await accessible();
  });

  it("follow the query as it is written, and say what is wrong with it", async () => {
    await previewed();
    at("rule-edit")!.click();
    await seen("rule-query");
    fill("rule-query", "façade");
    await vi.waitFor(() => expect(rules.preview?.found).toBe(1));
    fill("rule-query", "code:NON");
    await vi.waitFor(() => expect(at("rule-fault")!.textContent).toContain("NON"));
    expect(rules.preview?.found).toBe(1);
    press("Escape");
    await vi.waitFor(() => expect(rules.preview?.found).toBe(7));
  });

  it("are decided upon one by one by keyboard, the next following at once; undone, reconsidered", async () => {
    await previewed();
    at("fate-otherwise")!.click();
    await vi.waitFor(() => expect(ids().length).toBe(4));
    const first = rules.hit!.ext;
    press("u");
    await vi.waitFor(() => expect(counts().refused).toBe(1));
    expect(rules.hit!.ext).not.toBe(first);
    press("y");
    await vi.waitFor(() => expect(counts().accepted).toBe(1));
    press("z", { ctrlKey: true });
    await vi.waitFor(() => expect(counts()).toMatchObject({ accepted: 0, refused: 1 }));
    at("fate-refused")!.click();
    await vi.waitFor(() => expect(ids()).toEqual([first]));
    press("r");
    await vi.waitFor(() => expect(counts().refused).toBe(0));
  });

  it("accept all that is new in one step, which counts; what is proposed counts once somebody accepts it", async () => {
    await previewed();
    const before = (await given().studySummary()).codings;
    press("Y", { shiftKey: true });
    await vi.waitFor(() => expect(counts()).toMatchObject({ new: 0, accepted: 1 }));
    expect((await given().studySummary()).codings).toBe(before + 1);
    at("fate-otherwise")!.click();
    await vi.waitFor(() => expect(ids().length).toBe(4));
    at("propose-all")!.click();
    await vi.waitFor(() => expect(counts().proposed).toBe(4));
    expect((await given().studySummary()).codings).toBe(before + 1);

    // In the text they are dotted, and judged by keyboard.
    const { conversation, id } = { conversation: rules.list.length, id: 8 };
    expect(conversation).toBe(1);
    const root = (await given().conversation(id)).row.id;
    place.open(root, id);
    await vi.waitFor(() => expect(reading.message?.ext).toBe("V08"));
    await vi.waitFor(() => expect(reading.message!.codings.some(({ review }) => review === "proposed")).toBe(true));
    expect((await seen("provenance")).textContent).toContain("capsule*");
    press("y");
    await done();
    expect(reading.message!.codings.some(({ review }) => review === "proposed")).toBe(false);
    await vi.waitFor(() => expect(plain("provenance")).toContain("acceptée par A"));
    expect((await given().studySummary()).codings).toBe(before + 2);
  });

  it("say their part with its base, a percentage from thirty on", () => {
    const num = (n: number) => String(n);
    expect(part({ n: 7, of: 9 }, num)).toBe("7/9");
    expect(part({ n: 20, of: 30 }, num)).toBe("20/30 (67\u00a0%)");
    expect(part({ n: 0, of: 0 }, num)).toBe("0/0");
  });
});
