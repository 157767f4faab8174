/** Memos and codes found from the search field, by keyboard and mouse; the index seen, removed and built. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { asksNotes } from "../src/state/noted.svelte";
import { place } from "../src/state/place.svelte";
import { search } from "../src/state/search.svelte";
import { study } from "../src/state/study.svelte";
import { at, close, given, open, plain, press, seen } from "./hands";

const found = () => plain(at("found-notes")?.textContent ?? "");
const lines = () => [...document.querySelectorAll<HTMLElement>("[data-testid=found-notes] [role=option]")];

describe("memos and codes in the search field", () => {
  beforeEach(() => open());
  afterEach(close);

  it("are told from a search among messages", () => {
    for (const query of ["in:memo prix", "prix dans:codes", "(in:memo)", "-in:memo"]) expect([query, asksNotes(query)]).toEqual([query, true]);
    for (const query of ["prix", "\"in:memo\" prix", "plain:memo", "dansant", ""]) expect([query, asksNotes(query)]).toEqual([query, false]);
  });

  it("a memo is found by its words, marked, and opened by Enter", async () => {
    await search.ask("in:memo rumeur");
    await vi.waitFor(() => expect(lines()).toHaveLength(1));
    expect(found()).toContain("1 mémo, 0 code");
    expect(found()).toContain("V08");
    expect([...document.querySelectorAll("[data-testid=found-notes] mark")].map((mark) => mark.textContent)).toEqual(["rumeur"]);
    expect(at("search-problems")).toBeNull();
    document.querySelector<HTMLElement>("[data-testid=found-notes] [role=listbox]")!.focus();
    press("Enter");
    await vi.waitFor(() => expect(place.room).toBe("memos"));
  });

  it("its message is a click away", async () => {
    await search.ask("in:memo rumeur");
    (await seen("note-message")).click();
    await vi.waitFor(() => expect(place.room).toBe("read"));
    await seen("message-V08");
  });

  it("codes are found by their definitions, and the arrows go from line to line", async () => {
    await search.ask("in:notes rumeur");
    await vi.waitFor(() => expect(lines()).toHaveLength(2));
    document.querySelector<HTMLElement>("[data-testid=found-notes] [role=listbox]")!.focus();
    press("j");
    await vi.waitFor(() => expect(lines()[1]!.getAttribute("aria-selected")).toBe("true"));
    expect(plain(lines()[1]!.textContent!)).toContain("définition");
    press("Enter");
    await vi.waitFor(() => expect(place.room).toBe("codebook"));
    expect(study.codes.find((code) => code.ext === "TH.BLOCAGE")).toBeTruthy();
  });

  it("nothing found is said, with a way out", async () => {
    await search.ask("in:memo introuvable");
    await vi.waitFor(() => expect(found()).toContain("Aucun mémo"));
  });

  it("a slow answer never replaces a newer one", async () => {
    const noting = given().noting;
    const find = noting.find.bind(noting);
    let release: (() => void) | undefined;
    vi.spyOn(noting, "find").mockImplementationOnce(async (query) => {
      await new Promise<void>((done) => (release = done));
      return find(query);
    });
    await search.ask("in:codebook");
    await vi.waitFor(() => expect(release).toBeTruthy());
    await search.ask("in:memo rumeur");
    await vi.waitFor(() => expect(lines()).toHaveLength(1));
    release!();
    await new Promise((done) => setTimeout(done, 0));
    expect(lines()).toHaveLength(1);
  });
});

describe("the index of words", () => {
  beforeEach(() => open());
  afterEach(close);

  it("says what it takes, is removed, and is built again", async () => {
    place.go("search");
    const state = await seen("index-state");
    expect(plain(state.textContent!)).toContain("14 messages cherchables");
    expect(at("index-place")!.textContent).toContain("index");
    at("index-remove")!.click();
    await vi.waitFor(() => expect(plain(at("index-state")!.textContent!)).toContain("Il n’y en a pas encore"));
    expect(at("index-remove")).toBeNull();
    at("index-rebuild")!.click();
    await vi.waitFor(() => expect(plain(at("index-state")!.textContent!)).toContain("14 messages cherchables"));
  });

  it("while it is built, tells an exact count and can be stopped", async () => {
    const memory = given();
    const view = { state: "building" as const, path: "/c", bytes: 1, texts: 0, done: 312_000, of: 1_000_000, stopped: false, ours: true };
    vi.spyOn(memory.indexing, "state").mockResolvedValue(view);
    const stop = vi.spyOn(memory.indexing, "stop").mockResolvedValue({ ...view, state: "missing", stopped: true });
    const page = await memory.search("prix", 0, 1, "relevance");
    vi.spyOn(memory, "search").mockResolvedValue({ ...page, total: 0, hits: [], building: true });
    await search.ask("prix");
    await vi.waitFor(() => expect(plain(at("index-count")!.textContent!)).toContain("312 000 messages sur 1 000 000"));
    expect(at("search-total"), "a wait is no empty answer").toBeNull();
    vi.spyOn(memory.indexing, "state").mockResolvedValue({ ...view, state: "missing", stopped: true });
    at("index-stop")!.click();
    expect(stop).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(plain(at("search-building")!.textContent!)).toContain("a été arrêtée"));
    expect(at("index-build")).toBeTruthy();
  });
});
