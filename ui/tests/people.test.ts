/** Persons linked and taken apart, names shown by an explicit act, keys given. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Memory } from "../src/platform/memory";
import { COMMANDS } from "../src/keys/commands";
import { keys } from "../src/keys/keys.svelte";
import { give } from "../src/state/machine";
import { preferences } from "../src/state/preferences.svelte";
import { at, close, open, press, seen } from "./hands";

const ASK = { space: null, role: null, many: false, name: "", sort: "place" as const, descending: false };
const command = (group: string, name: string) => COMMANDS.find((one) => one.group === group && one.name === name)!;

describe("persons in memory", () => {
  it("are linked for a reason, parted, and undone", async () => {
    const memory = new Memory({ preferences: { lang: "en" } });
    await memory.studySample();
    const all = await memory.people(ASK, 0, 100);
    expect(all.total).toBe(10);
    expect((await memory.people({ ...ASK, many: true }, 0, 100)).rows.map(({ name }) => name)).toEqual(["P02", "P03"]);
    const [first, second] = [all.rows[0]!.id, all.rows[3]!.id];
    await expect(memory.linkPersons([first, second], " ", 2)).rejects.toMatchObject({ code: "unargued" });
    const person = await memory.linkPersons([first, second], "Same turn of phrase", 3);
    expect((await memory.people(ASK, 0, 100)).total).toBe(9);
    const view = await memory.person(person);
    expect(view.spaces.map(({ space }) => space)).toHaveLength(2);
    await memory.unlinkAccount(view.spaces[1]!.accounts[0]!.id);
    expect((await memory.people(ASK, 0, 100)).total).toBe(10);
    await memory.undo();
    await memory.undo();
    expect((await memory.people(ASK, 0, 100)).rows).toEqual(all.rows);
  });
});

describe("keys", () => {
  beforeEach(() => {
    give(new Memory({ preferences: { lang: "en" } }));
    keys.resetAll();
  });
  afterEach(() => keys.resetAll());

  it("are given, taken from a rival, and given back", () => {
    const next = command("read", "next");
    const uncoded = command("read", "uncoded");
    expect(keys.rivals(next, "n")).toEqual([uncoded]);
    keys.bind(next, "n");
    expect([keys.of(next), keys.of(uncoded)]).toEqual([["n"], []]);
    expect(keys.hit(new KeyboardEvent("keydown", { key: "n" }), "read")).toBe("next");
    keys.reset(next);
    expect(keys.of(next)).toEqual(["j", "ArrowDown"]);
    keys.clear(next);
    expect(keys.hint("read", "next")).toBe("");
  });

  it("do not mind a file that was edited by hand", () => {
    preferences.setKeys({ "read.next": "oops", "read.previous": [3], "no.such": ["x"] } as never);
    expect(keys.of(command("read", "next"))).toEqual(["j", "ArrowDown"]);
    expect(keys.of(command("read", "previous"))).toEqual(["k", "ArrowUp"]);
  });

  it("clash only where they hold together", () => {
    expect(keys.rivals(command("people", "link"), "n")).toEqual([]);
    expect(keys.rivals(command("code", "pick"), "m").map(({ name }) => name)).toEqual(["memo"]);
  });
});

describe("names", () => {
  afterEach(close);

  it("are shown after a question, and hidden at once", async () => {
    await open();
    at("lift-button")!.click();
    (await seen("lift-go")).click();
    await seen("lifted");
    await vi.waitFor(() => expect(at("message-V02")!.textContent).toContain("lina_r"));
    at("lift-button")!.click();
    await vi.waitFor(() => expect(at("lifted")).toBeNull());
    press("Escape");
  });
});
