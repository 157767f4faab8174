/** The Codes room and the Journal: a codebook made, changed, undone, by keyboard and by mouse. */
import axe from "axe-core";
import { flushSync, mount, unmount } from "svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import App from "../src/App.svelte";
import { Memory, type Options } from "../src/platform/memory";
import { codebook } from "../src/state/codebook.svelte";
import { give } from "../src/state/machine";
import { place } from "../src/state/place.svelte";
import { study } from "../src/state/study.svelte";
import { work } from "../src/state/work.svelte";

let app: ReturnType<typeof mount> | undefined;

async function open(options: Options = {}): Promise<Memory> {
  const memory = new Memory({ preferences: { lang: "fr" }, last: "/velmoka.livi", ...options });
  give(memory);
  app = mount(App, { target: document.body });
  await seen("room-codebook");
  return memory;
}

async function codes(options: Options = {}): Promise<Memory> {
  const memory = await open(options);
  await vi.waitFor(() => expect(study.codes.length).toBeGreaterThan(0));
  at("room-codebook")!.click();
  await seen("codebook-FL.PRA");
  tree().focus();
  return memory;
}

afterEach(async () => {
  await place.flush();
  if (app) await unmount(app);
  study.forget();
  flushSync();
  work.dismiss();
  document.body.replaceChildren();
});

const at = <T extends HTMLElement = HTMLElement>(id: string) => document.querySelector<T>(`[data-testid="${id}"]`);
const seen = <T extends HTMLElement = HTMLElement>(id: string) => vi.waitFor(() => {
  const found = at<T>(id);
  expect(found, id).toBeTruthy();
  return found!;
});
const tree = () => document.querySelector<HTMLElement>(".page .book")!;
const names = () => [...document.querySelectorAll(".page .code h2")].map((node) => node.textContent);
const chosen = () => document.querySelector(".page .code.on h2")?.textContent;
const until = (check: () => void) => vi.waitFor(check);

function press(key: string, more: KeyboardEventInit = {}): void {
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
  flushSync();
}

function write(id: string, text: string): void {
  const field = at<HTMLInputElement>(id)!;
  field.focus();
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  flushSync();
}

