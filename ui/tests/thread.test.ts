/** A thread read in two orders, folded, jumped through; what lies between its messages, coded and noted; several codes at once. */
import { flushSync, tick } from "svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { MessageView } from "../src/platform/types";
import { long, sample } from "../src/platform/memory/sample";
import { lasting, timeRows, treeRows } from "../src/rooms/read/rows";
import { stemma } from "../src/rooms/read/stemma";
import { place } from "../src/state/place.svelte";
import { reading } from "../src/state/reading.svelte";
import { reader } from "../src/state/order.svelte";
import { study } from "../src/state/study.svelte";
import { accessible, at, at05, close, coded, codings, done, given, open, plain, press, seen, type } from "./hands";

afterEach(close);

const chosen = () => document.querySelector(".msg.on")?.getAttribute("data-testid")?.replace("message-", "");
const said = () => plain(at("said")?.textContent ?? "");
const enter = () => press("Enter");

/** A message at a minute of a day, answering another. */
const message = (id: number, posted: string | null, parent: number | null = null, text = "Oui.", precision = "second"): MessageView =>
  ({ ...sample().messages[0]!, id, ext: `M${id}`, posted, parent, parentExt: parent === null ? null : `M${parent}`, text, precision, codings: [] });

describe("the order of time", () => {
  it("lists every message once, by date, undated last, with the silences", () => {
    const messages = [
      message(1, "2024-03-04T08:00:00Z"), message(2, "2024-03-04T09:00:00Z", 1), message(4, "2024-03-08T09:00:00Z", 2), message(3, "2024-03-04T08:30:00Z", 1), message(5, null, 1),
    ];
    const { list, at: where, silences } = timeRows(messages, stemma(messages));
    // 08:00, 08:30, 09:00, four days of silence, 8 March, then what has no date.
    expect([...list]).toEqual([0, 3, 1, ~1, 2, 4]);
    expect([...where]).toEqual([0, 2, 4, 1, 5]);
    expect([...silences]).toEqual([[1, 4 * 864e5]]);
    expect(lasting(4 * 864e5)).toEqual({ unit: "days", n: 4 });
  });

  it("finds a silence of twenty times the usual gap, and the one after a question that nobody answered", () => {
    const minutes = [0, 1, 2, 3, 4, 34];
    const messages = minutes.map((minute, i) => message(i + 1, new Date(Date.UTC(2024, 2, 4, 8, minute)).toISOString(), i === 0 ? null : 1, i === 5 ? "Et alors ?" : "Oui."));
    const { silences } = timeRows(messages, stemma(messages));
    expect([...silences]).toEqual([[4, 30 * 60_000], [5, null]]);
    // Days without an hour may be a night apart.
    const days = [message(1, "2024-03-04", null, "Oui.", "day"), message(2, "2024-03-05", 1, "Oui.", "day"), message(3, "2024-03-07", 1, "Oui.", "day")];
    expect([...timeRows(days, stemma(days)).silences.keys()]).toEqual([1]);
  });

  it("is chosen by a key, kept for the study, and says what each message answers", async () => {
    await at05();
    press("t");
    await tick();
    flushSync();
    expect(at("order")!.getAttribute("aria-pressed")).toBe("true");
    expect(chosen()).toBe("V05");
    expect(localStorage.getItem("order:")).toBe("time");
    at("up-V05")!.click();
    flushSync();
    expect(chosen()).toBe("V04");
    press("f");
    expect(said()).toContain("Les branches se replient dans l’ordre des réponses");
    press("t");
    await tick();
    flushSync();
    expect(at("order")!.textContent).toBe("ordre des réponses");
  });

  it("lets a silence be chosen with the arrows, coded and noted, and taken back", async () => {
    await open();
    const view = given().conversation.bind(given());
    // V03 three days after V02, and all that follows three days later.
    vi.spyOn(given(), "conversation").mockImplementation(async (id) => {
      const found = await view(id);
      return { ...found, messages: found.messages.map((one, i) => ({ ...one, posted: i === 0 ? one.posted : one.posted!.replace("-04T", "-08T") })) };
    });
    press("]");
    await seen("message-V08");
    press("[");
    await seen("message-V02");
    await given().codeSpan(3, 1, 0, 2);
    study.version++;
    flushSync();
    reader.set("time");
    await vi.waitFor(() => expect(at("silence-V02")).toBeTruthy());
    expect(at("silence-V02")!.textContent).toContain("4 jours de silence");
    press("Home");
    press("j");
    expect(place.thing).toEqual({ kind: "silence", id: reading.message!.id });
    expect(at("silence-V02")!.getAttribute("aria-selected")).toBe("true");
    expect(plain(at("thing")!.textContent!)).toBe("Silence");
    press("c");
    type("crit");
    enter();
    await done();
    expect(at("borne-silence-2")!.textContent).toContain("Critique");
    expect(at("coding-said") ?? at("said")).toBeTruthy();
    press("m");
    await tick();
    (document.activeElement as HTMLTextAreaElement).value = "Quatre jours.";
    document.activeElement!.dispatchEvent(new Event("input", { bubbles: true }));
    press("Enter", { ctrlKey: true });
    await done();
    expect(at("thing-memos")!.textContent).toContain("Quatre jours.");
    press("x");
    await done();
    expect(document.querySelectorAll("[data-testid^=thing-coding]").length).toBe(0);
    press("j");
    expect(chosen()).toBe("V03");
    expect(place.thing).toBeNull();
  });
});

