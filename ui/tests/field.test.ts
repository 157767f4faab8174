/** The search field by the hand: typing, completing, chips and text, faults and their mending; and the palette. */
import { flushSync, tick } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { field } from "../src/state/field.svelte";
import { machine } from "../src/state/machine";
import { palette } from "../src/state/palette.svelte";
import { place } from "../src/state/place.svelte";
import { search } from "../src/state/search.svelte";
import { at, clean, close, open as begin, press, seen } from "./bring";

const until = vi.waitFor;
const input = () => at<HTMLInputElement>("search-field")!;
const query = () => document.querySelector<HTMLElement>(".find")!.dataset.query;
const chips = () => [...document.querySelectorAll(".tok .say")].map((chip) => chip.textContent);
const offers = () => [...document.querySelectorAll("#field-offers [role=option] .called")].map((one) => one.textContent);
const chosen = () => document.querySelector("#field-offers [aria-selected=true] .called")?.textContent;

/** Types at the caret, a letter after the other, as a keyboard does. */
function types(text: string): void {
  for (const data of text) {
    const { value, selectionStart: from, selectionEnd: to } = input();
    input().value = value.slice(0, from!) + data + value.slice(to!);
    input().setSelectionRange(from! + 1, from! + 1);
    input().dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data }));
    flushSync();
  }
}
const settled = async () => {
  await field.settled();
  await tick();
  flushSync();
};
async function types2(text: string): Promise<void> {
  types(text);
  await settled();
}

beforeEach(async () => {
  await begin();
  (await seen("open-sample")).click();
  await seen("message-V02");
  at("room-search")!.click();
  flushSync();
  await until(() => expect(document.activeElement).toBe(input()));
});
afterEach(async () => {
  field.forget();
  palette.shown = false;
  await close();
});

describe("completing", () => {
  it("offers fields, then their values, by keyboard alone", async () => {
    await types2("esp");
    expect(offers()).toEqual(["espace:"]);
    expect(input().getAttribute("aria-expanded")).toBe("true");
    press("Tab");
    await settled();
    expect(input().value).toBe("espace:");
    expect(offers()[0]).toBe("Forum");
    await types2("blo");
    expect(chosen()).toBe("Blog");
    press("Enter");
    await settled();
    expect(chips()).toEqual(["espaceBlog"]);
    expect(query()).toBe("espace:blog");
    expect(input().value).toBe("");
    await until(() => expect(at("search-total")?.textContent).toBe("1"));
    expect(document.activeElement).toBe(input());
  });

  it("finds codes by their names, walks them with the arrows, and lets go with Escape", async () => {
    await types2("code:");
    expect(offers().slice(0, 2)).toEqual(["Blocage des capsules rechargeables", "Pratique"]);
    const first = chosen();
    press("ArrowDown");
    expect(chosen()).not.toBe(first);
    expect(input().getAttribute("aria-activedescendant")).toBe("offer-1");
    press("Escape");
    expect(offers()).toEqual([]);
    expect(place.room).toBe("search");
    await types2("lud");
    expect(chosen()).toBe("Ludique / esthétique");
    at("offer-0")!.click();
    await settled();
    expect(chips()).toEqual(["codeLudique / esthétique"]);
    expect(document.activeElement).toBe(input());
    await until(() => expect(at("search-total")?.textContent).toBe("3"));
  });

  it("does not stand in the way of words", async () => {
    await types2("moins");
    expect(offers()).toEqual([]);
    // A code that is called so is offered, and Enter searches for the word all the same.
    await types2(" capsule");
    expect(offers()).toEqual(["Capsule compostable"]);
    expect(chosen()).toBeUndefined();
    press("Enter");
    expect(query()).toBe("moins capsule");
    await until(() => expect(document.activeElement?.className).toBe("hits"));
  });

  it("keeps nothing that came too late", async () => {
    const { field: asked } = machine();
    const real = asked.complete;
    let answer = () => undefined as void;
    const late = new Promise<void>((done) => (answer = done));
    asked.complete = async (text, caret) => {
      if (text === "espace:") await late;
      return real(text, caret);
    };
    types("espace");
    await settled();
    types(":");
    await tick();
    types("bl");
    expect(input().value).toBe("espace:bl");
    // What was offered for an older text is not taken.
    press("Tab");
    expect(input().value).toBe("espace:bl");
    answer();
    await settled();
    expect(offers()).toEqual(["Blog"]);
    expect(field.text).toBe("espace:bl");
  });
});

