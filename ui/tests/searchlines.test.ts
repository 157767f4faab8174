/** What a query finds as lines, conversations and words: walked, chosen, coded, written, and left for the message and back. */
import { flushSync, tick } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { KwicPage, KwicRow } from "../src/platform/types";
import { after, before, ending, leftward } from "../src/rooms/search/line";
import { lines, MOST } from "../src/state/lines.svelte";
import { search } from "../src/state/search.svelte";
import { size } from "../src/state/places";
import { study } from "../src/state/study.svelte";
import { accessible, at, close, done, given, open, plain, press, seen, type } from "./hands";

// The whole page is looked over for access, more than once in a story.
vi.setConfig({ testTimeout: 30_000 });

beforeEach(() => {
  search.clear("");
  lines.sort = "thread";
  lines.width = "normal";
});
afterEach(async () => {
  await close();
  search.clear("");
});

const settled = async () => {
  await done();
  await new Promise((done) => setTimeout(done));
  flushSync();
};
async function room(query: string, options = {}): Promise<void> {
  await open(options);
  await search.ask(query);
  press("l");
  await seen("concordance");
  await settled();
}
const ext = (code: string) => study.codes.find((one) => one.ext === code)!.id;
const shown = () => [...document.querySelectorAll<HTMLElement>(".kline")].map((line) => line.querySelector(".m b")!.textContent);
const current = () => document.querySelector<HTMLElement>(".kline.on")!;
const words = (line: HTMLElement) => [".l", ".r b"].map((part) => plain(line.querySelector(part)!.textContent!));
const bars = (message: string) => [...document.querySelector<HTMLElement>(`[data-testid^="line-${message}-"]`)!.querySelectorAll<HTMLElement>(".s i")].map((one) => one.title);
const chosen = () => [...document.querySelectorAll<HTMLElement>(".kline[aria-selected='true'] .m b")].map((one) => one.textContent);

describe("the tabs", () => {
  it("are gone through by mouse, by arrows, by their keys; each keeps its place", async () => {
    await open();
    await search.ask("capsule");
    await seen("shape-messages");
    press("ArrowDown");
    press("ArrowDown");
    expect(search.current).toBe(2);
    at("shape-concordance")!.click();
    await seen("concordance");
    press("j");
    expect(lines.at).toBe(1);
    press("v");
    await seen("threads");
    expect(document.querySelectorAll("[role=tab][aria-selected=true]")).toHaveLength(1);
    press("w");
    await seen("keyness");
    await accessible();
    press("m");
    await vi.waitFor(() => expect(at("shape-messages")!.getAttribute("aria-selected")).toBe("true"));
    expect(search.current).toBe(2);
    press("l");
    await seen("concordance");
    expect(lines.at).toBe(1);
    press("t", { shiftKey: true });
    await seen("threads");
    at("shape-conversations")!.focus();
    press("ArrowLeft");
    await vi.waitFor(() => expect(document.activeElement).toBe(at("shape-concordance")));
    expect(search.tab).toBe("concordance");
    press("ArrowLeft");
    press("ArrowLeft");
    expect(search.tab).toBe("words");
  });

  it("shows the list of the tab one went to, though an earlier one answers later", async () => {
    const memory = await open();
    await search.ask("capsule");
    const slow = memory.searching.conversations.bind(memory.searching);
    const waiting: (() => void)[] = [];
    memory.searching.conversations = async (...asked) => {
      await new Promise<void>((done) => waiting.push(done));
      return slow(...asked);
    };
    press("v");
    press("l");
    await seen("concordance");
    waiting.forEach((done) => done());
    await settled();
    expect(at("concordance")).toBeTruthy();
    expect(at("threads")).toBeNull();
  });
});

