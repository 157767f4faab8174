/** The keys a reader chooses: what they may be, and what asks for a command without one. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { alone, chord } from "../src/keys/chord";
import { COMMANDS, type Group, writes } from "../src/keys/commands";
import { keys } from "../src/keys/keys.svelte";
import { Memory } from "../src/platform/memory";
import { desk } from "../src/state/desk.svelte";
import { give } from "../src/state/machine";
import { study } from "../src/state/study.svelte";
import { preferences } from "../src/state/preferences.svelte";
import { selection } from "../src/state/selection.svelte";
import { at, at05, close, done, plain, press, seen } from "./hands";

const command = (group: Group, name: string) => COMMANDS.find((one) => one.group === group && one.name === name)!;
const pressed = (key: string, more: KeyboardEventInit = {}) => new KeyboardEvent("keydown", { key, ...more });
const rivals = (group: Group, name: string, chord: string) => keys.rivals(command(group, name), chord).map((one) => `${one.group}.${one.name}`);

beforeEach(() => {
  give(new Memory());
  keys.resetAll();
});

describe("a chord", () => {
  it("is of the key's letter, whatever Alt makes of it on a Mac", () => {
    expect(chord(pressed("å", { code: "KeyA", altKey: true }))).toBe("Alt+a");
    expect(chord(pressed("Dead", { code: "KeyE", altKey: true }))).toBe("Alt+e");
    expect(alone(pressed("Dead", { code: "KeyE", altKey: true }))).toBe(false);
    expect(alone(pressed("Dead", { code: "KeyE" }))).toBe(true);
    // Where Alt leaves the letter, the letter counts and not its place: AZERTY.
    expect(chord(pressed("a", { code: "KeyQ", altKey: true }))).toBe("Alt+a");
    expect(chord(pressed("é", { code: "Digit2" }))).toBe("é");
  });

  it("of a fixed range is taken, between its ends too", () => {
    expect(rivals("read", "order", "5")).toEqual(["code.number"]);
    expect(rivals("read", "order", "Alt+4")).toEqual(["code.recent"]);
    expect(rivals("read", "order", "Ctrl+3")).toEqual(["everywhere.room"]);
    expect(rivals("codebook", "edit", "7")).toEqual(["codebook.part"]);
    expect(rivals("codings", "voice", "Shift+ArrowUp")).toEqual(["select.extend"]);
    expect(rivals("read", "uncoded", "Home")).toEqual(["read.first", "select.caret-move"]);
    // What was shared from the first may be had again.
    expect(rivals("read", "first", "Home")).toEqual([]);
    keys.clear(command("read", "first"));
    keys.reset(command("read", "first"));
    expect(keys.own(command("read", "first"))).toBe(false);
  });

  it("that writes is none of a command that acts in a field", () => {
    for (const one of ["x", "Shift+x", "?", "Space", "Enter", "ArrowLeft"]) expect(writes(one), one).toBe(true);
    for (const one of ["Alt+x", "Ctrl+Space", "F3", "Shift+F3"]) expect(writes(one), one).toBe(false);
    expect(COMMANDS.filter((one) => one.inField).every((one) => !one.keys.some(writes))).toBe(true);
    expect(COMMANDS.filter((one) => one.inField).map((one) => one.group).filter((group, at, all) => all.indexOf(group) === at)).toEqual(["text", "picker", "memos", "search"]);
  });
});

describe("a line of the menu", () => {
  it("asks for its command in the words of the room, by no key", () => {
    const page = document.body.appendChild(document.createElement("main"));
    page.className = "page";
    const heard: (string | undefined)[][] = [];
    page.addEventListener("keydown", (event) => heard.push([keys.hit(event, "codings", "code", "read"), keys.hit(event, "corpus"), keys.hit(event, "codebook")]));
    study.summary = {} as never;
    // Without a key, and its old key given to another.
    keys.bind(command("codings", "memo"), "n");
    keys.clear(command("code", "pick"));
    for (const action of ["pick", "uncode", "memo", "uncoded", "vivo"] as const) desk.act(action);
    expect(heard).toEqual([["pick", "pick", undefined], ["remove", "take", "uncode"], ["memo", undefined, undefined], ["uncoded", "uncoded", undefined], ["vivo", undefined, undefined]]);
    study.forget();
    page.remove();
  });
});

describe("a key that was chosen", () => {
  afterEach(async () => {
    keys.resetAll();
    await preferences.saved;
    await close();
  });

  it("is the one of the caret and of the picker, and is what is written beside what it does", async () => {
    await at05();
    keys.bind(command("select", "sentence"), "i");
    keys.bind(command("code", "vivo"), "e");
    keys.bind(command("everywhere", "undo"), "Ctrl+u");
    press("s");
    press("i");
    expect(selection.range).toBeTruthy();
    const sentence = selection.range;
    press(" ");
    expect(selection.range).toEqual(sentence);
    press("c");
    const picker = await seen("picker");
    expect([...picker.querySelectorAll("kbd")].map((key) => key.textContent)).toContain("e");
    press("v");
    expect(at("picker")).toBeTruthy();
    press("e");
    await done();
    expect(at("picker")).toBeNull();
    expect(plain(at("said")!.textContent!)).toMatch(/ · Ctrl U annule$/);
    keys.clear(command("everywhere", "undo"));
    expect(keys.called("everywhere", "undo")).toBe("annuler");
  });
});
