/** What a walk through the real window found broken, told again over the memory platform. */
import { flushSync, mount, tick, unmount } from "svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import { place } from "../src/state/place.svelte";
import { search } from "../src/state/search.svelte";
import { sheets } from "../src/frame/sheets.svelte";
import { entire, words as wordsOf } from "../src/text/boundaries";
import { boxAt } from "../src/text/caret";
import { rangeOf } from "../src/text/offsets";
import { at, at05, close, done, open, plain, press, seen, selected, text, words } from "./hands";
import { random } from "./random";
import Rows from "./Rows.svelte";

afterEach(async () => {
  vi.restoreAllMocks();
  sheets.left = sheets.margin = false;
  search.clear("");
  await close();
});

const SHEETS = import.meta.glob<string>("../src/styles/*.css", { query: "?raw", import: "default", eager: true });

const settled = async () => {
  await tick();
  await tick();
  flushSync();
};

describe("the focus", () => {
  it("goes to the page where a room has no place of its own for the keys", async () => {
    await open();
    for (const [digit, room] of [["8", "figures"], ["9", "report"]] as const) {
      press(digit, { ctrlKey: true, code: `Digit${digit}` });
      await vi.waitFor(() => expect(document.activeElement).toBe(document.querySelector("main.page")));
      expect(place.room).toBe(room);
    }
    press("3", { ctrlKey: true, code: "Digit3" });
    await vi.waitFor(() => expect(document.activeElement).toBe(at("thread")));
  });

  it("does not stay in the field of the room one leaves; an empty search takes it", async () => {
    await open();
    press("7", { ctrlKey: true, code: "Digit7" });
    await vi.waitFor(() => expect(document.activeElement).toBe(at("search-field")));
    press("5", { ctrlKey: true, code: "Digit5" });
    await vi.waitFor(() => expect(document.activeElement?.classList.contains("book")).toBe(true));
  });

  it("follows the keys of the room, when a button was clicked on the way", async () => {
    await at05();
    at("room-read")!.focus();
    press("s");
    expect(document.activeElement).toBe(at("thread"));
    press(" ");
    expect(selected()).toBe("Une cérémonie… avec une capsule en plastique « compostable » qui ne se composte nulle part.");
    at("room-read")!.focus();
    press("c");
    await seen("picker");
    expect(document.activeElement).toBe(at("picker-field"));
  });

  it("comes back to the tree when what had it is gone", async () => {
    await at05();
    press("Tab");
    const cross = at("remove-coding")!;
    cross.focus();
    cross.click();
    await done();
    // The engine does this when a control goes; jsdom too.
    expect(document.activeElement).toBe(document.body);
    press("Shift");
    expect(document.activeElement).toBe(at("thread"));
  });

  it("goes into the left sheet, on the room one is in, and the sheet closes on the way to the same room", async () => {
    await open();
    document.querySelector<HTMLElement>(".forleft")!.click();
    await settled();
    expect(document.activeElement).toBe(at("room-read"));
    at("room-read")!.click();
    expect(sheets.left).toBe(false);
  });
});

describe("a definition longer than its place", () => {
  it("takes the focus with Tab, to be scrolled, and gives it back to the field", async () => {
    await at05();
    press("c");
    const said = at("picker")!.querySelector<HTMLElement>(".def")!;
    vi.spyOn(said, "scrollHeight", "get").mockReturnValue(300);
    press("Tab");
    expect(document.activeElement).toBe(said);
    press("ArrowDown");
    expect(document.activeElement).toBe(said);
    press("Tab");
    expect(document.activeElement).toBe(at("picker-field"));
    vi.spyOn(said, "scrollHeight", "get").mockReturnValue(0);
    press("Tab");
    expect(at("picker")).toBeNull();
    expect(document.activeElement).toBe(at("thread"));
  });
});

describe("what a deleted code takes along", () => {
  it("does not count the code itself as one below it", async () => {
    await open();
    place.go("codebook");
    await vi.waitFor(() => expect(document.activeElement?.classList.contains("book")).toBe(true));
    press("Delete");
    expect(plain((await seen("code-takes")).textContent!)).not.toContain("rangé");
  });
});