async function faults(): Promise<string[]> {
  const found = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
  return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" | ")}`);
}

describe("adding codes", () => {
  it("names one at the end, then one under it, each with a number and the colour that fits", async () => {
    await codes();
    press("a");
    await seen("code-add-name");
    expect(document.activeElement).toBe(at("code-add-name"));
    write("code-add-name", "Rituel du matin");
    press("Enter");
    await until(() => expect(names().at(-1)).toBe("Rituel du matin"));
    expect(chosen()).toBe("Rituel du matin");
    expect(study.codes.at(-1)).toMatchObject({ parent: null, number: 10, label: { fr: "Rituel du matin" } });
    expect(study.codes.at(-1)!.color).toMatch(/^#/);
    expect(at("codes-said")!.textContent).toContain("Ctrl Z annule");

    press("A", { shiftKey: true });
    await seen("code-add-name");
    write("code-add-name", "Premier café");
    press("Enter");
    await until(() => expect(names().at(-1)).toBe("Premier café"));
    const [parent, child] = study.codes.slice(-2);
    expect(child).toMatchObject({ parent: parent!.id, depth: 1, color: null, slot: parent!.slot, number: 11 });

    press("z", { ctrlKey: true });
    await until(() => expect(names().at(-1)).toBe("Rituel du matin"));
    press("z", { ctrlKey: true });
    await until(() => expect(names()).toHaveLength(10));
    press("z", { ctrlKey: true, shiftKey: true });
    await until(() => expect(names()).toHaveLength(11));
  });

  it("leaves everything as it was on Escape, and with an empty name", async () => {
    await codes();
    press("a");
    await seen("code-add-name");
    press("Enter");
    expect(at("code-add-name")).toBeTruthy();
    press("Escape");
    await until(() => expect(at("code-add-name")).toBeNull());
    expect(names()).toHaveLength(10);
  });

  it("begins an empty codebook, by a name or by a starter codebook", async () => {
    await open({ last: null, picks: ["/tmp/neuve.livi"] }).catch(() => undefined);
    press("n", { ctrlKey: true });
    (await seen("room-codebook")).click();
    (await seen("code-add")).click();
    await seen("code-add-name");
    write("code-add-name", "Confiance");
    press("Enter");
    await until(() => expect(names()).toEqual(["Confiance"]));
  });
});

describe("changing a code", () => {
  it("renames it where it stands", async () => {
    await codes();
    press("j");
    press("F2");
    const field = await seen<HTMLInputElement>("code-rename");
    expect(field.value).toBe("Utopique / mythique");
    write("code-rename", "Mythe");
    press("Enter");
    await until(() => expect(names()[1]).toBe("Mythe"));
    expect(study.codes[1]!.label).toEqual({ fr: "Mythe", en: "Utopian / mythical" });
    document.querySelector<HTMLElement>(".page .code [data-name]")!.dispatchEvent(new MouseEvent("dblclick", { bubbles: true }));
    flushSync();
    write("code-rename", "autre chose");
    press("Escape");
    await until(() => expect(at("code-rename")).toBeNull());
    expect(names()[0]).toBe("Pratique");
  });

  it("edits all of it as one step, in both languages, and says when a number is taken", async () => {
    await codes();
    press("e");
    await seen("code-form");
    await until(() => expect(document.activeElement?.closest("[data-testid=code-form]")).toBeTruthy());
    write("code-definition-fr", "Ce que l’objet permet de faire.");
    write("code-definition-en", "What the object lets one do.");
    write("code-number", "4");
    expect(at("code-twin")!.textContent).toContain("Critique");
    write("code-number", "44");
    at("code-exclusive")!.click();
    at("form-colour-12")!.click();
    expect(at("code-unsaved")).toBeTruthy();
    const before = study.summary!.operations;
    press("Enter", { ctrlKey: true });
    await until(() => expect(at("code-form")).toBeNull());
    expect(study.codes[0]).toMatchObject({ definition: { fr: "Ce que l’objet permet de faire.", en: "What the object lets one do." }, number: 44, exclusive: true, slot: 12 });
    expect(study.summary!.operations).toBe(before + 1);
    press("z", { ctrlKey: true });
    await until(() => expect(study.codes[0]).toMatchObject({ number: 1, exclusive: false }));
  });

  it("loses nothing that is written: another code saves it, Escape asks twice", async () => {
    await codes();
    press("e");
    await seen("code-form");
    write("code-example", "« en 30 secondes »");
    document.getElementById(`k${study.codes[3]!.id}`)!.click();
    await until(() => expect(study.codes[0]!.example).toBe("« en 30 secondes »"));
    expect(chosen()).toBe("Critique");
    at("code-edit")!.click();
    await seen("code-form");
    write("code-include-fr", "prix");
    press("Escape");
    expect(at("code-form")!.textContent).toContain("Échap encore une fois");
    press("Escape");
    await until(() => expect(at("code-form")).toBeNull());
    expect(study.codes[3]!.include.fr).not.toBe("prix");
  });

  it("saves what is written when the study closes", async () => {
    const memory = await codes();
    const saved = vi.spyOn(memory, "editCode");
    press("e");
    await seen("code-form");
    write("code-example", "gardé");
    at("room-start")!.click();
    await seen("start");
    expect(saved).toHaveBeenCalledOnce();
    expect(saved.mock.calls[0]![1].example).toBe("gardé");
  });

  it("recolours it in one click, and a slot in use is that very colour", async () => {
    await codes();
    at("colour-4")!.click();
    await until(() => expect(study.codes[0]!.slot).toBe(4));
    expect(study.codes[0]!.color).toBe(study.codes[3]!.color);
    expect(document.querySelector(".page .code.on")!.classList).toContain("k4");
  });
});

describe("moving a code", () => {
  it("goes up and down, under the one above, and out again", async () => {
    await codes();
    press("j");
    press("ArrowUp", { altKey: true });
    await until(() => expect(names().slice(0, 2)).toEqual(["Utopique / mythique", "Pratique"]));
    press("ArrowDown", { altKey: true });
    await until(() => expect(names().slice(0, 2)).toEqual(["Pratique", "Utopique / mythique"]));
    press("ArrowRight", { altKey: true });
    await until(() => expect(study.codes[1]).toMatchObject({ depth: 1, parent: study.codes[0]!.id }));
    expect(study.codes[0]!.messages).toBeGreaterThan(4);
    expect(chosen()).toBe("Utopique / mythique");
    press("ArrowLeft", { altKey: true });
    await until(() => expect(study.codes[1]).toMatchObject({ depth: 0, parent: null }));
  });

  it("is dragged by its name, with a line where it would go", async () => {
    await codes();
    const [first, , third] = study.codes;
    const over = document.getElementById(`k${third!.id}`)!;
    document.elementFromPoint = () => over;
    over.getBoundingClientRect = () => ({ top: 200, height: 100, bottom: 300, left: 0, right: 600, width: 600 }) as DOMRect;
    const pointer = (kind: string, target: EventTarget, y: number) => {
      target.dispatchEvent(new MouseEvent(kind, { bubbles: true, clientX: 40, clientY: y, button: 0 }));
      flushSync();
    };
    pointer("pointerdown", document.querySelector(`#k${first!.id} header`)!, 20);
    pointer("pointermove", window, 290);
    expect(over.classList).toContain("after");
    pointer("pointerup", window, 290);
    await until(() => expect(names().slice(0, 3)).toEqual(["Utopique / mythique", "Ludique / esthétique", "Pratique"]));
    pointer("pointerdown", document.querySelector(`#k${first!.id} header`)!, 20);
    pointer("pointermove", window, 250);
    expect(over.classList).toContain("into");
    pointer("pointerup", window, 250);
    await until(() => expect(study.code(first!.id)!.parent).toBe(third!.id));
  });

  it("never goes under itself", async () => {
    const memory = await codes();
    await expect(memory.moveCode(1, 1, null)).rejects.toMatchObject({ code: "code-cycle" });
  });
});

