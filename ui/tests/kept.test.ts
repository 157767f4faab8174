/** What a study keeps of its imports: waves brought up to date, the report of each, taking one out; texts that say the same. */
import { flushSync } from "svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { MemoryFile } from "../src/platform/memory/import";
import type { Memory, Options } from "../src/platform/memory";
import { importing } from "../src/state/import.svelte";
import { place } from "../src/state/place.svelte";
import { search } from "../src/state/search.svelte";
import { study } from "../src/state/study.svelte";
import { at, begun as started, clean, close, press, says, seen } from "./bring";

const FILES: Record<string, MemoryFile> = {
  "/d/vague-1.csv": { columns: ["id", "texte", "note"], rows: [["A", "Très bonne machine.", "4"], ["B", "Trop chère.", "2"], ["C", "Très bonne machine.", "5"], ["D", "Très bonne machine.", "5"], ["E", "", "1"]] },
  "/d/vague-2.csv": { columns: ["id", "texte", "note"], rows: [["A", "Très bonne machine.", "5"], ["B", "Trop chère, finalement.", "2"], ["F", "Silencieuse.", "4"]] },
};
const begun = (options: Options = {}) => started({ files: FILES, ...options });
afterEach(close);

async function bring(memory: Memory, ...paths: string[]): Promise<void> {
  memory.drop({ paths, over: false });
  await vi.waitFor(() => expect(importing.files.filter((file) => file.ready)).toHaveLength(paths.length));
  flushSync();
  at("import-go")!.click();
  await seen("import-report");
}
const found = (n: number) => vi.waitFor(() => expect(at("search-total")?.textContent).toBe(String(n)));

describe("a wave", () => {
  it("is brought up to date, not doubled; what changed and what was lost can be looked at", async () => {
    const memory = await begun();
    await bring(memory, "/d/vague-1.csv");
    await study.take(await memory.studySummary());
    const code = await memory.addCode({ parent: null, label: { fr: "Prix" }, definition: {}, include: {}, exclude: {}, example: null, color: null, number: null, exclusive: false });
    await memory.codeSpan(2, code.made!, 0, 4);
    memory.drop({ paths: ["/d/vague-2.csv"], over: false });
    await says("import-already", "2 messages sur 3 sont déjà dans l’étude : ils seront mis à jour, et non doublés.");
    await clean();
    at("lang-button")!.click();
    await says("import-already", "2 messages of 3 are in the study already: they will be brought up to date, not doubled.");
    await says("import-counts", "3 messages, 2 of them already there");
    await says("import-go", "Import 1 message");
    at("import-go")!.click();
    await says("import-equation-0", "3 records = 1 message + 2 duplicates + 0 left out");
    await says("import-done-0-renewed", "1 message already there was brought up to date");
    await says("import-done-0-renewed", "1 coded or annotated place has lost its words");
    await clean();
    at("import-done-0-revised")!.click();
    await found(1);
    expect(search.text).toBe("is:revised");
    press("Escape");
    expect(place.room).toBe("import");
    (await seen("import-done-0-lost")).click();
    await vi.waitFor(() => expect(search.answered).toBe("is:lost"));
    await found(1);
  }, 20000);
});

describe("the report of an import", () => {
  it("opens the messages that it brought: of one file, or of all", async () => {
    const memory = await begun();
    await bring(memory, "/d/vague-1.csv", "/d/vague-2.csv");
    at("import-open")!.click();
    await found(5);
    expect(search.text).toBe("import:1 OR import:2");
    at("room-import")!.click();
    (await seen("import-open-1")).click();
    await vi.waitFor(() => expect(search.answered).toBe("import:2"));
    await found(1);
  });

  it("is kept: opened from the list by keyboard, with its fingerprint, its columns, its counts", async () => {
    const memory = await begun();
    await bring(memory, "/d/vague-1.csv");
    at("import-kept")!.click();
    const line = await seen("kept-1");
    await says("kept-1", /vague-1\.csv.*CSV|vague-1\.csv.*Table/);
    await says("kept-1", "4 messages · 1 laissé de côté");
    await clean();
    line.focus();
    line.click();
    await seen("kept-report");
    await vi.waitFor(() => expect(document.activeElement).toBe(at("kept-open")));
    await says("import-equation-0", "5 enregistrements = 4 messages + 0 doublon + 1 laissé de côté");
    await says("kept-facts", "Empreinte (SHA-256)");
    await says("kept-facts", "point-virgule");
    at("kept-columns")!.click();
    expect(document.querySelector(".became")!.textContent).toContain("Texte du message");
    at("kept-show-0")!.click();
    await says("kept-records-0", "5");
    await clean();
    press("Escape");
    await vi.waitFor(() => expect(document.activeElement).toBe(at("kept-1")));
    at("kept-1")!.click();
    (await seen("kept-read")).click();
    await seen("message-A");
    at("room-import")!.click();
    (await seen("kept-open")).click();
    await found(4);
  }, 20000);

  it("is undone when it is the last operation", async () => {
    const memory = await begun();
    await bring(memory, "/d/vague-1.csv");
    at("import-kept")!.click();
    (await seen("kept-1")).click();
    (await seen("kept-undo")).click();
    await seen("kept-gone");
    expect(study.summary!.messages).toBe(0);
    expect(at("kept-open")).toBeNull();
    press("Escape");
    await says("kept-1", "annulé ou retiré");
    at("lang-button")!.click();
    await says("kept-1", "undone or taken out");
    press("z", { ctrlKey: true, shiftKey: true });
    await vi.waitFor(() => expect(at("kept-1")!.textContent).not.toContain("undone"));
  });
});