describe("the concordance", () => {
  it("shows each place in its line, who said it, and the codes put on the words found", async () => {
    await room("capsule OR refills -role:brand date:2024-03-02..2024-03-09");
    expect(shown()).toEqual(["V01", "V03", "V05", "V07", "V08", "V09", "V11", "V14"]);
    expect(words(current())).toEqual(["La", "capsule"]);
    // A code on other words of the message is no code of the line.
    expect(bars("V01")).toEqual(["Capsule compostable"]);
    expect(bars("V05")).toEqual(["Critique", "Capsule compostable"]);
    expect(plain(at("lines-base")!.textContent!)).toBe("8 occurrences dans 8 messages. Une barre, un code posé sur le mot trouvé.");
    expect(current().getAttribute("aria-label")).toContain("V01, P01");
    expect(plain(at("beside-rechargeables")!.textContent!)).toBe("rechargeables 3");
    await accessible();
  });

  it("is sorted by what stands before, after, by date and by who speaks, by mouse and by key", async () => {
    await room("capsule OR refills -role:brand");
    at("line-sort-right")!.click();
    await vi.waitFor(() => expect(shown()).toEqual(["V01", "V05", "V03", "V07", "V08", "V11", "V09", "V14"]));
    at("line-sort-left")!.click();
    // descale, la (0,52), la, les (bloque 1), les (Velmoka), mes, takes, une: read backwards from the words found.
    await vi.waitFor(() => expect(shown()[0]).toBe("V14"));
    press("s");
    await vi.waitFor(() => expect(lines.sort).toBe("right"));
    at("line-sort-account")!.click();
    await vi.waitFor(() => expect(shown().slice(0, 2)).toEqual(["V01", "V11"]));
    press("j");
    press("W", { shiftKey: true });
    await vi.waitFor(() => expect(lines.width).toBe("long"));
    await settled();
    // Wider, one is still on the same line.
    expect(current().textContent).toContain("V11");
  });

  it("is walked, and opens the message in its conversation; back, one is on the same line", async () => {
    await room("capsule OR refills -role:brand");
    for (const key of ["j", "ArrowDown", "k", "j", "j"]) press(key);
    expect(current().textContent).toContain("V07");
    press("Enter");
    await vi.waitFor(() => expect(at("message-V07")?.getAttribute("aria-selected")).toBe("true"));
    await vi.waitFor(() => expect([...at("message-V07")!.querySelectorAll(".txt mark")].map((one) => one.textContent)).toEqual(["capsules"]));
    press("Escape");
    await seen("concordance");
    expect(current().textContent).toContain("V07");
    press("End");
    expect(current().textContent).toContain("V14");
    press("Home");
    press("ArrowUp");
    await vi.waitFor(() => expect(document.activeElement).toBe(at("search-field")));
  });

  it("has its lines chosen by Space, by Shift, by the mouse; Escape lets go", async () => {
    await room("capsule OR refills -role:brand");
    press(" ");
    expect(chosen()).toEqual(["V01"]);
    press("j");
    press("ArrowDown");
    press("ArrowDown", { shiftKey: true });
    press("J", { shiftKey: true });
    expect(chosen()).toEqual(["V01", "V05", "V07", "V08"]);
    press("ArrowUp", { shiftKey: true });
    expect(chosen()).toEqual(["V01", "V05", "V07"]);
    expect(plain(at("lines-chosen")!.textContent!)).toBe("3 lignes choisies");
    await accessible();
    press("Escape");
    expect(chosen()).toEqual([]);
    const click = (index: number, more = {}) => {
      document.querySelector<HTMLElement>(`#k${index}`)!.dispatchEvent(new MouseEvent("click", { bubbles: true, ...more }));
      flushSync();
    };
    click(1);
    click(3, { shiftKey: true });
    click(6, { ctrlKey: true });
    expect(chosen()).toEqual(["V03", "V05", "V07", "V11"]);
    at("lines-all")!.click();
    flushSync();
    expect(chosen()).toHaveLength(8);
    at("lines-none")!.click();
    press("a", { ctrlKey: true });
    expect(chosen()).toHaveLength(8);
  });

  it("puts a code on the words found of the current line, as one step that is undone", async () => {
    await room("capsule OR refills -role:brand");
    press("j");
    press("c");
    expect(at("picker")!.getAttribute("aria-label")).toContain("V03");
    type("sanction");
    press("Enter");
    await vi.waitFor(() => expect(bars("V03")).toEqual(["Critique", "Sanction"]));
    await settled();
    const [put] = given() && (await given().conversation(3)).messages.find((one) => one.ext === "V03")!.codings.filter(({ code }) => code === ext("NM.SAN"));
    const message = (await given().conversation(3)).messages.find((one) => one.ext === "V03")!;
    expect(message.text.slice(put!.start, put!.end)).toBe("capsule");
    press("j");
    press(".");
    await vi.waitFor(() => expect(bars("V05")).toContain("Sanction"));
    press("1", { altKey: true, code: "Digit1" });
    await settled();
    press("z", { ctrlKey: true });
    await vi.waitFor(() => expect(bars("V05")).not.toContain("Sanction"));
    expect(bars("V03")).toContain("Sanction");
  });

  it("puts several codes on all the chosen lines at once, by their numbers, as one step", async () => {
    await room("capsule OR refills -role:brand");
    press(" ");
    press("j");
    press(" ");
    const before = study.summary!.codings;
    const numbers = ["NM.SAN", "NM.COM"].map((one) => study.codes.find((code) => code.ext === one)!.number!);
    press(String(numbers[0])[0]!);
    const field = document.activeElement as HTMLInputElement;
    field.value = numbers.join(",");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    flushSync();
    press("Enter");
    await vi.waitFor(() => expect(bars("V01")).toEqual(expect.arrayContaining(["Sanction", "Compétence"])));
    expect(bars("V03")).toEqual(expect.arrayContaining(["Sanction", "Compétence"]));
    await vi.waitFor(() => expect(study.summary!.codings).toBe(before + 4));
    expect(chosen()).toEqual(["V01", "V03"]);
    press("z", { ctrlKey: true });
    await vi.waitFor(() => expect(study.summary!.codings).toBe(before));
    await vi.waitFor(() => expect(bars("V01")).toEqual(["Capsule compostable"]));
  });

  it("knows what was coded in the conversation, once one is back", async () => {
    await room("capsule OR refills -role:brand");
    press("Enter");
    await vi.waitFor(() => expect(at("message-V01")?.getAttribute("aria-selected")).toBe("true"));
    press("c");
    type("sanction");
    press("Enter");
    await settled();
    // First of the coding that was just put, then of the conversation.
    press("Escape");
    press("Escape");
    await seen("concordance");
    await vi.waitFor(() => expect(bars("V01")).toEqual(["Capsule compostable", "Sanction"]));
  });

  it("refuses to code what is open for reading only, and says why", async () => {
    await room("capsule", { readOnly: true });
    press("c");
    await tick();
    expect(at("picker")).toBeNull();
    expect(at("said")!.textContent).toContain("lecture seule");
  });

  it("says that lines are coded elsewhere, in a list of messages", async () => {
    await open();
    await search.ask("capsule");
    await seen("shape-messages");
    press("c");
    expect(plain(at("said")!.textContent!)).toContain("concordance (l)");
  });

  it("takes no more than ten thousand lines at a time, and says so", async () => {
    const memory = await open();
    const row: KwicRow = { message: 1, ext: "V01", conversation: 1, speaker: "P01", posted: null, lang: "fr", start: 3, end: 10, left: "La ", word: "capsule", right: " « compostable »", codes: [] };
    memory.searching.kwic = async (ask, offset, limit): Promise<KwicPage> => ({ query: ask.query, problems: [], total: 1_000_000, messages: 14, rows: Array.from({ length: limit }, (_, i) => ({ ...row, start: offset + i })), building: false });
    await search.ask("capsule", "concordance");
    await seen("concordance");
    expect(plain(at("lines-base")!.textContent!)).toContain("1 000 000 occurrences");
    expect(document.querySelectorAll(".kline").length).toBeLessThan(200);
    press("a", { ctrlKey: true });
    expect(size(lines.chosen)).toBe(MOST);
    expect(plain(at("said")!.textContent!)).toContain("10 000 lignes au plus, sur 1 000 000");
    const places = await lines.places(lines.chosen);
    expect(places).toHaveLength(MOST);
    expect(new Set(places.map(({ start }) => start)).size).toBe(MOST);
    press("End");
    expect(lines.at).toBe(999_999);
    lines.choose([{ from: 0, to: MOST }]);
    lines.toggle(500_000);
    expect(size(lines.chosen)).toBe(MOST);
  });

  it("of a code shows the passages that bear it; of neither words nor codes, where to look", async () => {
    await room("code:FL.LUD");
    expect(shown()).toEqual(["V04", "V05", "V11"]);
    expect(words(current())[1]).toContain("pulling the lever");
    await search.ask("space:forum", "concordance");
    await vi.waitFor(() => expect(document.querySelector(".empty")?.textContent).toContain("aucun mot"));
    document.querySelector<HTMLElement>(".empty button")!.click();
    await seen("result-V02");
  });

  it("is written as a table where one says, as CSV or as a workbook", async () => {
    await room("capsule", { picks: ["/sorties/capsule.csv", "/sorties/capsule.xlsx"] });
    const memory = given();
    const names: string[] = [];
    const pick = memory.pickExport.bind(memory);
    memory.pickExport = (kind, suggested) => {
      names.push(suggested);
      return pick(kind, suggested);
    };
    press("E", { shiftKey: true });
    await vi.waitFor(() => expect(plain(at("lines-written")?.textContent ?? "")).toBe("7 lignes écrites dans /sorties/capsule.csv"));
    at("export-xlsx")!.click();
    await vi.waitFor(() => expect(at("lines-written")!.textContent).toContain("capsule.xlsx"));
    expect(names).toEqual(["Velmoka One, concordance de capsule.csv", "Velmoka One, concordance de capsule.xlsx"]);
  });

  it("has its words found in one column, whichever way they are read", async () => {
    expect(leftward("آراء العملاء")).toBe(true);
    expect(leftward("12 — השירות")).toBe(true);
    expect(leftward("La capsule آراء")).toBe(false);
    expect(before("ai lu que la mise", 40, 17)).toBe("… lu que la mise");
    expect(before("La ", 3, 80)).toBe("La");
    expect(after(" « compostable » : oui, mai", 27)).toBe(" « compostable » : oui, …");
    expect(after(" restent.", 80)).toBe(" restent.");
    expect(ending("une phrase avant les", 11)).toBe("… avant les");
    expect(ending("anticonstitutionnellement", 5)).toBe("… ement");
    expect(ending("court", 11)).toBe("court");
    const memory = await open();
    const row: KwicRow = { message: 1, ext: "V01", conversation: 1, speaker: "P01", posted: null, lang: "ar", start: 5, end: 9, left: "قبل ", word: "سعر", right: " بعد", codes: [] };
    memory.searching.kwic = async (ask) => ({ query: ask.query, problems: [], total: 1, messages: 1, rows: [row], building: false });
    await search.ask("capsule", "concordance");
    await seen("concordance");
    expect(current().querySelector(".l")!.textContent).toBe(" بعد");
    expect(current().querySelector(".r")!.textContent).toBe("قبل سعر");
    expect(current().querySelectorAll("bdi[dir=rtl]")).toHaveLength(2);
  });
});

