/** Sets and Rencontre in the window: kept, asked, renamed, filled by hand, drawn. */
import { afterEach, describe, expect, it, vi } from "vitest";
import { search } from "../src/state/search.svelte";
import { rencontre } from "../src/state/draw.svelte";
import { sets } from "../src/state/sets.svelte";
import { place } from "../src/state/place.svelte";
import { at, choose, clean, close, open, press, says, seen, type } from "./bring";

afterEach(async () => {
  sets.form = null;
  sets.putting = null;
  rencontre.open = false;
  await close();
});

async function searching(query: string) {
  const memory = await open({ preferences: { lang: "en" } });
  (await seen("open-sample")).click();
  await seen("room-search");
  await search.ask(query);
  await seen("save-query");
  return memory;
}

const name = (id: string, text: string) => type(id, text);

describe("sets", () => {
  it("are kept from the field, asked by a click, and stay live", async () => {
    const memory = await searching("space:forum");
    press("s", { ctrlKey: true });
    await seen("set-form");
    name("set-name", "Le forum");
    await clean();
    at("set-keep")!.click();
    await says("set-Le forum", "Le forum6");
    at("set-Le forum")!.click();
    await says("search-total", "6");
    expect(search.text).toBe('set:"Le forum"');
    expect((await memory.sets.all())[0]).toMatchObject({ name: "Le forum", kind: "query", count: 6, problem: null });
    // Another of the same name is refused, and what was written stays.
    sets.save("lang:en");
    await seen("set-form");
    name("set-name", "LE FORUM");
    at("set-keep")!.click();
    await vi.waitFor(() => expect(document.body.textContent).toContain("There is a set “Le forum” already."));
    expect(at<HTMLInputElement>("set-name")!.value).toBe("LE FORUM");
    name("set-name", "Anglais du forum");
    sets.form = { ...sets.form!, query: 'set:"le forum" lang:en' };
    at("set-keep")!.click();
    await says("set-Anglais du forum", "1");
    // Renamed, it is renamed where it is used; in use, it is not deleted.
    at("set-edit-Le forum")!.click();
    await says("set-used", "Anglais du forum");
    at("set-delete")!.click();
    await vi.waitFor(() => expect(document.body.textContent).toContain("“Le forum” is used by Anglais du forum."));
    name("set-name", "Forum");
    at("set-keep")!.click();
    await seen("set-Forum");
    expect((await memory.sets.all())[1]!.query).toBe("set:Forum lang:en");
    await memory.undo();
    expect((await memory.sets.all())[0]!.name).toBe("Le forum");
  });

  it("are samples, with what each stratum gives before anything is kept", async () => {
    const memory = await searching("lang:fr OR lang:en");
    at("save-query")!.click();
    await seen("set-form");
    name("set-name", "Tirage");
    at("set-as-sample")!.click();
    await says("sample-told", "14 of 14, at random, seed 1");
    choose("sample-how", "stratified");
    name("sample-size", "7");
    await says("sample-strata", "forum: 3 of 6");
    await says("sample-strata", "media: 0 of 1");
    choose("sample-allocation", "equal");
    await says("sample-strata", "forum: 1 of 6");
    await clean();
    at("set-keep")!.click();
    await says("set-Tirage", "7");
    const [kept] = await memory.sets.all();
    const found = await memory.search("set:tirage", 0, 50, "thread");
    expect([kept!.kind, found.total]).toEqual(["sample", 7]);
    await expect(memory.sets.change(kept!.id, [1], [])).rejects.toMatchObject({ code: "not-by-hand" });
  });

  it("take the message that is looked at, and rows of the grid", async () => {
    const memory = await searching("lang:en");
    await seen("put-message");
    document.querySelector<HTMLElement>(".hits")!.focus();
    press("e");
    await seen("put-in-set");
    await clean();
    name("put-new", "À citer");
    at("put-make")!.click();
    await says("set-À citer", "1");
    press("e");
    const box = (await seen("put-À citer")) as HTMLInputElement;
    expect(box.checked).toBe(true);
    box.click();
    await says("set-À citer", "0");
    at("put-done")!.click();
    place.go("corpus");
    const button = await seen("grid-set");
    await vi.waitFor(() => expect((button as HTMLButtonElement).disabled).toBe(false));
    button.click();
    (await seen("put-À citer")).click();
    await vi.waitFor(async () => expect((await memory.sets.all())[0]!.count).toBe(1));
  });
});

describe("Rencontre", () => {
  it("draws nothing twice before all was met, says why, codes, and opens", async () => {
    const memory = await searching("lang:en");
    document.querySelector<HTMLElement>(".hits")!.focus();
    press("d");
    await says("draw-empty", "Nothing to draw here");
    choose("draw-pool", "neglected");
    await says("draw-met", "1 of 3 met");
    await says("draw-why", "It was never read.");
    await clean();
    const met = new Set([rencontre.view!.message!.ext]);
    for (const n of [2, 3]) {
      at("draw-next")!.click();
      await says("draw-met", `${n} of 3 met`);
      met.add(rencontre.view!.message!.ext);
    }
    expect([...met].sort()).toEqual(["V04", "V09", "V14"]);
    at("draw-next")!.click();
    await vi.waitFor(() => expect(rencontre.view!.again).toBe(true));
    const { message } = rencontre.view!;
    type("draw-code", "FL.LUD");
    at("draw-code-FL.LUD")!.click();
    await vi.waitFor(async () => expect((await memory.messageMarks([message!.id]))[0]!.codings.some(({ start }) => start === 0)).toBe(true));
    at("draw-open")!.click();
    await vi.waitFor(() => expect([place.room, place.conversation]).toEqual(["read", rencontre.view!.conversation]));
  });

  it("is offered to who only reads, who keeps nothing", async () => {
    await open({ preferences: { lang: "en" }, readOnly: true });
    (await seen("open-sample")).click();
    await seen("room-search");
    await search.ask("lang:en");
    await seen("draw-message");
    expect(at("save-query")).toBeNull();
    expect(at("put-message")).toBeNull();
  });
});