describe("taking an import out", () => {
  it("takes the place of undoing, once something was done since", async () => {
    const memory = await begun();
    await bring(memory, "/d/vague-1.csv");
    at("import-kept")!.click();
    (await seen("kept-1")).click();
    await seen("kept-undo");
    at("room-codebook")!.click();
    await memory.addCode({ parent: null, label: { fr: "Prix" }, definition: {}, include: {}, exclude: {}, example: null, color: null, number: null, exclusive: false });
    // Even before the page has heard of it, what is undone is the import or nothing.
    at("room-import")!.click();
    flushSync();
    at("kept-undo")?.click();
    await seen("kept-remove");
    expect(at("kept-undo")).toBeNull();
    expect(study.summary!.messages).toBe(4);
  });

  it("first says what goes with it, then does it as one operation that can be undone", async () => {
    const memory = await begun();
    await bring(memory, "/d/vague-1.csv");
    const code = await memory.addCode({ parent: null, label: { fr: "Prix" }, definition: {}, include: {}, exclude: {}, example: null, color: null, number: null, exclusive: false });
    await memory.codeSpan(2, code.made!, 0, 4);
    await study.take(await memory.studySummary());
    at("import-kept")!.click();
    (await seen("kept-1")).click();
    (await seen("kept-remove")).click();
    await seen("kept-dialog");
    expect(document.activeElement).toBe(at("kept-cancel"));
    expect([...at("kept-takes")!.querySelectorAll("li")].map((one) => one.textContent)).toEqual(["4 messages", "1 codage"]);
    await clean();
    at("kept-cancel")!.click();
    await vi.waitFor(() => expect(document.activeElement).toBe(at("kept-remove")));
    expect(study.summary!.messages).toBe(4);
    at("kept-remove")!.click();
    (await seen("kept-go")).click();
    await seen("kept-gone");
    await says("said", "« vague-1.csv » est retiré de l’étude.");
    expect(study.summary!.messages).toBe(0);
    press("z", { ctrlKey: true });
    await seen("kept-remove");
    expect(study.summary!.messages).toBe(4);
  });

  it("is not offered in a study that is read only", async () => {
    const memory = await begun();
    await bring(memory, "/d/vague-1.csv");
    study.summary = { ...study.summary!, readOnly: true };
    importing.clear();
    (await seen("kept-1")).click();
    await seen("kept-report");
    expect(at("kept-undo") ?? at("kept-remove")).toBeNull();
  });
});

describe("texts that say the same", () => {
  it("are told beside the date, and lead to one another by mouse and by keyboard", async () => {
    const memory = await begun();
    await bring(memory, "/d/vague-1.csv");
    at("import-read")!.click();
    await seen("message-A");
    const chip = at("message-A")!.querySelector<HTMLElement>(".twins")!;
    expect(chip.textContent).toBe("×3");
    expect(chip.getAttribute("aria-label")).toBe("3 messages disent la même chose");
    chip.click();
    await found(3);
    expect(search.text).toBe("twin:\"A\"");
    // An option holds no button: a click on its sign, or the button of the margin.
    expect(at("hit-twins-C")!.getAttribute("aria-label")).toBe("3 messages disent la même chose");
    await clean();
    at("hit-twins-C")!.click();
    await vi.waitFor(() => expect(search.answered).toBe("twin:\"C\""));
    const button = await vi.waitFor(() => {
      const found = document.querySelector<HTMLElement>(".margin .twins");
      expect(found).toBeTruthy();
      return found!;
    });
    expect(button.tabIndex).toBe(0);
    at("lang-button")!.click();
    await vi.waitFor(() => expect(document.querySelector(".margin .twins")!.getAttribute("aria-label")).toBe("3 messages say the same"));
  });

  it("count once in a figure when that is asked, and the base says so", async () => {
    const memory = await begun();
    await bring(memory, "/d/vague-1.csv");
    at("room-figures")!.click();
    (await seen("figure-tab-corpus")).click();
    await says("figure-base", "4 messages");
    expect(at<HTMLInputElement>("figure-once")!.checked).toBe(false);
    at("figure-once")!.click();
    await says("figure-base", "2 messages");
    await says("figure-base", "Les textes semblables comptent une fois.");
    at("figure-once")!.click();
    await says("figure-base", "4 messages");
    expect(at("figure-base")!.textContent).not.toContain("semblables");
  });
});
