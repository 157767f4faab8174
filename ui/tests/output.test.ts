/** Figures, the report, exports, and the way from a result to its message and back. */
import axe from "axe-core";
import { flushSync, mount, unmount } from "svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import App from "../src/App.svelte";
import { Memory, type Options } from "../src/platform/memory";
import { scoped } from "../src/rooms/report/scoped";
import { figures } from "../src/state/figures.svelte";
import { give } from "../src/state/machine";
import { place } from "../src/state/place.svelte";
import { search } from "../src/state/search.svelte";
import { study } from "../src/state/study.svelte";
import { work } from "../src/state/work.svelte";

let app: ReturnType<typeof mount> | undefined;

async function open(room: string, options: Options = {}): Promise<Memory> {
  const memory = new Memory({ preferences: { lang: "fr" }, last: "/velmoka.livi", ...options });
  give(memory);
  app = mount(App, { target: document.body });
  (await seen(`room-${room}`)).click();
  flushSync();
  return memory;
}

afterEach(async () => {
  await place.flush();
  if (app) await unmount(app);
  app = undefined;
  study.forget();
  flushSync();
  search.clear("");
  work.dismiss();
  document.body.replaceChildren();
});

const at = <T extends HTMLElement = HTMLElement>(id: string) => document.querySelector<T>(`[data-testid="${id}"]`);
const seen = <T extends HTMLElement = HTMLElement>(id: string) => vi.waitFor(() => {
  const found = at<T>(id);
  expect(found, id).toBeTruthy();
  return found!;
});
const until = (check: () => void) => vi.waitFor(check);
const page = () => at("report-preview")!.firstElementChild!.shadowRoot!;

function press(key: string, more: KeyboardEventInit = {}): void {
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
  flushSync();
}

function write(id: string, text: string): void {
  const field = at<HTMLInputElement>(id)!;
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  flushSync();
}

