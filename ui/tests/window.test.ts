/** The window over the platform in memory: what a reader does, from the Start room to the journal. */
import { flushSync, mount, unmount } from "svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import App from "../src/App.svelte";
import { Memory, type Options } from "../src/platform/memory";
import { give } from "../src/state/machine";
import { place } from "../src/state/place.svelte";
import { shelf } from "../src/state/shelf.svelte";
import { study } from "../src/state/study.svelte";
import { work } from "../src/state/work.svelte";

let app: ReturnType<typeof mount> | undefined;

async function open(options: Options = {}): Promise<Memory> {
  const memory = new Memory({ preferences: { lang: "fr" }, ...options });
  give(memory);
  app = mount(App, { target: document.body });
  await vi.waitFor(() => expect(document.querySelector("[data-testid=start], .app")).toBeTruthy());
  return memory;
}

afterEach(async () => {
  await place.flush();
  if (app) await unmount(app);
  study.forget();
  work.dismiss();
  document.body.replaceChildren();
});

const at = <T extends HTMLElement = HTMLElement>(id: string) => document.querySelector<T>(`[data-testid="${id}"]`);
const seen = (id: string) => vi.waitFor(() => {
  const found = at(id);
  expect(found, id).toBeTruthy();
  return found!;
});
function press(key: string, more: KeyboardEventInit = {}): void {
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
  flushSync();
}
async function sample(): Promise<void> {
  (await seen("open-sample")).click();
  await seen("message-V02");
  press("Escape");
  await seen("conversation-2");
  place.choose(null);
  shelf.index = 0;
}
async function ask(query: string): Promise<void> {
  const field = at<HTMLInputElement>("search-field")!;
  field.value = query;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

describe("the Start room", () => {
  it("lists the studies, the sample last", async () => {
    await open();
    const titles = [...document.querySelectorAll(".works b")].map((node) => node.textContent);
    expect(titles).toEqual(["Velmoka One", "Enquête post-achat, printemps", "Étude d’exemple"]);
    expect(at("recent-1")!.textContent).toContain("Fichier introuvable");
  });

  it("says why a study does not open, and lets go of it", async () => {
    await open();
    at("recent-1")!.click();
    expect((await seen("failure")).textContent).toContain("introuvable");
    at("failure")!.querySelector("button")!.click();
    flushSync();
    expect(at("failure")).toBeNull();
  });

  it("opens at once the study that was open", async () => {
    await open({ last: "/velmoka.livi" });
    await seen("conversation-2");
    expect(document.title).toBe("Velmoka One · Livisible");
  });

  it("makes a study where the dialog says, named after its file", async () => {
    await open({ picks: ["/home/lina/Le petit-déjeuner.livi"] });
    press("n", { ctrlKey: true });
    await vi.waitFor(() => expect(document.querySelector(".empty")?.textContent).toContain("aucun message"));
    expect(document.querySelector(".study")!.textContent).toBe("Le petit-déjeuner");
  });

  it("changes language and theme without a reload", async () => {
    await open();
    at("lang-button")!.click();
    await vi.waitFor(() => expect(document.querySelector(".works li:last-child b")!.textContent).toBe("Sample study"));
    expect(document.documentElement.lang).toBe("en");
    at("theme-button")!.click();
    flushSync();
    expect(document.documentElement.dataset.theme).toBe("light");
  });
});

describe("reading", () => {
  it("goes from the list to a conversation, message by message, coding by coding", async () => {
    await open();
    await sample();
    press("j");
    press("Enter");
    await seen("message-V02");
    press("j");
    press("j");
    press("j");
    expect(at("message-V05")!.getAttribute("aria-selected")).toBe("true");
    const margin = document.querySelector(".margin")!;
    await vi.waitFor(() => expect(margin.textContent).toContain("Illusoire"));
    expect(margin.textContent).toContain("P03, message V05");
    expect(margin.textContent).toContain("voix\u00a0: écho");
    press("Tab");
    press("Tab");
    expect(margin.querySelector(".cod.on")!.textContent).toContain("Critique");
    expect(at("message-V05")!.querySelector(".oa")!.textContent).toContain("avec ");
    press("Escape");
    expect(margin.querySelector(".cod.on")).toBeNull();
    press("]");
    await seen("message-V08");
    press("p");
    await seen("message-V02");
    press("Escape");
    await seen("conversation-2");
  });

  it("shows stored text as stored, in its language", async () => {
    await open();
    await sample();
    at("conversation-10")!.click();
    const text = (await seen("message-V10")).querySelector(".txt")!;
    expect(text.textContent).toBe("Bonjour à tous 👋 ! La mise à jour 2.1 ne bloque aucune capsule : elle corrige un bug de pression. Nos équipes vous répondent ici. ☕");
    expect(text.getAttribute("lang")).toBe("fr");
    expect([...text.querySelectorAll(".seg")].map((seg) => seg.textContent)).toEqual(["La mise à jour 2.1 ne bloque aucune capsule", "elle corrige un bug de pression"]);
  });

  it("opens where it was left", async () => {
    const memory = await open();
    await sample();
    at("conversation-2")!.click();
    await seen("message-V02");
    press("j");
    await place.flush();
    at("room-start")!.click();
    await seen("start");
    expect((await memory.studySample()).last).toMatchObject({ room: "read", conversation: 2, message: 3 });
    at("open-sample")!.click();
    await vi.waitFor(() => expect(at("message-V03")?.getAttribute("aria-selected")).toBe("true"));
  });

  it("says that a study is for reading only", async () => {
    await open({ readOnly: true });
    await sample();
    expect(at("read-only")!.textContent).toContain("autre fenêtre");
  });
});

describe("searching", () => {
  it("finds as one types, opens a result, comes back", async () => {
    await open();
    await sample();
    press("/");
    expect(document.activeElement).toBe(at("search-field"));
    await ask("caps*");
    await vi.waitFor(() => expect(at("search-total")?.textContent).toBe("7"));
    press("Enter");
    await vi.waitFor(() => expect(document.activeElement?.className).toBe("hits"));
    press("ArrowDown");
    expect(document.querySelectorAll(".hit mark").length).toBeGreaterThan(6);
    const second = document.querySelector<HTMLElement>(".hit.on")!.dataset.testid!.replace("result", "message");
    press("Enter");
    await vi.waitFor(() => expect(at(second)?.getAttribute("aria-selected")).toBe("true"));
  });

  it("underlines a fault and keeps what it found", async () => {
    await open();
    await sample();
    await ask("capsule");
    await vi.waitFor(() => expect(at("search-total")?.textContent).toBe("7"));
    await ask("capsule colour:red");
    await vi.waitFor(() => expect(at("search-problems")?.textContent).toContain("colour"));
    await vi.waitFor(() => expect(document.querySelector(".mirror .wave")?.textContent).toBe("colour:red"));
    expect(at("search-total")!.textContent).toBe("7");
  });

  it("answers the last query, whatever the order of the answers", async () => {
    const memory = await open();
    await sample();
    const slow = memory.search.bind(memory);
    memory.search = async (query, ...rest) => {
      await new Promise((done) => setTimeout(done, query === "capsule" ? 400 : 10));
      return slow(query, ...rest);
    };
    await ask("capsule");
    await new Promise((done) => setTimeout(done, 150));
    await ask("bar");
    await vi.waitFor(() => expect(at("search-total")?.textContent).toBe("1"));
    await new Promise((done) => setTimeout(done, 450));
    expect(at("search-total")!.textContent).toBe("1");
  });

  it("says that nothing is found, in what, and what to do", async () => {
    await open();
    await sample();
    await ask("zygomatique");
    await vi.waitFor(() => expect(document.querySelector(".empty")?.textContent).toContain("14\u00a0messages".replace("\u00a0", " ")));
    press("Escape");
    await seen("conversation-2");
  });

  it("searches the code chosen in the left column", async () => {
    await open();
    await sample();
    at("code-FL.LUD")!.click();
    await vi.waitFor(() => expect(at("search-total")?.textContent).toBe("3"));
    await vi.waitFor(() => expect(at("chip-0")?.textContent).toContain("Ludique"));
    expect(document.querySelector<HTMLElement>(".find")!.dataset.query).toBe("code:FL.LUD");
  });
});

describe("the journal", () => {
  it("undoes and redoes, and the study follows", async () => {
    await open();
    await sample();
    at("room-history")!.click();
    await seen("undo");
    await vi.waitFor(() => expect(document.querySelectorAll("[data-testid=history-line]").length).toBe(5));
    expect(at("undo")!.parentElement!.textContent).toContain("Sanction");
    at("undo")!.click();
    await vi.waitFor(() => expect(document.querySelector(".op.undone")?.textContent).toContain("annulée"));
    expect(at("code-NM.SAN")!.textContent).toContain("2");
    press("z", { ctrlKey: true, shiftKey: true });
    await vi.waitFor(() => expect(document.querySelector(".op.undone")).toBeNull());
  });
});

describe("the codes", () => {
  it("are shown in the window's language", async () => {
    await open();
    await sample();
    at("room-codebook")!.click();
    await vi.waitFor(() => expect(document.querySelector(".code h2")?.textContent).toBe("Pratique"));
    at("lang-button")!.click();
    await vi.waitFor(() => expect(document.querySelector(".code h2")?.textContent).toBe("Practical"));
    expect(document.querySelector(".code .def")!.textContent).toContain("Use values");
  });
});
