/** Coding by hand, in the window over the platform in memory: what a researcher does with a mouse, and without one. */
import { flushSync } from "svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import { place } from "../src/state/place.svelte";
import { reading } from "../src/state/reading.svelte";
import { study } from "../src/state/study.svelte";
import { rangeOf } from "../src/text/offsets";
import { at, at05, close, coded, codings, done, drag, plain, pointing, press, seen, selected, text, type, words } from "./hands";

afterEach(close);

describe("with the mouse", () => {
  it("selects words, opens the picker under them, codes with two keys", async () => {
    await at05();
    drag("V05", " Belle façade.");
    expect(selected()).toBe("Belle façade.");
    expect(document.activeElement).toBe(at("picker-field"));
    expect(at("picker")!.textContent).toContain("Belle façade.");
    type("crit");
    expect(at("pick-FL.CRI")!.getAttribute("aria-selected")).toBe("true");
    expect(at("pick-FL.CRI")!.querySelector("u")!.textContent).toBe("Crit");
    expect(at("picker")!.querySelector(".def")!.textContent).toContain("dire du mal");
    press("Enter");
    await done();
    expect(coded("V05", "FL.CRI")).toContain("Belle façade.");
    expect(at("picker")).toBeNull();
    expect(selected()).toBe("");
    expect(plain(at("said")!.textContent!)).toBe("« Critique » posé sur V05 · Ctrl Z annule");
    expect([...words("V05").querySelectorAll(".seg")].at(-1)!.textContent).toBe("Belle façade.");
    expect(document.activeElement).toBe(at("thread"));
  });

  it("keeps a selection in the message where it began", async () => {
    await at05();
    const [from, to] = [words("V05"), words("V06")];
    from.dispatchEvent(new MouseEvent("mousedown", { bubbles: true, button: 0 }));
    const range = rangeOf(from, text("V05").indexOf("Belle"), text("V05").length)!;
    const beyond = rangeOf(to, 2, 3)!;
    getSelection()!.setBaseAndExtent(range.startContainer, range.startOffset, beyond.endContainer, beyond.endOffset);
    to.dispatchEvent(new MouseEvent("mouseup", { bubbles: true, button: 0, detail: 1 }));
    flushSync();
    expect(selected()).toBe("Belle façade.");
    press("Escape");
    expect(at("picker")).toBeNull();
    expect(selected()).toBe("Belle façade.");
    press("Escape");
    expect(selected()).toBe("");
  });

  it("takes a word with two clicks, a sentence with three, over codings that are there", async () => {
    await at05();
    const unpoint = pointing("V05");
    const press = (detail: number, offset: number) => {
      for (const name of ["mousedown", "mouseup", "click"]) words("V05").dispatchEvent(new MouseEvent(name, { bubbles: true, cancelable: true, button: 0, detail, clientX: offset }));
      flushSync();
    };
    press(2, text("V05").indexOf("capsule") + 3);
    expect(selected()).toBe("capsule");
    press(3, text("V05").indexOf("capsule") + 3);
    unpoint();
    expect(selected()).toBe("Une cérémonie… avec une capsule en plastique « compostable » qui ne se composte nulle part.");
    expect(document.querySelectorAll(".sel.from").length).toBe(1);
    expect(document.querySelectorAll(".sel.to").length).toBe(1);
    expect(words("V05").textContent).toBe(text("V05"));
  });

  it("chooses codings by clicking, one after the other where they overlap, and takes one off", async () => {
    await at05();
    const piece = [...words("V05").querySelectorAll<HTMLElement>("[data-codings]")].find((node) => node.textContent!.includes("plastique"))!;
    const click = () => {
      [...words("V05").querySelectorAll<HTMLElement>("[data-codings]")].find((node) => node.textContent!.includes("plastique"))!.dispatchEvent(new MouseEvent("click", { bubbles: true }));
      flushSync();
      return document.querySelector(".margin .cod.on b")!.textContent;
    };
    expect(piece.dataset.codings!.split(" ").length).toBe(2);
    expect([click(), click(), click()]).toEqual(["Capsule compostable", "Critique", "Capsule compostable"]);
    document.querySelector<HTMLElement>(".codline.on [data-testid=remove-coding]")!.click();
    await done();
    expect(coded("V05", "TH.COMPOST")).toEqual([]);
  });

  it("drags the end of a coding to another word", async () => {
    await at05();
    press("Tab");
    press("Tab");
    const end = await seen("grip-end");
    const unpoint = pointing("V05");
    const to = text("V05").indexOf("compostable") + 4;
    const pointer = (name: string, clientX: number) => {
      end.dispatchEvent(Object.assign(new MouseEvent(name, { bubbles: true, button: 0, clientX }), { pointerId: 1 }));
      flushSync();
    };
    pointer("pointerdown", 0);
    pointer("pointermove", to);
    expect(document.querySelector(".margin .cod.on q")!.textContent).toContain("nulle part");
    expect([...words("V05").querySelectorAll(".oa")].map((node) => node.textContent).join("")).toMatch(/« compostable$|plastique$/);
    pointer("pointerup", to);
    await done();
    unpoint();
    expect(coded("V05", "FL.CRI")).toEqual([expect.stringMatching(/^avec une capsule en plastique « compostable$|^avec une capsule en plastique$/)]);
  });
});