describe("chips", () => {
  it("are made of filters that are whole, and open as text again", async () => {
    await types2("-role:brand ");
    expect(chips()).toEqual(["sansMarque"]);
    await types2("capsule");
    expect(query()).toBe("-role:brand capsule");
    await until(() => expect(search.answered).toBe("-role:brand capsule"));
    // Backspace at the beginning opens the last one.
    input().setSelectionRange(0, 0);
    press("Backspace");
    await settled();
    expect(chips()).toEqual([]);
    expect(input().value).toBe("-role:brand capsule");
    expect(input().selectionStart).toBe("-role:brand".length);
    // Leaving the text makes it a chip again; a click opens it, its cross takes it away.
    press("Enter");
    await until(() => expect(chips()).toEqual(["sansMarque"]));
    expect(input().value).toBe("capsule");
    document.querySelector<HTMLElement>(".tok .say")!.click();
    await settled();
    expect(input().value).toBe("-role:brand capsule");
    input().blur();
    await until(() => expect(chips()).toEqual(["sansMarque"]));
    at("chip-off-0")!.click();
    await settled();
    expect(query()).toBe("capsule");
  });

  it("are walked with the arrows, and taken away with Delete", async () => {
    await types2("espace:forum langue:fr x");
    expect(chips()).toEqual(["espaceForum", "languefrançais"]);
    input().setSelectionRange(0, 0);
    press("ArrowLeft");
    expect(document.activeElement?.textContent).toBe("languefrançais");
    press("ArrowLeft");
    expect(document.activeElement?.getAttribute("aria-label")).toContain("espace Forum");
    await clean();
    press("Delete");
    await settled();
    expect(query()).toBe("langue:fr x");
    expect(document.activeElement).toBe(input());
  });

  it("go back into the text when an operator follows", async () => {
    await types2("space:forum ");
    expect(chips()).toEqual(["espaceForum"]);
    await types2("OU ");
    expect(chips()).toEqual([]);
    expect(input().value).toBe("space:forum OU ");
    await types2("blog");
    expect(query()).toBe("space:forum OU blog");
  });

  it("take a whole query that is pasted, and give it back when it is copied", async () => {
    input().value = "date:2024-03-02..2024-03-09 -role:brand capsule OU refills";
    input().setSelectionRange(input().value.length, input().value.length);
    input().dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
    await settled();
    // Beside an operator a filter stays where it was written.
    expect(query()).toBe("date:2024-03-02..2024-03-09 -role:brand capsule OU refills");
    await search.ask("date:2024-03-02..2024-03-09 code:FL.LUD");
    await settled();
    expect(chips()).toEqual(["date2 mars – 9 mars 2024", "codeLudique / esthétique"]);
    const copied = new Event("copy", { bubbles: true, cancelable: true }) as ClipboardEvent;
    const data = new Map<string, string>();
    Object.defineProperty(copied, "clipboardData", { value: { setData: (type: string, text: string) => data.set(type, text) } });
    input().select();
    input().dispatchEvent(copied);
    expect(data.get("text/plain")).toBe("date:2024-03-02..2024-03-09 code:FL.LUD");
  });

  it("are undone and redone as typing is", async () => {
    await types2("langue:fr ");
    await types2("prix");
    press("z", { ctrlKey: true });
    await settled();
    expect(query()).toBe("langue:fr");
    press("z", { ctrlKey: true, shiftKey: true });
    await settled();
    expect(query()).toBe("langue:fr prix");
    at("chip-off-0")!.click();
    await settled();
    press("z", { ctrlKey: true });
    await settled();
    expect(query()).toBe("langue:fr prix");
  });

  it("wait until a composed word is done", async () => {
    await types2("langue:fr");
    input().dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
    await types2(" かふぇ");
    expect(chips()).toEqual([]);
    input().dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
    await settled();
    expect(chips()).toEqual(["languefrançais"]);
    expect(query()).toBe("langue:fr かふぇ");
  });
});

describe("what was asked, and what was meant", () => {
  it("comes back with the arrow in an empty field", async () => {
    await types2("capsule");
    press("Enter");
    await until(() => expect(document.activeElement?.className).toBe("hits"));
    search.focus++;
    flushSync();
    document.querySelector<HTMLElement>(".find .clear")!.click();
    await settled();
    press("ArrowUp");
    expect(offers()).toEqual(["capsule"]);
    press("Enter");
    await settled();
    expect(query()).toBe("capsule");
    await until(() => expect(at("search-total")?.textContent).toBe("7"));
  });

  it("is underlined where it stands, and mended by a click", async () => {
    await types2("langue:fr ");
    await types2("espcae:forum");
    await until(() => expect(document.querySelector(".mirror .wave")?.textContent).toMatch(/espcae/));
    const fix = await seen("search-fix");
    expect(fix.textContent).toContain("espace");
    fix.click();
    await settled();
    expect(query()).toBe("langue:fr espace:forum");
    await until(() => expect(document.querySelector(".wave")).toBeNull());
  });
});

describe("the palette", () => {
  const name = () => at<HTMLInputElement>("palette-field")!;
  const first = () => document.querySelector("#palette-list [aria-selected=true]")?.textContent;
  async function asks(text: string): Promise<void> {
    (document.activeElement as HTMLElement).blur();
    press("k", { ctrlKey: true });
    await seen("palette");
    name().value = text;
    name().dispatchEvent(new Event("input", { bubbles: true }));
    flushSync();
  }

  it("goes to a room and to a code by their names", async () => {
    await asks("memo");
    expect(first()).toContain("Mémos");
    press("Enter");
    await until(() => expect(place.room).toBe("memos"));
    expect(at("palette")).toBeNull();
    await asks("ludi");
    at("palette-code-FL.LUD")!.click();
    await until(() => expect(chips()).toEqual(["codeLudique / esthétique"]));
  });

  it("does what a key does, with the key beside it, and searches for what has no name", async () => {
    await asks("thème");
    const { theme } = document.documentElement.dataset;
    press("Enter");
    await until(() => expect(document.documentElement.dataset.theme).not.toBe(theme));
    await asks("annuler");
    expect(first()).toMatch(/Ctrl\s*Z/);
    name().dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
    flushSync();
    name().value = "bloque les";
    name().dispatchEvent(new Event("input", { bubbles: true }));
    flushSync();
    expect(first()).toContain("Chercher «");
    press("Enter");
    await until(() => expect(query()).toBe("bloque les"));
  });

  it("is open to everybody", async () => {
    await asks("");
    await clean();
  });
});