describe("a conversation without a title nor a place", () => {
  it("is called by how it opens, and says it once", async () => {
    const memory = await open();
    const asked = memory.conversations.bind(memory);
    vi.spyOn(memory, "conversations").mockImplementation(async (offset, limit) => {
      const page = await asked(offset, limit);
      return { ...page, rows: page.rows.map((row) => ({ ...row, title: null, venue: null })) };
    });
    place.list();
    const row = await seen("conversation-2");
    expect(row.querySelector(".venue")!.textContent).toMatch(/^Je voulais juste un bon expresso/);
    expect(row.querySelector(".opening")).toBeNull();
  });
});

describe("from a result to its message", () => {
  it("marks the words found, and brings them into sight", async () => {
    await open();
    await search.ask("plastique");
    await seen("result-V05");
    const page = document.querySelector<HTMLElement>("main.page")!;
    vi.spyOn(Element.prototype, "getBoundingClientRect").mockImplementation(function (this: Element) {
      if (this.matches(".page")) return new DOMRect(0, 50, 800, 600);
      return this.matches("mark") ? new DOMRect(0, 5000, 60, 20) : new DOMRect();
    });
    place.open(search.hit!.conversation, search.hit!.id);
    await vi.waitFor(() => expect([...words("V05").querySelectorAll("mark")].map((node) => node.textContent)).toEqual(["plastique"]));
    await vi.waitFor(() => expect(page.scrollTop).toBeGreaterThan(4000));
    expect(words("V05").textContent).toBe(text("V05"));
    // Left for the list of conversations, it is a message as any other.
    place.found = false;
    flushSync();
    expect(words("V05").querySelector("mark")).toBeNull();
  });
});

describe("words that go to the left", () => {
  it("have the caret before a letter at its right, and the arrows go where they point", async () => {
    await at05();
    const root = words("V05");
    root.style.direction = "rtl";
    press("s");
    press("ArrowLeft");
    expect(at("caret")!.dataset.at).toBe("1");
    press("ArrowRight");
    expect(at("caret")!.dataset.at).toBe("0");
    vi.spyOn(Range.prototype, "getClientRects").mockReturnValue([new DOMRect(10, 0, 8, 20)] as unknown as DOMRectList);
    const line = document.createElement("p");
    line.textContent = "شكرا a";
    expect(boxAt(line, line.textContent, 0)!.left).toBe(18);
    expect(boxAt(line, line.textContent, 5)!.left).toBe(10);
    expect(boxAt(line, "شكرا", 4)!.left).toBe(10);
  });
});