describe("deleting a code", () => {
  it("says what goes along, waits for a yes, and comes back with Ctrl+Z", async () => {
    await codes();
    press("j");
    press("ArrowRight", { altKey: true });
    await until(() => expect(study.codes[1]!.depth).toBe(1));
    press("k");
    press("Delete");
    await seen("code-delete-dialog");
    expect(document.activeElement).toBe(at("code-delete-cancel"));
    expect(at("code-takes")!.textContent).toContain("1 code rangé dessous");
    expect(at("code-takes")!.textContent).toContain("10 codages sur 8 messages");
    press("Delete");
    at("code-delete-cancel")!.click();
    await until(() => expect(at("code-delete-dialog")).toBeNull());
    expect(names()).toHaveLength(10);
    at("code-delete")!.click();
    (await seen("code-delete-go")).click();
    await until(() => expect(names()).toHaveLength(8));
    expect(chosen()).toBe("Ludique / esthétique");
    press("z", { ctrlKey: true });
    await until(() => expect(names()).toHaveLength(10));
    expect(study.codes[0]!.codings).toBeGreaterThan(0);
  });
});

describe("starter codebooks", () => {
  it("are read, copied as one step, and say when they are there already", async () => {
    await codes();
    at("templates-open")!.click();
    await seen("template-FL");
    expect(at("template-present-FL")).toBeTruthy();
    at("template-copy-AC")!.click();
    await seen("template-present-AC");
    expect(study.codes.length).toBeGreaterThan(10);
    expect(await faults()).toEqual([]);
    press("Escape");
    await until(() => expect(names().length).toBe(study.codes.length));
    press("z", { ctrlKey: true });
    await until(() => expect(names()).toHaveLength(10));
  });

  it("stand beside codebooks from a file", async () => {
    await codes({ picks: ["/tmp/codes.csv"] });
    at("codebook-import")!.click();
    await until(() => expect(names().slice(-2)).toEqual(["Livraison", "Retard"]));
    expect(at("codes-said")!.textContent).toContain("codes.csv");
  });
});