async function faults(): Promise<string[]> {
  const found = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
  return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" | ")}`);
}

describe("figures", () => {
  it("are drawn with their tables, and every part leads to its messages", async () => {
    await open("figures");
    const drawing = await seen("figure-drawing");
    expect(at("figure-title")!.textContent).toBe("Fréquence des codes");
    expect(at("figure-base")!.textContent).toContain("13 messages");
    const table = at("figure-table-0")!;
    expect(table.querySelectorAll("th[scope=row]")).toHaveLength(10);
    expect(at("cell-0-2-1")!.textContent).toBe("3");
    const third = drawing.querySelectorAll<SVGElement>("[data-ref]")[2]!;
    await until(() => expect(third.getAttribute("role")).toBe("link"));
    expect(third.getAttribute("aria-label")).toContain("Ludique");
    third.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    await until(() => expect(at("search-total")?.textContent).toBe("3"));
    expect(document.querySelector<HTMLElement>(".find")!.dataset.query).toBe("code:FL.LUD -role:brand -role:employee");
  });

  it("are walked with the arrows; Enter goes", async () => {
    await open("figures");
    const cell = await seen("cell-0-0-1");
    expect([...document.querySelectorAll(".data [tabindex='0']")]).toEqual([cell]);
    cell.focus();
    press("ArrowDown");
    expect(document.activeElement).toBe(at("cell-0-1-1"));
    press("End");
    expect(document.activeElement).toBe(at("cell-0-9-1"));
    press("Enter");
    await until(() => expect(document.querySelector<HTMLElement>(".find")!.dataset.query).toContain("code:TH.COMPOST"));
  });

  it("follow the tab, the brand's speech, the filter; a faulty filter keeps the figure and says why", async () => {
    await open("figures");
    await seen("figure-drawing");
    at("figure-tab-codes")!.focus();
    press("ArrowLeft");
    await until(() => expect(at("figure-title")!.textContent).toBe("Le corpus"));
    expect(document.activeElement).toBe(at("figure-tab-corpus"));
    at("figure-brand")!.click();
    await until(() => expect(at("figure-base")!.textContent).toContain("14 messages"));
    write("figure-filter", "space:forum");
    await until(() => expect(at("figure-base")!.textContent).toMatch(/^Base\u00a0?.{0,3}: \d+ messages/));
    await until(() => expect(figures.view!.filter).toBe("space:forum"));
    write("figure-filter", "colour:red");
    await until(() => expect(at("figure-problem")!.textContent).toContain("colour"));
    expect(figures.view!.filter).toBe("space:forum");
    expect(await faults()).toEqual([]);
    write("figure-filter", "");
    await until(() => expect(at("figure-problem")!.textContent).toBe(""));
    figures.brand = false;
  });

  it("answer the last asked, whatever the order of the answers", async () => {
    const memory = await open("figures");
    await seen("figure-drawing");
    const plain = memory.figure;
    let late: (() => void) | undefined;
    memory.figure = async (ask) => {
      if (ask.name === "threads") await new Promise<void>((done) => (late = done));
      return plain(ask);
    };
    at("figure-tab-threads")!.click();
    flushSync();
    await until(() => expect(late).toBeDefined());
    at("figure-tab-cooccurrence")!.click();
    await until(() => expect(at("figure-title")!.textContent).toBe("Codes posés ensemble"));
    late!();
    await Promise.resolve();
    await plain({ name: "codes", filter: null, brandSpeech: false, once: false, dark: false });
    expect(at("figure-title")!.textContent).toBe("Codes posés ensemble");
  });

  it("are drawn again for the night, and in the other language", async () => {
    await open("figures");
    figures.choose("codes");
    const drawing = await seen("figure-drawing");
    await until(() => expect(drawing.innerHTML).toContain("#1B1D1F"));
    at("theme-button")!.click();
    at("theme-button")!.click();
    await until(() => expect(at("figure-drawing")!.innerHTML).toContain("#E8E7E2"));
    at("lang-button")!.click();
    await until(() => expect(at("figure-title")!.textContent).toBe("Frequency of codes"));
  });

  it("are written where the dialog says", async () => {
    await open("figures", { picks: ["/tmp/codes.svg"] });
    (await seen("figure-export-svg")).click();
    await until(() => expect(at("figure-written")!.textContent).toContain("/tmp/codes.svg"));
    at("figure-export-csv")!.click();
    await Promise.resolve();
    expect(at("figure-written")!.textContent).toContain("/tmp/codes.svg");
  });
});

describe("the report", () => {
  it("is shown as it will be written, and follows what is ordered", async () => {
    await open("report");
    await seen("report-preview");
    await until(() => expect(page().querySelector("h1")?.textContent).toBe("Velmoka One"));
    expect(page().textContent).toContain("Belle façade");
    expect(page().querySelector("script, style, link, [style]")).toBeNull();
    write("report-title", "Ce que l’on valorise");
    await until(() => expect(page().querySelector("h1")?.textContent).toBe("Ce que l’on valorise"));
    at("report-quotes-none")!.click();
    await until(() => expect(page().textContent).not.toContain("Belle façade"));
    at("report-lang-en")!.click();
    await until(() => expect(page().querySelector(".body")!.getAttribute("lang")).toBe("en"));
    expect(page().textContent).toContain("Practical");
    expect(await faults()).toEqual([]);
  });

  it("moves inside itself: its links, and the outline beside it", async () => {
    await open("report");
    await seen("outline-verbatims");
    const quote = page().querySelector<HTMLAnchorElement>("a[href='#m-V05']")!;
    quote.click();
    expect(page().getElementById("m-V05")!.classList).toContain("target");
    expect(page().activeElement).toBe(page().getElementById("m-V05"));
    at("outline-codes")!.click();
    await until(() => expect(page().activeElement?.id).toBe("codes"));
    expect(page().querySelectorAll(".target")).toHaveLength(1);
  });

  it("is written where the dialog says, under the title given", async () => {
    const memory = await open("report", { picks: ["/tmp/velmoka.html"] });
    const asked = vi.spyOn(memory, "pickReport");
    (await seen("report-write")).click();
    await until(() => expect(at("report-written")!.textContent).toContain("/tmp/velmoka.html"));
    expect(asked).toHaveBeenCalledWith("Velmoka One, rapport.html");
  });

  it("holds its style inside the window", () => {
    const css = scoped(`/* a */ @import "x.css"; :root { --ink: #000; } html { background: #fff; } body, .a > body:hover { margin: 0; content: "}"; }
      @font-face { font-family: "L"; src: url(data:x;base64,AA); } .htmlish { color: red; } .message:target p { outline: 0; } @media print { body { padding: 0; } } @media (min-width: 10px) { body h2 { top: 0; } }`);
    expect(css).toContain(":host { --ink: #000; }");
    expect(css).toContain(".html { background: #fff; }");
    expect(css).toContain(".body, .a > .body:hover { margin: 0; content: \"}\"; }");
    expect(css).toContain(".htmlish {");
    expect(css).toContain(".message.target p {");
    expect(css).toContain("@media (min-width: 10px) {.body h2 { top: 0; }");
    expect(css).not.toMatch(/font-face|print|import/);
  });
});

describe("taking the data along", () => {
  it("says what each kind holds, whether names leave with it, and what was written", async () => {
    const memory = await open("report", { picks: ["/tmp/codages.csv", "/tmp/etude.json"] });
    const sent = vi.spyOn(memory, "exportData");
    await seen("export-go");
    at("export-kind-codings")!.click();
    write("export-query", "code:FL.LUD");
    at("export-go")!.click();
    await until(() => expect(at("export-result")!.textContent).toMatch(/lignes dans \/tmp\/codages\.csv/));
    expect(sent.mock.calls[0]![1]).toEqual({ kind: "codings", query: "code:FL.LUD", identities: false });
    at("export-kind-study")!.click();
    flushSync();
    expect(at<HTMLInputElement>("export-identities")!.checked).toBe(true);
    expect(at("export-result")!.textContent!.trim()).toBe("");
    write("export-query", "");
    at("export-go")!.click();
    await until(() => expect(sent.mock.calls[1]?.[1]).toEqual({ kind: "study", query: null, identities: true }));
  });

  it("says what is wrong with the query, under it", async () => {
    await open("report", { picks: ["/tmp/x.csv"] });
    await seen("export-go");
    write("export-query", "colour:red");
    at("export-go")!.click();
    await until(() => expect(at("export-problem")!.textContent).toContain("colour"));
    expect(at("failure")).toBeNull();
  });
});

describe("rooms of an empty study", () => {
  it("say what is not there, and the one thing to do", async () => {
    const memory = new Memory({ preferences: { lang: "en" }, picks: ["/tmp/new.livi"] });
    give(memory);
    app = mount(App, { target: document.body });
    await seen("start");
    press("n", { ctrlKey: true });
    await seen("empty-import");
    for (const room of ["figures", "report", "read"]) {
      at(`room-${room}`)!.click();
      flushSync();
      expect((await seen("empty-import")).textContent).toBe("Import messages");
    }
    at("room-figures")!.click();
    flushSync();
    expect(await faults()).toEqual([]);
    at("empty-import")!.click();
    flushSync();
    expect(place.room).toBe("import");
  });
});

describe("a search", () => {
  it("leads to the message, and back to the same results", async () => {
    await open("search");
    write("search-field", "caps*");
    await until(() => expect(at("search-total")?.textContent).toBe("7"));
    at("search-field")!.focus();
    press("Enter");
    await until(() => expect(document.activeElement?.className).toBe("hits"));
    press("ArrowDown");
    press("ArrowDown");
    const hit = document.querySelector<HTMLElement>(".hit.on")!.dataset.testid!;
    press("Enter");
    await until(() => expect(at(hit.replace("result", "message"))?.getAttribute("aria-selected")).toBe("true"));
    expect(at("back")!.textContent).toContain("Chercher");
    press("Escape");
    await until(() => expect(document.querySelector<HTMLElement>(".hit.on")?.dataset.testid).toBe(hit));
    expect(at("search-total")!.textContent).toBe("7");
    expect(await faults()).toEqual([]);
  });

  it("asks again while the index is being built", async () => {
    const memory = await open("search");
    const plain = memory.search.bind(memory);
    let asked = 0;
    memory.search = async (...rest) => ({ ...(await plain(...rest)), building: ++asked < 2 });
    write("search-field", "capsule");
    expect((await seen("search-building")).textContent).toContain("continuent");
    await vi.waitFor(() => expect(at("search-building")).toBeNull(), 3000);
    expect(asked).toBeGreaterThan(1);
  });
});