describe("branches", () => {
  it("fold and unfold by key and by the words that say what is folded; the chosen message is never hidden", async () => {
    await open();
    press("j");
    // V03 is answered by V04, itself by V05, then V06: three replies below it.
    const below = reading.below(1);
    press("f");
    await tick();
    flushSync();
    expect(plain(at("folded")!.textContent!)).toBe(`${below.all} réponses repliées, ${below.coded} codées`);
    expect(at("message-V04")).toBeNull();
    expect(at("message-V03")!.getAttribute("aria-expanded")).toBe("false");
    press("j");
    expect(chosen()).toBe("V07");
    // A message that is found is shown.
    place.choose(reading.view!.messages.find(({ ext }) => ext === "V05")!.id);
    await vi.waitFor(() => expect(chosen()).toBe("V05"));
    expect(at("folded")).toBeNull();
    press("F", { shiftKey: true });
    await tick();
    flushSync();
    expect(chosen()).toBe("V03");
    at("folded")!.click();
    flushSync();
    expect(at("message-V04")).toBeTruthy();
    press("F", { shiftKey: true });
    await tick();
    flushSync();
    expect(at("folded")).toBeNull();
  });

  it("list what they should, whatever is folded", () => {
    const messages = long(3000).messages;
    const stems = stemma(messages);
    const folded = new Set(messages.filter((_, i) => i % 7 === 3).map(({ id }) => id));
    const { list, at: where } = treeRows(messages, stems, folded);
    const hidden = (i: number) => {
      for (let up = stems.above[i]!; up >= 0; up = stems.above[up]!) if (folded.has(messages[up]!.id)) return true;
      return false;
    };
    expect([...list]).toEqual(messages.map((_, i) => i).filter((i) => !hidden(i)));
    for (const [row, i] of list.entries()) expect(where[i]).toBe(row);
  });

  it("draw the same lines as a walk up the whole thread", () => {
    const messages = long(600).messages;
    const stems = stemma(messages);
    const last = messages.map(() => -1);
    messages.forEach((_, i) => {
      if (stems.above[i]! >= 0) last[stems.above[i]!] = i;
    });
    for (const chosen of [0, 7, 311, 599]) {
      const path = new Set<number>();
      for (let up = chosen; up >= 0; up = stems.above[up]!) path.add(up);
      messages.forEach((_, i) => {
        const walked: { at: number; path: boolean }[] = [];
        for (let up = stems.above[i]!; up >= 0; up = stems.above[up]!) {
          if (last[up]! > i) walked.push({ at: messages[up]!.depth, path: path.has(up) && [...path].some((one) => stems.above[one] === up && one > i) });
        }
        expect(stems.through(i, chosen)).toEqual(walked);
        expect(stems.leads(i, chosen)).toBe(path.has(i));
      });
    }
  });

  it("cost nothing to what is not shown: ten thousand codings in a thread of ten thousand", { timeout: 30_000 }, async () => {
    await open({ thread: 10_000 });
    const view = reading.view!;
    const { stems, rows } = reading;
    for (let i = 0; i < 10_000; i++) {
      const { id, codings, memos } = view.messages[i]!;
      reading.mark([{ message: id, codings: codings.slice(1), memos }]);
    }
    // A copy of the thread for each would be a hundred million messages: it is the same, and so is all that was computed of it.
    expect(reading.view!.messages).toBe(view.messages);
    expect(reading.stems).toBe(stems);
    expect(reading.rows).toBe(rows);
    expect(reading.view!.row.coded).toBe(view.messages.filter((one) => one.codings.length > 0).length);
    expect(reading.below(0).coded).toBe(view.messages.slice(1).filter((one) => one.codings.length > 0).length);
  });
});

