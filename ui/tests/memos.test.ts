/** The Memos room and the links between memos, in the window over the platform in memory. */
import { flushSync, tick } from "svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import { coding } from "../src/state/coding.svelte";
import { memos } from "../src/state/memos.svelte";
import { place } from "../src/state/place.svelte";
import { reading } from "../src/state/reading.svelte";
import { accessible, at, at05, close, done, given, open, press, seen, type } from "./hands";

// The window is mounted whole, and axe reads all of it.
vi.setConfig({ testTimeout: 30_000 });

afterEach(async () => {
  await close();
  memos.clear();
});

const list = () => document.querySelector<HTMLElement>(".shelflist")!;
const page = () => at("memo-page")!.textContent!.replace(/\s+/g, " ");
const titles = () => [...document.querySelectorAll(".memoline .t b")].map((node) => node.textContent);

async function room(options = {}): Promise<void> {
  await open(options);
  at("room-memos")!.click();
  await vi.waitFor(() => expect(titles().length).toBeGreaterThan(0));
  list().focus();
}
async function settled(): Promise<void> {
  await done();
  await new Promise((done) => setTimeout(done));
  flushSync();
}
/** Writes a memo on the study, with the keys alone. */
async function write(title: string, body: string): Promise<void> {
  press("a");
  await vi.waitFor(() => expect(document.activeElement).toBe(at("memo-body")));
  const field = at<HTMLTextAreaElement>("memo-body")!;
  type(body);
  at<HTMLInputElement>("memo-title")!.focus();
  type(title);
  field.focus();
  press("Enter", { ctrlKey: true });
  await vi.waitFor(() => expect(titles()).toContain(title));
  await settled();
}

describe("the room of memos", () => {
  it("lists what was noted, and shows the memo looked at whole", async () => {
    await room();
    expect(titles()).toEqual(["Nivellement de la rumeur"]);
    expect(page()).toContain("De V07 à V08");
    expect(page()).toContain("V08");
    await accessible();
  });

  it("writes, types, does and deletes without a mouse", async () => {
    await room();
    await write("À relire", "Voir *V05*.");
    expect(titles()).toEqual(["À relire", "Nivellement de la rumeur"]);
    expect(document.querySelector(".md-signifier")!.textContent).toBe("V05");
    for (let i = 0; i < 4; i++) {
      press("t");
      await settled();
    }
    await vi.waitFor(() => expect(memos.row!.memo.type).toBe("todo"));
    press(" ");
    await vi.waitFor(() => expect(memos.row!.memo.done).toBe(true));
    expect(document.querySelector(".memoline.done")).toBeTruthy();
    press("j");
    expect(page()).toContain("De V07 à V08");
    press("k");
    press("Delete");
    await vi.waitFor(() => expect(titles()).toEqual(["Nivellement de la rumeur"]));
    press("z", { ctrlKey: true });
    await vi.waitFor(() => expect(titles()).toContain("À relire"));
  });

  it("edits where the memo stands, and keeps what was given up", async () => {
    await room();
    press("e");
    await vi.waitFor(() => expect(document.activeElement).toBe(at("memo-body")));
    type(" Encore.");
    press("Escape");
    await settled();
    expect(page()).not.toContain("Encore");
    press("e");
    await vi.waitFor(() => expect(at<HTMLTextAreaElement>("memo-body")!.value).toContain("Encore."));
    press("Enter", { ctrlKey: true });
    await vi.waitFor(() => expect(page()).toContain("Encore."));
  });

  it("searches, sifts by type, and goes to what a memo is on", async () => {
    await room();
    await write("Méthode", "Compter les accords.");
    press("f");
    expect(document.activeElement).toBe(at("memos-find"));
    type("accord");
    await vi.waitFor(() => expect(titles()).toEqual(["Méthode"]));
    press("Escape");
    await vi.waitFor(() => expect(titles().length).toBe(2));
    press("j");
    press("Enter");
    await vi.waitFor(() => expect(place.room).toBe("read"));
    await vi.waitFor(() => expect(reading.message?.ext).toBe("V08"));
  });

  it("leads to messages and back: links, and where a message is mentioned", async () => {
    await room();
    await write("Ironie", "Voir [[V05]] et [[memo:Nivellement de la rumeur]] et [[rien]].");
    const links = [...document.querySelectorAll<HTMLElement>("[data-testid=memo-link]")];
    expect(links.map((link) => link.textContent)).toEqual(["V05", "memo:Nivellement de la rumeur", "rien"]);
    links[2]!.click();
    await vi.waitFor(() => expect(at("said")!.textContent).toContain("rien"));
    links[1]!.click();
    await vi.waitFor(() => expect(page()).toContain("De V07 à V08"));
    expect((await seen("mentions")).textContent).toContain("Ironie");
    press("k");
    document.querySelector<HTMLElement>("[data-testid=memo-link]")!.click();
    await vi.waitFor(() => expect(reading.message?.ext).toBe("V05"));
    await coding.freshen();
    expect((await seen("mentions")).textContent).toContain("Ironie");
  });

  it("writes on a code, and shows there what was written", async () => {
    await open();
    at("room-codebook")!.click();
    (await seen("codebook-FL.CRI")).click();
    (await seen("note-add")).click();
    await vi.waitFor(() => expect(document.activeElement).toBe(at("memo-body")));
    type("Le prix **et** le reste.");
    press("Enter", { ctrlKey: true });
    await vi.waitFor(() => expect(memos.row?.memo.kind).toBe("code"));
    press("Enter");
    await vi.waitFor(() => expect(place.room).toBe("codebook"));
    await coding.freshen();
    await vi.waitFor(() => expect(at("notes")!.textContent).toContain("Le prix et le reste."));
  });

  it("keeps only those in sight in the page", async () => {
    await open();
    for (let i = 0; i < 60; i++) await given().addMemo({ kind: "study", on: 1, start: null, end: null, title: `Mémo ${i}`, body: "x" });
    at("room-memos")!.click();
    await vi.waitFor(() => expect(memos.total).toBe(61));
    expect(document.querySelectorAll(".memoline").length).toBeLessThan(61);
  });
});

describe("a memo on a message", () => {
  it("offers what a link could lead to, by keyboard, and has a type", async () => {
    await at05();
    press("m");
    const field = (await seen("memo-body")) as HTMLTextAreaElement;
    field.focus();
    type("Comme [[crit");
    await vi.waitFor(() => expect(document.querySelectorAll("#" + field.getAttribute("aria-controls") + " [role=option]").length).toBeGreaterThan(0));
    flushSync();
    press("Enter");
    await vi.waitFor(() => expect(field.value).toBe("Comme [[code:FL.CRI]]"));
    press("t", { altKey: true });
    await tick();
    expect(at<HTMLSelectElement>("memo-type")!.value).toBe("theoretical");
    press("Enter", { ctrlKey: true });
    await done();
    const memo = reading.message!.memos.at(-1)!;
    expect([memo.type, memo.body]).toEqual(["theoretical", "Comme [[code:FL.CRI]]"]);
    expect(at(`memo-${memo.id}`)!.textContent).toContain("théorique");
  });
});
