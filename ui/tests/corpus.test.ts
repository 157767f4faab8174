/** The story of the Corpus room: rows read, sorted, grouped, filtered, chosen and coded at the keyboard. */
import axe from "axe-core";
import { flushSync, tick } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { batch } from "../src/state/batch.svelte";
import { coding } from "../src/state/coding.svelte";
import { columns } from "../src/state/columns.svelte";
import { corpus } from "../src/state/corpus.svelte";
import { numbered } from "../src/state/entry";
import { pace } from "../src/state/pace.svelte";
import { added, holds, removed, size } from "../src/state/places";
import { study } from "../src/state/study.svelte";
import { work } from "../src/state/work.svelte";
import type { MemoryFile } from "../src/platform/memory/reader";
import { at, close, given, open, plain, press, seen, type } from "./hands";

/** Twelve answers to one question: `pratique` four times in three ways, `le prix` twice. */
const ANSWERS = ["pratique", "le prix", "Pratique !", "le design", "PRATIQUE", "rien", "le prix", "pratique", "la marque", "ma fille", "l’odeur", "le goût"];
const SURVEY: MemoryFile = {
  columns: ["numero", "Q7"], roles: { numero: "respondent", Q7: "answer" }, space: "survey", venue: "Enquête post-achat",
  rows: ANSWERS.map((answer, i) => [`r${String(i + 1).padStart(2, "0")}`, answer]),
};

async function room(): Promise<void> {
  columns.clear();
  corpus.clear();
  pace.clear();
  await open({ files: { "/vague.csv": SURVEY } });
  at("room-corpus")!.click();
  await seen("grid");
}

/** The sample with the answers of the survey in it. */
async function survey(): Promise<void> {
  await room();
  const memory = given();
  await memory.importRun([{ path: "/vague.csv", plan: { format: null, encoding: null, delimiter: null, sheet: null, space: null, venue: null, lang: null, roles: [], follow: true, html: null } }] as never, () => undefined);
  await study.take(await memory.studySummary());
  await vi.waitFor(() => expect(corpus.head?.messages).toBe(26));
  await corpus.change({ query: "space:survey" });
  flushSync();
}

const settled = async () => {
  await coding.settled();
  await tick();
  await new Promise((done) => setTimeout(done));
  flushSync();
};
const current = () => corpus.row?.ext;
const codesOf = (ext: string) => plain([...at(`row-${ext}`)!.querySelectorAll(".chip")].map((chip) => chip.textContent!.trim()).join(" | "));
const code = (ext: string) => study.codes.find((one) => one.ext === ext)!;

describe("chosen places", () => {
  it("are ranges that join and part", () => {
    const some = added(added(added([], { from: 4, to: 6 }), { from: 0, to: 2 }), { from: 2, to: 4 });
    expect(some).toEqual([{ from: 0, to: 6 }]);
    expect(removed(some, { from: 1, to: 3 })).toEqual([{ from: 0, to: 1 }, { from: 3, to: 6 }]);
    expect(size(removed([{ from: 0, to: 1_000_000 }], { from: 5, to: 6 }))).toBe(999_999);
    expect(holds(some, { from: 2, to: 6 })).toBe(true);
    expect(holds(removed(some, { from: 1, to: 3 }), { from: 0, to: 4 })).toBe(false);
  });
});

describe("the pace", () => {
  it("is told from five messages on, over ten minutes", () => {
    pace.clear();
    pace.add(1, 0);
    pace.add(3, 60_000);
    expect(pace.perHour).toBeNull();
    pace.add(2, 120_000);
    expect(pace.perHour).toBe(180);
    pace.look(120_000 + 600_000);
    expect(pace.perHour).toBeNull();
  });
});