describe("jumps", () => {
  it("go to what a message answers, to its replies, to those beside it", async () => {
    await at05();
    press("ArrowLeft");
    expect(chosen()).toBe("V04");
    press("u");
    expect(chosen()).toBe("V03");
    press("u");
    expect(chosen()).toBe("V02");
    press("u");
    expect(said()).toContain("ouvre la conversation");
    press("ArrowRight");
    expect(chosen()).toBe("V03");
    press("ArrowDown", { ctrlKey: true });
    expect(chosen()).toBe("V07");
    press("ArrowDown", { ctrlKey: true });
    expect(said()).toContain("Plus d’autre réponse");
    press("ArrowUp", { ctrlKey: true });
    expect(chosen()).toBe("V03");
  });

  it("go to a message by its number or its id, and say when there is none", async () => {
    await open();
    press("g");
    await seen("goto-field");
    const ask = (text: string) => {
      const field = at<HTMLInputElement>("goto-field")!;
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.focus();
      press("Enter");
    };
    ask("99");
    expect(plain(at("goto")!.textContent!)).toContain("Pas de message « 99 » ici");
    ask("4");
    expect(chosen()).toBe("V05");
    expect(at("goto")).toBeNull();
    press("g");
    await seen("goto-field");
    ask("v07");
    expect(chosen()).toBe("V07");
    expect(document.activeElement).toBe(at("thread"));
  });

  it("go to what someone else coded, and back to what nobody did", async () => {
    await open();
    await given().savePreferences({ ...(await given().startPage()).preferences, coder: "B" });
    study.summary = { ...study.summary!, coder: "B" };
    press("b");
    // Everything in the sample is coded by A.
    expect(chosen()).toBe("V03");
    press("N", { shiftKey: true });
    expect(said()).toContain("Tout est codé avant ce message");
  });
});

describe("things", () => {
  it("are chosen by key and by a click, coded with several codes as one step, and let go of", async () => {
    await at05();
    press("r", { altKey: true });
    expect(plain(at("thing")!.textContent!)).toBe("P03 répond à P04");
    press("c");
    expect(at("picker")!.getAttribute("aria-label")).toBe("Coder");
    type("crit");
    press(" ", { ctrlKey: true });
    type("ludi");
    enter();
    await done();
    expect(at("borne-reply-5")!.textContent).toContain("Critique");
    expect(document.querySelectorAll("[data-testid^=thing-coding]").length).toBe(2);
    // No message bears them, and the code says so apart.
    await vi.waitFor(() => expect(at("code-FL.CRI")!.querySelector(".apart")?.textContent).toBe("+1"));
    expect(at("code-FL.CRI")!.querySelector("em")!.firstChild!.textContent).toBe("5");
    await study.undo();
    await vi.waitFor(() => expect(document.querySelectorAll("[data-testid^=thing-coding]").length).toBe(0));
    press("Escape");
    expect(at("thing")).toBeNull();
    at("who-V05")!.click();
    flushSync();
    expect(plain(at("thing")!.textContent!)).toBe("Compte de P03");
    at("to-person")!.click();
    flushSync();
    expect(plain(at("thing")!.textContent!)).toBe("P03");
    press("c", { altKey: true });
    expect(plain(at("thing")!.textContent!)).toBe("Forum Percolateurs");
    press("o");
    expect(said()).toContain("Il n’y a pas de mots ici");
    // Another message is a message again.
    press("j");
    expect(at("thing")).toBeNull();
  });

  it("are clean for a screen reader, in both orders, folded", { timeout: 60_000 }, async () => {
    await at05();
    press("r", { altKey: true });
    press("c");
    type("crit");
    enter();
    await done();
    await accessible();
    press("Escape");
    press("f");
    await tick();
    flushSync();
    press("g");
    await seen("goto-field");
    await accessible();
    press("Escape");
    press("t");
    await tick();
    flushSync();
    await accessible();
  });

  it("say so when there is none, and refuse in a study for reading only", async () => {
    await open({ readOnly: true });
    press("r", { altKey: true });
    expect(said()).toBe("Il n’y a rien de tel ici.");
    press("a", { altKey: true });
    press("c");
    expect(at("picker")).toBeNull();
  });

  it("keep an account's codes in every conversation where it speaks", async () => {
    await at05();
    const { account } = reading.message!;
    press("a", { altKey: true });
    press("c");
    type("crit");
    enter();
    await done();
    expect(at(`borne-account-${account}`)).toBeTruthy();
    const same = document.querySelectorAll(`[data-testid=borne-account-${account}]`).length;
    expect(same).toBe(reading.view!.messages.filter((one) => one.account === account).length);
  });
});

