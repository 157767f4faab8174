/** What is being written outlives what happens beside it: a refusal, an undo, Escape, a preview that takes the keys. */
import { flushSync } from "svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import { codebook } from "../src/state/codebook.svelte";
import { coding } from "../src/state/coding.svelte";
import { notes } from "../src/state/notes.svelte";
import { persons } from "../src/state/people.svelte";
import { place } from "../src/state/place.svelte";
import { reading } from "../src/state/reading.svelte";
import { rules } from "../src/state/rules.svelte";
import { segments } from "../src/state/segments.svelte";
import { study } from "../src/state/study.svelte";
import { at, close, given, open, press, seen } from "./hands";

vi.setConfig({ testTimeout: 20_000 });
afterEach(async () => {
  vi.restoreAllMocks();
  await close();
  rules.clear();
  codebook.clear();
  segments.close();
  persons.leave();
});
const code = (ext: string) => study.codes.find((one) => one.ext === ext)!.id;

describe("what is being written", () => {
  it("a preview of rules has the keys: the tree behind it does not move nor lose a code", async () => {
    await open();
    place.go("codebook");
    flushSync();
    await seen("codebook-FL.CRI");
    codebook.choose(code("FL.CRI"));
    await rules.show(code("FL.CRI"), null);
    flushSync();
    press("j");
    press("Delete");
    expect(codebook.code!.ext).toBe("FL.CRI");
    await new Promise((then) => setTimeout(then));
    expect(codebook.leaving).toBeNull();
  });

  it("a refused rule stays when another is begun", async () => {
    await open();
    await rules.begin(code("FL.CRI"));
    rules.form!.query = "capsule*";
    vi.spyOn(given(), "addRule").mockRejectedValue({ code: "query", message: "no" });
    await rules.begin(code("FL.CRI"));
    expect(rules.form!.query).toBe("capsule*");
  });

  it("a code's page follows an undo, and keeps its pair", async () => {
    await open();
    place.go("codebook");
    await segments.open(code("FL.CRI"));
    flushSync();
    const all = segments.pages.total;
    segments.choose();
    const one = segments.pages.get(1)!;
    await coding.remove(one.id);
    await vi.waitFor(() => expect(segments.pages.total).toBe(all - 1));
    await study.undo();
    await vi.waitFor(() => expect(segments.pages.total).toBe(all));
    expect(segments.pair).toHaveLength(1);
  });

  it("leaving a comparison writes what it says", async () => {
    await open();
    place.go("codebook");
    await segments.open(code("FL.CRI"));
    flushSync();
    await segments.next();
    segments.memo = "Both doubt";
    const wrote = vi.spyOn(given(), "addMemo");
    flushSync();
    press("Escape");
    await vi.waitFor(() => expect(wrote).toHaveBeenCalledOnce());
    expect(wrote.mock.calls[0]![0].body).toContain("Both doubt");
  });

  it("a memo that was given up is of its study only", async () => {
    await open();
    const target = { message: reading.message!.id, start: null, end: null };
    notes.write(target);
    notes.body = "Words of A";
    notes.type = "question" as typeof notes.type;
    notes.cancel();
    notes.write(target);
    expect([notes.body, notes.type]).toEqual(["Words of A", "question"]);
    notes.cancel();
    study.summary = { ...study.summary!, path: "/elsewhere.lvs" };
    flushSync();
    notes.write(target);
    expect(notes.body).toBe("");
  });

  it("a mask stays written through a change of the study and through Escape", async () => {
    await open();
    persons.masking = reading.message!.id;
    flushSync();
    const field = (await seen("mask-label")) as HTMLInputElement;
    field.value = "The sage";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    study.version++;
    flushSync();
    await new Promise((then) => setTimeout(then, 20));
    expect(at<HTMLInputElement>("mask-label")!.value).toBe("The sage");
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }));
    flushSync();
    (await seen("mask-another")).click();
    flushSync();
    expect(at<HTMLInputElement>("mask-label")!.value).toBe("The sage");
    persons.leave();
    expect(persons.masking).toBeNull();
  });
});
