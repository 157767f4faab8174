/** The conversation as a running text: moving by paragraphs, finding words, coding across paragraphs, coming back to where the eye was. */
import { flushSync, tick } from "svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import { place } from "../src/state/place.svelte";
import { reading } from "../src/state/reading.svelte";
import { selection } from "../src/state/selection.svelte";
import { textview } from "../src/state/textview.svelte";
import { rangeOf } from "../src/text/offsets";
import { accessible, at, close, done, given, open, plain, press, seen, selected, type } from "./hands";
import type { Options } from "../src/platform/memory";

afterEach(async () => {
  await close();
  textview.forget();
  localStorage.clear();
});

const TEXT = "Premier paragraphe du récit. Il a deux phrases.\n\nDeuxième paragraphe : la façade est belle.\nTroisième, encore une FACADE.";

/** The sample, its first message made of three paragraphs. */
async function text(options: Options = {}): Promise<void> {
  const memory = await open(options);
  const original = memory.conversation.bind(memory);
  vi.spyOn(memory, "conversation").mockImplementation(async (id) => {
    const view = await original(id);
    return { ...view, messages: view.messages.map((message, i) => (i === 0 ? { ...message, text: TEXT, codings: message.codings.map((one) => ({ ...one, start: 0, end: 7 })) } : message)) };
  });
  const { id } = reading.view!.row;
  reading.leave();
  place.list();
  flushSync();
  place.open(id);
  await vi.waitFor(() => expect(reading.view?.messages[0]?.text).toBe(TEXT));
  at("view-text")!.click();
  await seen("text");
  flushSync();
}
const row = (n: number) => at(`para-${n}`)!;
const on = () => [...document.querySelectorAll<HTMLElement>(".para.on")].map((one) => one.dataset.testid);

describe("the running text", () => {
  it("has a row a paragraph, numbered, and says who speaks", async () => {
    await text();
    expect([1, 2, 3].map((n) => plain(row(n).querySelector(".txt")!.textContent!))).toEqual(["Premier paragraphe du récit. Il a deux phrases.", "Deuxième paragraphe : la façade est belle.", "Troisième, encore une FACADE."]);
    expect([1, 2, 3].map((n) => row(n).querySelector(".pn")!.textContent)).toEqual(["1", "2", "3"]);
    expect(row(1).querySelector(".by")!.textContent).toBe(reading.view!.messages[0]!.speaker);
    expect(row(2).querySelector(".by")).toBeNull();
    expect(row(2).classList.contains("gap")).toBe(true);
    expect(at("view-text")!.getAttribute("aria-selected")).toBe("true");
    await accessible();
  }, 30_000);

  it("is walked paragraph by paragraph, across messages, and remembered", async () => {
    await text();
    expect(on()).toEqual(["para-1"]);
    press("j");
    expect(on()).toEqual(["para-2"]);
    press("ArrowDown");
    press("j");
    expect([on(), reading.index]).toEqual([["para-4"], 1]);
    press("Home");
    expect([on(), reading.index]).toEqual([["para-1"], 0]);
    press("T", { shiftKey: true });
    await vi.waitFor(() => expect(at("text")).toBeNull());
    expect(at("thread")).toBeTruthy();
    press("T", { shiftKey: true });
    await seen("text");
    expect(localStorage.getItem("view:")).toBe("text");
  });

  it("codes the paragraph one stands in, when nothing is selected", async () => {
    await text();
    const code = vi.spyOn(given(), "codeSpan").mockRejectedValue({ code: "x", message: "x" });
    press("j");
    press("c");
    expect(plain(selected())).toBe("Deuxième paragraphe : la façade est belle.");
    type("critique");
    press("Enter");
    await done();
    expect(code.mock.calls[0]!.slice(2)).toEqual([TEXT.indexOf("Deuxième"), TEXT.indexOf("\nTroisième")]);
  });

  it("codes across paragraphs by the caret and by the mouse", async () => {
    await text();
    press("s");
    expect([selection.caret, selection.at]).toEqual([true, 0]);
    press("End", { ctrlKey: true, shiftKey: true });
    expect(selection.range).toEqual([0, TEXT.length]);
    expect(document.querySelectorAll(".para .sel").length).toBeGreaterThanOrEqual(3);
    press("Escape");
    const [first, second] = [row(1).querySelector<HTMLElement>(".txt")!, row(2).querySelector<HTMLElement>(".txt")!];
    const from = rangeOf(first, 8, 18)!;
    const to = rangeOf(second, 0, 8)!;
    first.dispatchEvent(new MouseEvent("mousedown", { bubbles: true, button: 0 }));
    getSelection()!.setBaseAndExtent(from.startContainer, from.startOffset, to.endContainer, to.endOffset);
    second.dispatchEvent(new MouseEvent("mouseup", { bubbles: true, button: 0, detail: 1 }));
    flushSync();
    expect(TEXT.slice(...selection.range!)).toBe("paragraphe du récit. Il a deux phrases.\n\nDeuxième");
    expect(at("picker") ?? document.querySelector(".picker")).toBeTruthy();
  });

  it("finds words whatever their case and accents, counts them, goes round, and selects them for coding", async () => {
    await text();
    press("f", { ctrlKey: true });
    expect(document.activeElement).toBe(at("find"));
    type("facade");
    await tick();
    flushSync();
    expect(at("find-place")!.textContent).toBe("1/3");
    // The third is in V05, further on.
    expect([...document.querySelectorAll(".para mark")].map((one) => one.textContent)).toEqual(["façade", "FACADE", "façade"]);
    expect([on(), selected()]).toEqual([["para-2"], "façade"]);
    press("Enter");
    expect([at("find-place")!.textContent, selected()]).toEqual(["2/3", "FACADE"]);
    press("F3");
    press("F3");
    expect(at("find-place")!.textContent).toBe("1/3");
    press("Escape");
    press("F3", { shiftKey: true });
    press("F3", { shiftKey: true });
    expect([at("find-place")!.textContent, on()]).toEqual(["2/3", ["para-3"]]);
    press("Escape");
    press("Escape");
    expect(document.querySelectorAll(".para mark").length).toBe(0);
    press("f", { ctrlKey: true });
    type("introuvable");
    await tick();
    flushSync();
    expect(at("find-place")!.textContent).toBe("introuvable");
  });

  it("goes to a paragraph by its number", async () => {
    await text();
    press("g", { ctrlKey: true });
    expect(document.activeElement).toBe(at("go-paragraph"));
    type("3");
    press("Enter");
    await tick();
    flushSync();
    expect(on()).toEqual(["para-3"]);
    expect(document.activeElement).toBe(at("text"));
  });

  it("shows a coding in every paragraph that it crosses, and chooses it from any", async () => {
    await text();
    const one = { ...reading.view!.messages[0]!.codings[0]!, start: 20, end: TEXT.length - 5 };
    reading.mark([{ message: reading.view!.messages[0]!.id, codings: [one], memos: [] }]);
    flushSync();
    const pieces = [1, 2, 3].map((n) => row(n).querySelector<HTMLElement>(`[data-codings="${one.id}"]`)!);
    expect(pieces.map((piece) => plain(piece.textContent!))).toEqual(["récit. Il a deux phrases.".slice(-27), "Deuxième paragraphe : la façade est belle.", "Troisième, encore une FA"].map((words, i) => (i === 0 ? plain(TEXT.slice(20, 47)) : words)));
    pieces[2]!.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    flushSync();
    expect([place.coding, on()]).toEqual([one.id, ["para-3"]]);
    expect([...document.querySelectorAll("[data-testid^=grip-]")].map((grip) => [grip.closest<HTMLElement>(".para")!.dataset.testid, grip.getAttribute("data-testid")])).toEqual([["para-1", "grip-start"], ["para-3", "grip-end"]]);
  });
});