describe("several codes", () => {
  it("by their numbers, as one step; a number that no code has puts nothing", async () => {
    await at05();
    const before = codings("V05").length;
    const [one, two] = study.codes.filter((code) => !codings("V05").some((coding) => coding.code === code.id) && code.number !== null);
    press("c");
    type(`${one!.number},999`);
    enter();
    await done();
    expect(said()).toContain("Aucun code au numéro 999");
    expect(codings("V05").length).toBe(before);
    const field = at<HTMLInputElement>("picker-field")!;
    field.value = "";
    type(`${one!.number}, ${two!.number}`);
    expect([...document.querySelectorAll("#picker-codes li")].length).toBe(2);
    enter();
    await done();
    expect(codings("V05").length).toBe(before + 2);
    await study.undo();
    await vi.waitFor(() => expect(codings("V05").length).toBe(before));
  });

  it("ticked with Space and with Ctrl and a click, in the voice that a key chose", async () => {
    await at05();
    const before = new Set(codings("V05").map(({ id }) => id));
    press("c");
    press("h", { altKey: true });
    expect(plain(at("picker-voice")!.textContent!)).toBe("voix : hypothétique");
    press(" ");
    press("ArrowDown");
    press(" ");
    expect(plain(at("picker-ticked")!.textContent!)).toBe("2 codes cochés");
    const third = document.querySelectorAll<HTMLElement>("#picker-codes li")[3]!;
    third.dispatchEvent(new MouseEvent("click", { bubbles: true, ctrlKey: true }));
    flushSync();
    enter();
    await done();
    const made = codings("V05").filter(({ id }) => !before.has(id));
    expect(made.map(({ voice }) => voice)).toEqual(["hypothetical", "hypothetical", "hypothetical"]);
    expect(at("picker")).toBeNull();
  });

  it("leave Space to the name that is being typed", async () => {
    await at05();
    press("c");
    type("blocage");
    const space = new KeyboardEvent("keydown", { key: " ", bubbles: true, cancelable: true });
    document.activeElement!.dispatchEvent(space);
    expect(space.defaultPrevented).toBe(false);
  });
});

describe("a coding", () => {
  it("weighs nothing, 1, 2, 3, and nothing again", async () => {
    await at05();
    press("Tab");
    const weights = [];
    for (let i = 0; i < 4; i++) {
      press("w");
      await done();
      weights.push(codings("V05").find(({ id }) => id === place.coding)!.weight);
      if (i === 1) expect(plain(document.querySelector(".codline.on .weight")!.getAttribute("aria-label")!)).toBe("poids 2 sur 3");
    }
    expect(weights).toEqual([1, 2, 3, null]);
    // In the caret, the key still chooses words.
    press("s");
    press("w");
    expect(coded("V05", "FL.CRI").length).toBe(1);
  });
});

describe("what one leaves", () => {
  it("is found again where it was, from the list", async () => {
    await open();
    press("j");
    press("j");
    expect(chosen()).toBe("V04");
    const { id } = reading.view!.row;
    press("Escape");
    (await seen(`conversation-${id}`)).click();
    await vi.waitFor(() => expect(chosen()).toBe("V04"));
    at("whole")!.click();
    flushSync();
    expect(plain(at("thing")!.textContent!)).toBe("Forum Percolateurs");
    expect(at("whole")!.getAttribute("aria-pressed")).toBe("true");
    at("whole")!.click();
    flushSync();
    expect(at("thing")).toBeNull();
  });
});

describe("what a message carries", () => {
  it("is in the margin, folded", async () => {
    await open();
    const of = given().messageRecords.bind(given());
    vi.spyOn(given(), "messageRecords").mockImplementation(async (id) => ({ ...(await of(id)), attributes: [{ name: "tags", value: "prix, café" }] }));
    press("j");
    const attributes = await seen("attributes") as HTMLDetailsElement;
    expect(attributes.open).toBe(false);
    expect(plain(attributes.textContent!)).toContain("prix, café");
  });
});
