/** Reading and coding along: moving through conversations, the status line, what is refused, both languages. */
import { flushSync, tick } from "svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import { reading } from "../src/state/reading.svelte";
import { study } from "../src/state/study.svelte";
import { accessible, at, at05, close, codings, done, given, open, press, seen, selected, type } from "./hands";

afterEach(close);

describe("moving", () => {
  it("runs on from one conversation to the next, and back to its last message", async () => {
    await open();
    for (let i = 0; i < 5; i++) press("j");
    expect(at("message-V07")!.getAttribute("aria-selected")).toBe("true");
    press("j");
    await seen("message-V08");
    press("k");
    await vi.waitFor(() => expect(at("message-V07")?.getAttribute("aria-selected")).toBe("true"));
    press("]");
    await seen("message-V08");
    press("[");
    await seen("message-V02");
  });

  it("goes to the next message without a coding, and says when there is none", async () => {
    await open();
    press("n");
    await vi.waitFor(() => expect(at("said")!.textContent).toBe("Tous les autres messages portent un codage."));
    await given().undo();
    await given().undo();
    await given().undo();
    const bare = (await given().nextUncoded(null))!;
    const id = reading.message!.id;
    if (bare) {
      press("n");
      await vi.waitFor(() => expect(reading.message!.id).not.toBe(id));
      expect(reading.message!.id).toBe(bare.message);
    }
  });

  it("paints a coding in a thread of ten thousand without reading it again", async () => {
    await open({ thread: 10_000 });
    const read = vi.spyOn(given(), "conversation");
    const asked = read.mock.calls.length;
    const { stems } = reading;
    const before = [...reading.view!.messages];
    press("c");
    type("sanction");
    press("Enter");
    await done();
    const after = reading.view!.messages;
    expect(after.filter((message, i) => message !== before[i]).length).toBe(1);
    expect(at("message-T1")!.querySelectorAll(".b8, .c8, .a8").length).toBeGreaterThan(0);
    // The counts follow, and the thread is not read again for them.
    await vi.waitFor(() => expect(study.summary!.codings).toBe(before.reduce((sum, message) => sum + message.codings.length, 0) + 1));
    flushSync();
    expect(reading.stems).toBe(stems);
    expect(read.mock.calls.length).toBe(asked);
  });

  it("walks through conversations of one message each, the next one known before it is wanted", async () => {
    await open();
    press("]");
    const first = await seen("message-V08");
    const head = document.querySelector(".head h1")!;
    await vi.waitFor(async () => {
      press("j");
      await tick();
      flushSync();
      expect(at("message-V08")).toBeNull();
    });
    expect(first.isConnected).toBe(false);
    expect(document.querySelector(".head h1")).toBe(head);
  });
});

describe("the status line", () => {
  it("counts, says who codes, and lets the name be changed", async () => {
    await at05();
    press("Tab");
    press("x");
    await done();
    await vi.waitFor(() => expect(at("code-FL.LUD")!.querySelector("em")!.textContent).toContain("2"));
    at("coder")!.click();
    await vi.waitFor(() => expect(document.activeElement).toBe(at("coder-field")));
    at<HTMLInputElement>("coder-field")!.value = "Lina";
    press("Enter");
    await vi.waitFor(() => expect(at("coder")!.textContent).toContain("Lina"));
    expect((await given().startPage()).preferences.coder).toBe("Lina");
    press(" ");
  });

  it("says why a study for reading only takes no code", async () => {
    await at05({ readOnly: true });
    const before = codings("V05").length;
    for (const key of ["c", "x", ".", "m", "o", "r", "4"]) {
      press(key);
      expect(at("picker")).toBeNull();
      expect(at("memo-body")).toBeNull();
    }
    press(" ");
    press("&", { altKey: true, code: "Digit1" });
    await done();
    expect(codings("V05").length).toBe(before);
    expect(at("said")!.textContent).toContain("autre fenêtre");
    expect(at("failure")).toBeNull();
  });

  it("says so when the code stands there already, and keeps everything when a command is refused", async () => {
    await at05();
    press("c");
    type("pra");
    press("Enter");
    await done();
    press(".");
    await done();
    expect(at("said")!.textContent).toBe("Ce code est déjà posé exactement là.");
    const before = codings("V05");
    given().codeSpan = () => Promise.reject({ code: "disk-full", message: "Le disque est plein. Rien n’a été changé." });
    press(" ");
    press(".");
    await done();
    expect((await seen("failure")).textContent).toContain("disque est plein");
    expect(codings("V05")).toBe(before);
    expect(selected()).toContain("Une cérémonie");
  });
});

describe("both languages, every reader", () => {
  it("codes in English, in an empty codebook too", async () => {
    await at05({ preferences: { lang: "en" } });
    press("c");
    type("ludiq");
    // The French name is found too, and shown beside the English one.
    expect(at("pick-FL.LUD")!.textContent).toContain("Ludique");
    press("Enter");
    await done();
    expect(at("said")!.textContent).toContain("undoes it");
    study.codes = [];
    press("c");
    expect(at("picker")!.textContent).toContain("The codebook is empty");
    type("Irony");
    press("Enter");
    await done();
    expect(study.codes.some((code) => code.label.en === "Irony")).toBe(true);
  });

  it("has names and roles everywhere", async () => {
    await at05();
    press("Tab");
    await accessible();
    press(" ");
    press("c");
    type("c");
    await accessible();
    press("Escape");
    press("m");
    await accessible();
    press("Escape");
    press("?");
    await seen("density-compact");
    at("density-ample")!.click();
    flushSync();
    expect(document.documentElement.dataset.density).toBe("ample");
    await accessible();
  }, 20_000);
});
