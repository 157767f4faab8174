/** The lens: what is shown of the codings, kept by study; two coders side by side; coding blind, left on purpose only. */
import { flushSync, tick } from "svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import { agreement } from "../src/state/agreement.svelte";
import { lens } from "../src/state/lens.svelte";
import { place } from "../src/state/place.svelte";
import { preferences } from "../src/state/preferences.svelte";
import { reading } from "../src/state/reading.svelte";
import { study } from "../src/state/study.svelte";
import { lensSheet } from "../src/rooms/read/lens/sheet.svelte";
import { accessible, at, at05, close, codings, done, given, open, press, seen, type, words } from "./hands";

afterEach(async () => {
  lens.clear();
  lensSheet.open = lensSheet.asking = false;
  await close();
  localStorage.clear();
});

const code = (ext: string) => study.codes.find((one) => one.ext === ext)!;
/** The codings drawn on a message. */
const drawn = (message: string) => [...new Set([...words(message).querySelectorAll<HTMLElement>("[data-codings]")].flatMap((one) => one.dataset.codings!.split(" ").map(Number)))].sort((a, b) => a - b);
const all = (message: string) => codings(message).map(({ id }) => id).sort((a, b) => a - b);
const check = (id: string) => {
  at<HTMLInputElement>(id)!.click();
  flushSync();
};

/** B codes V05 as a whole, beside A. */
async function two(): Promise<void> {
  await at05();
  preferences.setCoder("B");
  await preferences.saved;
  press("c");
  type("sanction");
  press("Enter");
  await done();
  place.coding = null;
  flushSync();
}

describe("the lens", () => {
  it("hides a code and its family, says so in the head, keeps it for the study, shows all again", async () => {
    await at05();
    await given().moveCode(code("FL.LUD").id, code("FL.CRI").id, null);
    await study.take(await given().studySummary());
    const before = all("V05");
    await vi.waitFor(() => expect(drawn("V05")).toEqual(before));
    press("l");
    const panel = await seen("lens-panel");
    await accessible();
    check("lens-code-FL.CRI");
    const parent = code("FL.CRI");
    const family = new Set(study.codes.filter((one) => one.id === parent.id || one.parent === parent.id).map(({ id }) => id));
    const left = codings("V05").filter((one) => !family.has(one.code)).map(({ id }) => id).sort((a, b) => a - b);
    expect(left.length).toBeLessThan(before.length);
    expect(drawn("V05")).toEqual(left);
    expect(at("lens-hidden")!.textContent).toBe(`${family.size} codes masqués`);
    // The margin says it too, and Tab goes by.
    expect(reading.codings.map(({ coding }) => coding.id).sort((a, b) => a - b)).toEqual(left);
    expect(at("margin-hidden")!.textContent).toMatch(/masqué/);
    expect(JSON.parse(localStorage.getItem("lens:")!).codes.length).toBe(family.size);
    // One of the family is shown again: the family is shown in part.
    check("lens-code-FL.LUD");
    expect(at<HTMLInputElement>(`lens-code-${parent.ext}`)!.indeterminate).toBe(true);
    panel.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }));
    flushSync();
    expect(at("lens-panel")).toBeNull();
    at("lens-clear")!.click();
    flushSync();
    expect(drawn("V05")).toEqual(before);
    expect(at("lens-hidden")).toBeNull();
  }, 30_000);

  it("hides voices and suggestions, and what one just put is shown all the same", async () => {
    await at05();
    lens.toggleVoice("assumed", false);
    flushSync();
    expect(drawn("V05")).toEqual(codings("V05").filter(({ voice }) => voice !== "assumed").map(({ id }) => id));
    expect(at("lens-hidden")!.textContent).toBe("1 voix masquée");
    lens.toggleVoice("assumed", true);
    lens.toggleFamily(code("FL.CRI"), false);
    press("c");
    type("critique");
    press("Enter");
    await done();
    expect(drawn("V05")).toContain(place.coding);
  });

  it("tells coders apart: by group in the margin, only mine, one of them", async () => {
    await two();
    const mine = codings("V05").filter(({ coder }) => coder === "B").map(({ id }) => id);
    expect(mine.length).toBe(1);
    expect([...document.querySelectorAll(".bycoder")].map((one) => one.firstChild!.textContent)).toEqual(["B", "A"]);
    lens.onlyMine(true);
    flushSync();
    expect(drawn("V05")).toEqual(mine);
    lens.onlyMine(false);
    lens.toggleCoder("B", false);
    flushSync();
    expect(drawn("V05")).toEqual(codings("V05").filter(({ coder }) => coder === "A").map(({ id }) => id).sort((a, b) => a - b));
    expect(at("lens-hidden")!.textContent).toBe("1 codeur masqué");
  });

  it("puts two coders side by side, and says on how many messages they agree", async () => {
    await two();
    press("l");
    await seen("lens-panel");
    check("lens-compare");
    // A coded six messages of this conversation, B one of them, otherwise.
    const coded = reading.view!.messages.filter((one) => one.codings.length > 0).length;
    expect(at("agreement")!.textContent).toContain(`accord sur 0 message sur ${coded}`);
    expect(lens.now.compare).toEqual(["B", "A"]);
    expect(drawn("V05")).toEqual(all("V05"));
    await accessible();
  }, 30_000);

  it("counts agreements by hand", () => {
    const message = (...put: [coder: string, code: number, review?: string][]) => ({ codings: put.map(([coder, code, review = "accepted"], id) => ({ id, code, coder, review })) }) as never;
    expect(agreement([message(["A", 1], ["B", 1]), message(["A", 1], ["A", 2], ["B", 2], ["B", 1]), message(["A", 1]), message(["B", 2], ["A", 1]), message(["C", 1]), message(["A", 1, "rejected"]), message()], ["A", "B"])).toEqual({ of: 4, same: 2 });
  });
});