describe("a study for reading only", () => {
  it("says so above the page, and answers every change with the reason", async () => {
    await codes({ readOnly: true });
    expect(at("read-only-notice")!.textContent).toContain("lecture seule");
    press("a");
    expect(at("code-add-name")).toBeNull();
    expect((await seen("failure")).textContent).toContain("lecture seule");
    expect(at("failure")!.querySelector("b")!.textContent).toContain("ne peut pas changer");
    press("ArrowDown", { altKey: true });
    await until(() => expect(names()[0]).toBe("Pratique"));
  });
});

describe("the journal", () => {
  it("undoes to a line, redoes to another, and marks the lines concerned", async () => {
    await codes();
    press("j");
    press("ArrowUp", { altKey: true });
    await until(() => expect(names()[0]).toBe("Utopique / mythique"));
    at("room-history")!.click();
    await until(() => expect(document.querySelectorAll("[data-testid=history-line]")).toHaveLength(6));
    const lines = () => [...document.querySelectorAll<HTMLElement>("[data-testid=history-line]")];
    expect(lines()[0]!.querySelector("button")).toBeNull();
    press("j");
    await until(() => expect(document.activeElement).toBe(lines()[0]));
    press("ArrowDown");
    press("j");
    await until(() => expect(document.activeElement).toBe(lines()[2]));
    lines()[2]!.querySelector("button")!.focus();
    flushSync();
    expect(lines().map((line) => line.classList.contains("goes"))).toEqual([true, true, false, false, false, false]);
    press("u");
    await until(() => expect(lines().map((line) => line.classList.contains("undone"))).toEqual([true, true, false, false, false, false]));
    expect(study.codes[0]!.label.fr).toBe("Pratique");
    lines()[0]!.querySelector("button")!.click();
    await until(() => expect(document.querySelector(".op.undone")).toBeNull());
    expect(study.codes[0]!.label.fr).toBe("Utopique / mythique");
    expect(await faults()).toEqual([]);
  });

  it("asks before more than ten steps", async () => {
    const memory = await codes();
    for (let i = 0; i < 12; i++) await memory.moveCode(1, null, null);
    await study.take(await memory.studySummary());
    at("room-history")!.click();
    await until(() => expect(document.querySelectorAll("[data-testid=history-line]").length).toBeGreaterThan(12));
    at("history-to-5")!.click();
    expect((await seen("history-confirm")).textContent).toContain("Annuler 12 opérations");
    expect(document.activeElement).toBe(at("history-confirm-cancel"));
    at("history-confirm-go")!.click();
    await until(() => expect(study.summary!.undo).toContain("Sanction"));
    expect(at("history-confirm")).toBeNull();
  });
});

describe("the Codes room", () => {
  it("is clean for a screen reader, list and form, in both languages", async () => {
    await codes();
    expect(await faults()).toEqual([]);
    press("e");
    await until(() => expect(document.activeElement?.closest("[data-testid=code-form]")).toBeTruthy());
    expect(await faults()).toEqual([]);
    press("Escape");
    at("lang-button")!.click();
    await until(() => expect(names()[0]).toBe("Practical"));
    at("code-edit")!.click();
    expect((await seen("code-form")).querySelector<HTMLInputElement>("input")!.value).toBe("Practical");
    codebook.begin(study.codes[2]!.id);
    await seen("code-add-name");
    expect(await faults()).toEqual([]);
    press("Escape");
  }, 30_000);
});