describe("the conversations", () => {
  it("are walked from message to message found; Enter opens there, and back is the same", async () => {
    await open();
    await search.ask("capsule OR refills");
    press("v");
    await seen("threads");
    const forum = document.querySelectorAll<HTMLElement>(".thread-found")[1]!;
    expect(plain(forum.querySelector(".share")!.textContent!)).toBe("3 sur 6 messages");
    const on = () => document.querySelector<HTMLElement>(".thread-found .at.on")!.dataset.testid;
    expect(on()).toBe("threadhit-V01");
    press("j");
    press("j");
    expect(on()).toBe("threadhit-V05");
    press("k");
    press("k");
    expect(on()).toBe("threadhit-V01");
    at("threadhit-V07")!.click();
    flushSync();
    press("ArrowDown");
    expect(on()).toBe("threadhit-V08");
    await accessible();
    press("Enter");
    await vi.waitFor(() => expect(at("message-V08")?.getAttribute("aria-selected")).toBe("true"));
    press("Escape");
    await seen("threads");
    expect(on()).toBe("threadhit-V08");
  });
});

describe("the words", () => {
  it("tell what is found from the rest, signed, with what it measures; each leads to its lines", async () => {
    await open();
    await search.ask("capsule");
    press("w");
    const table = await seen("keyness");
    expect(plain(table.textContent!)).toContain("T. Dunning, 1993");
    const terms = telling();
    expect(terms.length).toBeGreaterThan(1);
    // The strongest first, whatever their sign.
    const sizes = terms.map(([, , , score]) => Math.abs(Number(score!.replace("−", "-").replace("+", "").replace(",", "."))));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    const word = terms.find(([, found]) => Number(found) > 0)!;
    const at0 = terms.indexOf(word);
    for (let i = 0; i < at0; i++) press("j");
    press("Enter");
    await seen("concordance");
    expect(search.text).toBe(`capsule =${word[0]}`);
  });

  it("that stand beside lead to their lines", async () => {
    await room("capsule OR refills");
    (await seen("beside-bloque")).click();
    await vi.waitFor(() => expect(search.answered).toBe("capsule OR refills =bloque"));
    expect(search.tab).toBe("concordance");
    const toolbar = (await vi.waitFor(() => {
      const found = document.querySelectorAll<HTMLElement>(".near [role=toolbar]");
      expect(found.length).toBe(2);
      return found;
    }))[0]!;
    expect([...toolbar.querySelectorAll("button")].filter((one) => one.tabIndex === 0)).toHaveLength(1);
    toolbar.querySelector("button")!.focus();
    press("ArrowRight");
    expect(document.activeElement).toBe(toolbar.querySelectorAll("button")[1]);
  });
});

describe("the margin", () => {
  it("shows the message of the line whole, between its neighbours, and what is near it", async () => {
    await room("capsule OR refills -role:brand");
    press("j");
    press("j");
    await vi.waitFor(() => expect(document.querySelector(".margin .full mark")?.textContent).toBe("capsule"));
    expect(plain(document.querySelector(".margin")!.textContent!)).toContain("répond à P04");
    expect(document.querySelectorAll(".margin .prev")).toHaveLength(2);
    expect([...document.querySelectorAll(".margin .chip")].map((chip) => chip.textContent)).toEqual(["Ludique / esthétique", "Critique", "Capsule compostable"]);
    const near = await seen("around");
    expect(near.textContent).toContain("V01");
    await accessible();
    press("p");
    await vi.waitFor(() => expect(search.answered).toBe("like:\"V05\""));
    expect(search.tab).toBe("messages");
    await seen("result-V01");
    expect(at("result-V05")).toBeNull();
  });
});

function telling(): (string | null)[][] {
  return [...document.querySelectorAll("[data-testid=keyness] tbody tr")].map((row) => [...row.children].map((cell) => plain(cell.textContent!.trim())));
}