describe("words cut by the mouse", () => {
  const select = (from: number, to: number, more: MouseEventInit = {}) => {
    const root = words("V05");
    const range = rangeOf(root, from, to)!;
    root.dispatchEvent(new MouseEvent("mousedown", { bubbles: true, button: 0 }));
    getSelection()!.removeAllRanges();
    getSelection()!.addRange(range);
    for (const name of ["mouseup", "click"]) root.dispatchEvent(new MouseEvent(name, { bubbles: true, button: 0, detail: 1, ...more }));
    flushSync();
  };

  it("are taken whole, unless Alt is held", async () => {
    await at05();
    const start = text("V05").indexOf("capsule");
    const end = text("V05").indexOf("plastique");
    select(start + 3, end + 4);
    expect(selected()).toBe("capsule en plastique");
    press("Escape");
    press("Escape");
    select(start + 3, end + 4, { altKey: true });
    expect(selected()).toBe("sule en plas");
  });

  it("leave out what is elided before a word, and no other apostrophe", () => {
    const of = (sentence: string, part: string, lang: string) => {
      const start = sentence.indexOf(part);
      return sentence.slice(...entire(sentence, [start, start + part.length], lang));
    };
    expect(of("Ils ont repris l'ancien sans frais", "ncie", "fr")).toBe("ancien");
    expect(of("Ils ont repris l’ancien sans frais", "l’anc", "fr")).toBe("l’ancien");
    expect(of("Lave linge d'excellente qualité", "'excellente", "fr")).toBe("'excellente");
    expect(of("aujourd’hui même", "hui m", "fr")).toBe("aujourd’hui même");
    expect(of("You don't say", "n't s", "en")).toBe("don't say");
    expect(of("Prix 3,50 €.", "50 €", "fr")).toBe("3,50 €");
    expect(of("Oui. Non !", ". ", "fr")).toBe(". ");
  });

  it("are never cut, whatever is selected", () => {
    const texts = ["L’été, j’ai aimé « la capsule » : 0,52 € !", "Don't buy — it's 2nd-rate 😀👩‍👩‍👧‍👦 ok", "كانت الخدمة جيدة جدًا لكن", "これはコーヒーです。とても良い"];
    for (let seed = 0; seed < 200; seed++) {
      const below = random(seed);
      const text = texts[below(texts.length)]!;
      const [a, b] = [below(text.length), below(text.length)].sort((x, y) => x - y) as [number, number];
      if (a === b) continue;
      const [from, to] = entire(text, [a, b], null);
      expect(from).toBeLessThanOrEqual(a);
      expect(to).toBeGreaterThanOrEqual(b);
      const letter = (at: number) => /[\p{L}\p{N}]/u.test(text[at] ?? "");
      for (const [start, end] of wordsOf(text, null)) {
        if (start < to && to < end && letter(to)) expect(letter(to - 1), text.slice(from, to)).toBe(false);
        if (start < from && from < end && letter(from)) expect(text[from - 1], text.slice(from, to)).toMatch(/['’]/);
      }
    }
  });
});

describe("a list", () => {
  it("keeps the heights it measured when what it lists comes as another object", async () => {
    const target = document.createElement("div");
    document.body.append(target);
    const estimate = vi.fn(() => 100);
    const rows = mount(Rows, { target, props: { estimate } });
    await settled();
    const asked = estimate.mock.calls.length;
    expect(asked).toBeGreaterThan(0);
    (rows as { again(): void }).again();
    await settled();
    expect(estimate.mock.calls.length).toBe(asked);
    (rows as { other(): void }).other();
    await settled();
    expect(estimate.mock.calls.length).toBe(2 * asked);
    await unmount(rows);
  });
});

describe("a study for reading only", () => {
  it("says so once, and offers no change of its codes", async () => {
    await open({ readOnly: true });
    expect(plain(at("read-only-notice")!.textContent!).match(/lecture seule/g)).toHaveLength(1);
    expect(at("read-only-notice")!.querySelector("b")!.textContent).toBe("L’étude est ouverte en lecture seule.");
    place.go("codebook");
    await seen("codebook-export");
    for (const id of ["code-add", "templates-open", "codebook-import", "code-edit", "code-delete"]) expect(at(id), id).toBeNull();
  });
});

describe("the style sheets", () => {
  it("do not lend a class of their own to what another sheet wears beside its own", () => {
    const own = new Map<string, Set<string>>();
    const worn: [string, string][] = [];
    expect(Object.values(SHEETS).join("").length).toBeGreaterThan(10_000);
    for (const [file, written] of Object.entries(SHEETS)) {
      const sheet = written.replace(/\/\*[\s\S]*?\*\//g, "");
      for (const [, selectors] of sheet.matchAll(/([^{};@]+)\{/g)) {
        for (const one of selectors!.split(",").map((selector) => selector.trim())) {
          const alone = /^\.([a-z0-9]+)(?=$|::|\[)/i.exec(one)?.[1];
          if (alone) own.set(alone, (own.get(alone) ?? new Set()).add(file));
          for (const [, second] of one.matchAll(/\.[a-z0-9]+\.([a-z0-9]+)/gi)) worn.push([second!, one]);
        }
      }
    }
    // `.n` is set in figures, wherever it is worn.
    expect(worn.filter(([second]) => own.has(second) && second !== "n")).toEqual([]);
  });

  it("write text decorations in full: the engine drops a shorthand that holds more than a line", () => {
    for (const [file, sheet] of Object.entries(SHEETS)) {
      for (const [all, value] of sheet.matchAll(/text-decoration:\s*([^;}]+)/g)) expect(value!.trim().split(/\s+/), `${file}: ${all}`).toHaveLength(1);
    }
  });
});

describe("a number and its unit", () => {
  it("stay on one line in what is quoted in passing, unchanged", async () => {
    await open();
    press("5", { ctrlKey: true, code: "Digit5" });
    const quote = await vi.waitFor(() => {
      const found = [...document.querySelectorAll(".margin .quote")].find((one) => one.textContent?.includes("0,52"));
      expect(found).toBeTruthy();
      return found!;
    });
    expect(plain(quote.querySelector(".nb")!.textContent!)).toBe("2 €");
    expect(plain(quote.textContent!)).toContain("à 0,52 € la capsule");
  });
});