describe("a message of a hundred thousand characters", () => {
  it("is laid out by its paragraphs in its conversation too, those near the eye alone", async () => {
    const memory = await open();
    const original = memory.conversation.bind(memory);
    const long = "Une phrase de plus dans un récit qui n’en finit pas. ".repeat(40).trim();
    const whole = Array.from({ length: 60 }, (_, i) => `${i} ${long}`).join("\n");
    vi.spyOn(memory, "conversation").mockImplementation(async (id) => {
      const view = await original(id);
      return { ...view, messages: view.messages.map((message, i) => (i === 0 ? { ...message, text: whole, codings: [] } : message)) };
    });
    const { id } = reading.view!.row;
    reading.leave();
    place.list();
    flushSync();
    place.open(id);
    await vi.waitFor(() => expect(reading.view?.messages[0]?.text).toBe(whole));
    flushSync();
    const parts = [...document.querySelectorAll<HTMLElement>(`.long .txt[data-message="${reading.view!.messages[0]!.id}"]`)];
    expect(parts.length).toBeGreaterThan(0);
    for (const part of parts) expect(part.textContent).toBe(whole.slice(Number(part.dataset.from), Number(part.dataset.to)));
    press("s");
    expect(at("caret")!.dataset.at).toBe("0");
  });
});

describe("a text under thousands of codings", () => {
  it("lists in the margin those of the paragraph alone", async () => {
    await text();
    const model = reading.view!.messages[0]!.codings[0]!;
    const many = Array.from({ length: 3000 }, (_, i) => ({ ...model, id: 10_000 + i, start: i % 40, end: (i % 40) + 5 }));
    const there = { ...model, id: 9000, start: TEXT.indexOf("façade"), end: TEXT.indexOf("façade") + 6 };
    reading.mark([{ message: reading.view!.messages[0]!.id, codings: [...many, there], memos: [] }]);
    flushSync();
    expect(document.querySelectorAll(".margin .codline").length).toBe(100);
    press("j");
    expect([...document.querySelectorAll<HTMLElement>(".margin .codline")].map((one) => one.dataset.testid)).toEqual(["coding-9000"]);
    expect(at("margin-elsewhere")!.textContent).toBe("3\u202f000 autres codages dans ce texte");
  }, 20_000);
});

describe("a document of a million characters under five thousand codings", () => {
  it("has in the page the rows near the eye alone, and is coded like any other", async () => {
    const memory = await open({ text: [1_000_000, 5000] });
    const { text: whole, codings: all } = reading.view!.messages[0]!;
    expect([whole.length > 1_000_000, all.length]).toEqual([true, 5000]);
    at("view-text")!.click();
    await seen("text");
    expect(document.querySelectorAll(".para").length).toBeLessThan(60);
    press("j");
    press("j");
    expect(on()).toEqual(["para-3"]);
    expect(document.querySelectorAll(".margin .codline").length).toBeLessThanOrEqual(100);
    press("c");
    type("sanction");
    press("Enter");
    await done();
    const made = (await memory.conversation(1)).messages[0]!.codings.at(-1)!;
    expect(whole.slice(made.start, made.end)).toBe(whole.split("\n")[2]);
  }, 60_000);
});