describe("the Corpus room", () => {
  beforeEach(() => void localStorage.clear());
  afterEach(async () => {
    batch.forget();
    await close();
    corpus.clear();
    columns.clear();
    work.dismiss();
  });

  it("shows every message under its place, with how far one is", async () => {
    await room();
    expect(plain(at("grid-counts")!.textContent!)).toBe("14 messages, 10 personnes, 7 espaces");
    expect(document.querySelectorAll("[data-testid=grid-heading]").length).toBeGreaterThan(1);
    const coded = corpus.head!.coded;
    expect(plain(at("grid-progress")!.textContent!)).toContain(`${coded} codés`);
    expect(at("grid")!.getAttribute("aria-rowcount")).toBe(String(corpus.lines + 1));
    expect(current()).toBe("V01");
    const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 200)).join(" | ")}`)).toEqual([]);
  }, 30_000);

  it("codes by numbers, several at once, and goes on to the next row", async () => {
    await room();
    await vi.waitFor(() => expect(study.codes.length).toBeGreaterThan(0));
    study.codes = study.codes.map((one, i) => ({ ...one, number: 11 + i, exclusive: false }));
    press("j");
    const first = current()!;
    const before = codesOf(first);
    press("1");
    const field = await seen("grid-entry");
    await vi.waitFor(() => expect(document.activeElement).toBe(field));
    type("1,99");
    press("Enter");
    await settled();
    expect(at("grid-typed")!.textContent).toContain("99");
    expect(at("grid-entry"), "a number that is not known changes nothing, the entry stays").toBeTruthy();
    expect(current()).toBe(first);
    batch.entry = "11, 13";
    flushSync();
    press("Enter");
    await settled();
    await vi.waitFor(() => expect(current()).not.toBe(first));
    const label = (i: number) => plain(study.codes[i]!.label.fr!);
    expect(codesOf(first)).toContain(label(0));
    expect(codesOf(first)).toContain(label(2));
    expect(at("grid-entry")).toBeNull();
    expect(numbered("12,34 12", study.codes).unknown).toEqual(["34"]);
    await study.undo();
    await vi.waitFor(() => expect(codesOf(first), "both at once").toBe(before));
  });

  it("makes one row of identical answers, opens it, and codes all of them", async () => {
    await survey();
    const row = await seen("row-r01/Q7");
    expect(plain(row.textContent!)).toContain("× 4");
    expect(plain(row.textContent!)).toContain("3 graphies");
    expect(plain(document.querySelector("[data-testid=grid-heading]")!.textContent!)).toContain("12 réponses, 8 distinctes");
    expect(plain(at("grid-code")!.textContent!)).toContain("Coder les 4");
    press("ArrowRight");
    await vi.waitFor(() => expect(corpus.lines).toBe(13));
    expect(at("row-r03/Q7"), "each keeps its own words").toBeTruthy();
    press("ArrowLeft");
    await vi.waitFor(() => expect(corpus.lines).toBe(9));
    await batch.put([code("FL.PRA").id]);
    await settled();
    expect(corpus.head!.coded).toBe(4);
    expect(codesOf("r01/Q7")).toBe(plain(code("FL.PRA").label.fr!));
    press("n");
    await vi.waitFor(() => expect(current()).toBe("r02/Q7"));
    await study.undo();
    await vi.waitFor(() => expect(corpus.head!.coded, "one undo takes all four back").toBe(0));
    press("g");
    await vi.waitFor(() => expect(corpus.lines).toBe(13));
    expect(at("grid-alike")!.getAttribute("aria-pressed")).toBe("false");
  });

  it("chooses with the keyboard and the mouse, and counts rows and answers", async () => {
    await survey();
    press(" ");
    await vi.waitFor(() => expect(plain(at("grid-chosen")!.textContent!)).toBe("1 ligne, 4 réponses"));
    press("ArrowDown", { shiftKey: true });
    await vi.waitFor(() => expect(plain(at("grid-chosen")!.textContent!)).toBe("2 lignes, 6 réponses"));
    press("a", { ctrlKey: true });
    await vi.waitFor(() => expect(plain(at("grid-chosen")!.textContent!)).toBe("8 lignes, 12 réponses"));
    expect(corpus.chosen, "all is one range").toEqual([{ from: 0, to: 12 }]);
    press("Escape");
    await vi.waitFor(() => expect(corpus.chosen).toEqual([]));
    at("row-r04/Q7")!.querySelector<HTMLElement>("[data-box]")!.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    flushSync();
    expect(at("row-r04/Q7")!.getAttribute("aria-selected")).toBe("true");
    expect(current()).toBe("r04/Q7");
  });

  it("fills down, takes off, and asks which code when there are several", async () => {
    await survey();
    const [one, two] = [code("FL.PRA").id, code("FL.UTO").id];
    await batch.put([one, two]);
    press("ArrowDown", { shiftKey: true });
    await vi.waitFor(() => expect(corpus.messages).toBe(6));
    press("d");
    await vi.waitFor(() => expect(corpus.head!.coded).toBe(6));
    await settled();
    press("x");
    const list = await seen("grid-which");
    expect(list).toBeTruthy();
    press("2");
    await vi.waitFor(() => expect(batch.which).toBeNull());
    await settled();
    await vi.waitFor(() => expect(codesOf("r02/Q7")).toBe(plain(code("FL.PRA").label.fr!)));
  });

  it("refuses what stands alone beside others, and replaces when it is told to", async () => {
    await survey();
    const [one, two] = study.codes.slice(0, 2).map(({ id }) => id) as [number, number];
    given().editCode(two, { ...study.code(two)!, exclusive: true } as never);
    await batch.put([one]);
    await batch.put([two]);
    flushSync();
    expect(at("grid-refused")!.textContent).toContain("ne peuvent pas aller ensemble");
    expect(work.failure, "it is said at the foot, not over the page").toBeNull();
    press("r");
    await settled();
    await vi.waitFor(() => expect(codesOf("r01/Q7")).toBe(plain(study.code(two)!.label.fr!)));
    expect(at("grid-refused")).toBeNull();
  });

  it("sorts by a header, keeps its columns, and says what a filter cannot mean", async () => {
    await room();
    at("sort-person")!.click();
    await vi.waitFor(() => expect(at("sort-person")!.parentElement!.getAttribute("aria-sort")).toBe("ascending"));
    at("sort-person")!.click();
    await vi.waitFor(() => expect(at("sort-person")!.parentElement!.getAttribute("aria-sort")).toBe("descending"));
    press("C", { shiftKey: true });
    (await seen("column-venue")).click();
    flushSync();
    expect(columns.shown).toContain("venue");
    press("Escape");
    press("f");
    const field = (await seen("grid-query")) as HTMLInputElement;
    field.value = "couleur:bleu";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    expect((await seen("grid-problem")).textContent).toContain("couleur");
    expect(at("grid"), "what was shown stays").toBeTruthy();
  });

  it("opens a message where it was said, and comes back to its row", async () => {
    await room();
    for (let i = 0; i < 3; i++) press("j");
    const row = current()!;
    press("Enter");
    await seen(`message-${row}`);
    press("Escape");
    await seen("grid");
    expect(current()).toBe(row);
    expect(at(`row-${row}`)!.classList.contains("cur")).toBe(true);
  });

  it("codes with the picker", async () => {
    await room();
    const row = current()!;
    press("c");
    await seen("picker-field");
    type("criti");
    press("Enter");
    await settled();
    await vi.waitFor(() => expect(codesOf(row)).toContain(plain(code("FL.CRI").label.fr!)));
    expect(at("picker")).toBeNull();
  });
});