describe("without a mouse", () => {
  it("codes a sentence in two keys, the next one in two more", async () => {
    await at05();
    press("c");
    type("pra");
    press("Enter");
    await done();
    expect(coded("V05", "FL.PRA")).toEqual([plain(text("V05"))]);
    press(" ");
    expect(selected()).toBe("Une cérémonie… avec une capsule en plastique « compostable » qui ne se composte nulle part.");
    press("&", { altKey: true, code: "Digit1" });
    await done();
    expect(coded("V05", "FL.PRA").length).toBe(2);
    press(" ");
    expect(selected()).toBe("Belle façade.");
    expect(at("selection-heard")!.textContent).toContain("Belle façade.");
    press(".");
    await done();
    expect(coded("V05", "FL.PRA")).toContain("Belle façade.");
  });

  it("moves the caret as an editor does, and leaves it", async () => {
    await at05();
    press("s");
    expect(at("caret")!.dataset.at).toBe("0");
    press("ArrowRight");
    expect(at("caret")!.dataset.at).toBe("1");
    press("ArrowRight", { ctrlKey: true });
    expect(at("caret")!.dataset.at).toBe("3");
    press("ArrowRight", { ctrlKey: true, shiftKey: true });
    expect(selected()).toBe(" cérémonie");
    press("ArrowLeft", { shiftKey: true });
    expect(selected()).toBe(" cérémoni");
    press("ArrowRight");
    expect(selected()).toBe("");
    press("ArrowDown");
    expect(at("caret")!.dataset.at).toBe(String(text("V05").indexOf("Belle")));
    press("w");
    expect(selected()).toBe("Belle");
    press("w");
    expect(selected()).toBe("Belle façade");
    press("End", { shiftKey: true });
    expect(selected()).toBe("Belle façade.");
    press("a", { ctrlKey: true });
    expect(selected()).toBe(plain(text("V05")));
    press("Escape");
    expect(at("caret")).toBeNull();
    expect(at("message-V05")).toBeTruthy();
  });

  it("lays three codings over one another, undoes two, redoes one", async () => {
    await at05();
    drag("V05", "façade");
    const before = codings("V05").length;
    for (const letters of ["sanc", "compé"]) {
      type(letters);
      press("Enter", { shiftKey: true });
      await done();
      (document.activeElement as HTMLInputElement).value = "";
    }
    type("ludi");
    press("Enter");
    await done();
    expect(codings("V05").length).toBe(before + 3);
    const piece = [...words("V05").querySelectorAll<HTMLElement>("[data-codings]")].at(-1)!;
    expect([piece.textContent, piece.dataset.codings!.split(" ").length]).toEqual(["façade", 3]);
    press("z", { ctrlKey: true });
    await vi.waitFor(() => expect(codings("V05").length).toBe(before + 2));
    await vi.waitFor(() => expect(plain(at("said")!.textContent!)).toBe("Annulé : « Ludique / esthétique » posé sur V05"));
    press("z", { ctrlKey: true });
    await vi.waitFor(() => expect(codings("V05").length).toBe(before + 1));
    press("z", { ctrlKey: true, shiftKey: true });
    await vi.waitFor(() => expect(codings("V05").length).toBe(before + 2));
    flushSync();
    expect([...words("V05").querySelectorAll<HTMLElement>("[data-codings]")].at(-1)!.dataset.codings!.split(" ").length).toBe(2);
  });

  it("makes a code as it puts it, named as typed or by the words", async () => {
    await at05();
    press(" ");
    press("c");
    type("Ironie");
    expect(at("pick-new")!.textContent).toContain("Ironie");
    press("Enter", { ctrlKey: true });
    await done();
    const made = study.codes.find((code) => code.label.fr === "Ironie")!;
    expect(codings("V05").filter((one) => one.code === made.id).length).toBe(1);
    await vi.waitFor(() => expect(document.querySelector(".left .tree")!.textContent).toContain("Ironie"));
    press(" ");
    press("c");
    press("v");
    await done();
    expect(study.codes.some((code) => code.label.fr === "Belle façade.")).toBe(true);
    // The same name again is the same code.
    press("c");
    type("ironie");
    press("Enter", { ctrlKey: true });
    await done();
    expect(study.codes.filter((code) => /ironie/i.test(code.label.fr ?? "")).length).toBe(1);
    expect(codings("V05").filter((one) => one.code === made.id).length).toBe(2);
  });

  it("finds a code by its number", async () => {
    await at05();
    const number = study.codes.find((code) => code.ext === "NM.COM")!.number!;
    press(String(number));
    expect(at<HTMLInputElement>("picker-field")!.value).toBe(String(number));
    press("Enter");
    await done();
    expect(coded("V05", "NM.COM")).toEqual([plain(text("V05"))]);
  });

  it("takes a coding off, stretches and shrinks it, says its voice, gives it another code", async () => {
    await at05();
    press("x");
    expect(at("said")!.textContent).toContain("Choisissez-en un");
    press("Tab");
    press("Tab");
    press("ArrowLeft", { altKey: true, shiftKey: true });
    press("ArrowLeft", { altKey: true, shiftKey: true });
    await done();
    expect(coded("V05", "FL.CRI")).toEqual(["avec une capsule en plastique « compostable » qui ne se composte"]);
    press("ArrowRight", { altKey: true, shiftKey: true });
    press("ArrowDown", { altKey: true, shiftKey: true });
    press("ArrowRight", { altKey: true, shiftKey: true, ctrlKey: true });
    await done();
    expect(coded("V05", "FL.CRI")).toEqual(["capsule en plastique « compostable » qui ne se composte nulle"]);
    press("o");
    await done();
    expect(codings("V05").find((one) => one.id === place.coding)!.voice).toBe("reported");
    expect(document.querySelector(".margin .cod.on")!.textContent).toContain("voix");
    press("r");
    type("util");
    press("Escape");
    press("r");
    type("sanction");
    press("Enter");
    await done();
    expect(coded("V05", "FL.CRI")).toEqual([]);
    expect(coded("V05", "NM.SAN")).toEqual(["capsule en plastique « compostable » qui ne se composte nulle"]);
    press("x");
    await done();
    expect(coded("V05", "NM.SAN")).toEqual([]);
    expect(document.querySelector(".margin .cod.on")).toBeNull();
  });

  it("writes memos on words, on the message, on a coding, and never loses one", async () => {
    await at05();
    press(" ");
    press("m");
    expect(document.activeElement).toBe(at("memo-body"));
    type("Ironie d’écho.");
    press("Enter", { ctrlKey: true });
    await done();
    const memo = reading.message!.memos[0]!;
    expect(memo).toMatchObject({ title: null, body: "Ironie d’écho.", start: 0 });
    expect(at(`memo-${memo.id}`)!.querySelector(".anchor")!.textContent).toContain("Une cérémonie…");
    expect([...words("V05").querySelectorAll(".noted")].map((node) => node.textContent).join("")).toBe(text("V05").slice(0, memo.end!));
    // Leaving the message saves what is written.
    press("Escape");
    press("m");
    type("Retour sur P03");
    at("message-V06")!.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    flushSync();
    await done();
    press("k");
    expect(reading.message!.memos.map((one) => one.body)).toEqual(["Ironie d’écho.", "Retour sur P03"]);
    // Giving up keeps the words for the next time.
    (await seen("edit-memo")).click();
    flushSync();
    type(" Encore.");
    press("Escape");
    expect(reading.message!.memos[0]!.body).toBe("Ironie d’écho.");
    at("edit-memo")!.click();
    flushSync();
    expect(at<HTMLTextAreaElement>("memo-body")!.value).toBe("Ironie d’écho. Encore.");
    press("Enter", { ctrlKey: true });
    await done();
    expect(reading.message!.memos[0]!.body).toBe("Ironie d’écho. Encore.");
    at("delete-memo")!.click();
    await done();
    expect(reading.message!.memos.map((one) => one.body)).toEqual(["Retour sur P03"]);
    press("Tab");
    press("M", { shiftKey: true });
    type("écho de V04");
    press("Enter", { ctrlKey: true });
    await done();
    expect(at("coding-memo")!.textContent).toContain("écho de V04");
  });
});