describe("coding blind", () => {
  it("shows nothing of the others, counts included, says so, and is left by an explicit yes", async () => {
    await two();
    const theirs = all("V05").length;
    press("l");
    await seen("lens-panel");
    check("lens-blind");
    await seen("blind-dialog");
    await accessible();
    at("blind-cancel")!.click();
    flushSync();
    expect(preferences.now.blind).toBe(false);
    check("lens-blind");
    (await seen("blind-go")).click();
    await vi.waitFor(() => expect(codings("V05").map(({ coder }) => coder)).toEqual(["B"]));
    expect(at("blind")!.textContent).toBe("à l’aveugle");
    expect([study.summary!.codings, reading.view!.row.coded]).toEqual([1, 1]);
    expect(study.codes.reduce((sum, one) => Math.max(sum, one.codings), 0)).toBeLessThanOrEqual(1);
    // What one puts is seen; what another put on the same words is not.
    expect(at("lens-panel")).toBeNull();
    press("c");
    type("critique");
    press("Enter");
    await done();
    expect(new Set(codings("V05").map(({ coder }) => coder))).toEqual(new Set(["B"]));
    // A click on the status line asks; yes brings all back.
    at("blind")!.click();
    flushSync();
    (await seen("blind-go")).click();
    await vi.waitFor(() => expect(codings("V05").length).toBe(theirs + 1));
    expect(at("blind")).toBeNull();
  }, 30_000);

  it("another name sees its own codings only", async () => {
    await open({ preferences: { lang: "fr", coder: "A", blind: true } });
    expect(reading.view!.messages.flatMap((one) => one.codings).length).toBeGreaterThan(0);
    at("coder")!.click();
    await tick();
    const field = at<HTMLInputElement>("coder-field")!;
    field.value = "Nina";
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
    await vi.waitFor(() => expect(reading.view!.messages.flatMap((one) => one.codings)).toEqual([]));
    expect((await given().studySummary()).codedMessages).toBe(0);
  });
});
