/** The Search room: what a query finds in numbers, over time, by facets; asked, restricted and left at the keyboard and with the mouse. */
import { flushSync, tick } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { SearchFacets } from "../src/platform/types";
import { labels, roomy, span, valueOf } from "../src/rooms/search/bars";
import { facets } from "../src/state/facets.svelte";
import { place } from "../src/state/place.svelte";
import { search } from "../src/state/search.svelte";
import { accessible, at, close, given, open, plain, press, seen } from "./hands";

/** The query of the drawing of this room, counted by hand on the worked study. */
const DRAWN = "capsule OR refills -role:brand date:2024-03-02..2024-03-09";

// The whole page is looked over for access, more than once in a story.
vi.setConfig({ testTimeout: 30_000 });

beforeEach(() => search.clear(""));
afterEach(async () => {
  await close();
  search.clear("");
});

const settled = async () => {
  await tick();
  await new Promise((done) => setTimeout(done));
  flushSync();
};
async function ask(query: string): Promise<void> {
  await search.ask(query);
  await vi.waitFor(() => expect(facets.query).toBe(query));
  await settled();
}
const total = (n: number) => vi.waitFor(() => expect(at("search-total")?.textContent).toBe(String(n)));
const said = (id: string) => plain(at(id)?.textContent ?? "").trim();
const bar = (day: string) => at(`bar-${day}`)!;
const values = (field: string) => [...document.querySelectorAll<HTMLElement>(`[data-testid^="facet-${field}-"]`)].map((one) => [one.textContent!.trim(), one.closest("li")!.querySelector("em")!.textContent]);

describe("the counts", () => {
  it("are those of the drawing, with what they are found among", async () => {
    await open();
    await ask(DRAWN);
    expect(["search-total", "search-codings", "search-persons", "search-spaces"].map(said)).toEqual(["8", "23", "6", "5"]);
    expect(said("search-base")).toBe("Base : 13 messages, 9 personnes, 7 espaces.Parole de marque exclue (1 message).");
    expect(said("status-found")).toBe("8 sur 13 messages");
    expect(said("status-query")).toBe(`Requête : ${DRAWN}`);
    await accessible();
  });

  it("say that the brand's speech is there, when the query leaves it in", async () => {
    await open();
    await ask("capsule");
    expect(said("search-base")).toContain("14 messages");
    expect(said("search-base")).toContain("Parole de marque comprise (1 message)");
  });

  it("change together with the list, though it answers later", async () => {
    const memory = await open();
    await ask("capsule");
    press("l");
    await seen("concordance");
    const kwic = memory.searching.kwic.bind(memory.searching);
    let answer = () => undefined as void;
    memory.searching.kwic = async (...asked) => {
      await new Promise<void>((done) => (answer = done));
      return kwic(...asked);
    };
    void search.ask("refills", "concordance");
    await settled();
    expect(said("search-total")).toBe("7");
    expect(document.querySelectorAll(".kline")).toHaveLength(7);
    answer();
    await total(2);
    expect(document.querySelectorAll(".kline")).toHaveLength(2);
  });

  it("are never those of an older query, whatever the order of the answers", async () => {
    const memory = await open();
    const counted = memory.searching.facets.bind(memory.searching);
    const waiting: (() => void)[] = [];
    memory.searching.facets = async (query) => {
      if (query === "capsule") await new Promise<void>((done) => waiting.push(done));
      return counted(query);
    };
    await search.ask("capsule");
    await ask("refills");
    expect(facets.view!.base.messages).toBe(2);
    waiting.forEach((done) => done());
    await settled();
    expect(facets.query).toBe("refills");
    expect(facets.view!.base.messages).toBe(2);
  });
});

describe("time", () => {
  it("shows the bars of the drawing, each with a name, and a table of the same", async () => {
    await open();
    await ask(DRAWN);
    const drawn = [...document.querySelectorAll(".hist .lab span")].map((one) => plain(one.textContent!));
    expect(drawn).toEqual(["2 mars1/1", "3—", "43/6", "53/3", "60/1", "70/1", "8—", "91/1"]);
    expect(plain(bar("2024-03-04").getAttribute("aria-label")!)).toBe("4 mars 2024 : 3 trouvés sur 6");
    const rows = [...document.querySelectorAll(".hist tbody tr")].map((row) => [...row.children].map((cell) => plain(cell.textContent!)));
    expect(rows).toHaveLength(8);
    expect(rows[2]).toEqual(["4 mars 2024", "3", "6"]);
  });

  it("is brushed by the arrows and Shift; Enter keeps these days alone, and the whole period comes back", async () => {
    await open();
    await ask("capsule");
    press("h");
    expect(document.activeElement).toBe(bar("2024-03-02"));
    press("ArrowRight");
    await settled();
    press("ArrowRight");
    await settled();
    press("ArrowRight", { shiftKey: true });
    await settled();
    expect(document.activeElement).toBe(bar("2024-03-05"));
    expect(plain(document.querySelector(".hist .now")!.textContent!)).toBe("4 mars – 5 mars 2024 : 6 trouvés sur 10, Entrée pour ne garder qu’eux");
    press("Enter");
    await total(6);
    expect(search.text).toBe("date:2024-03-04..2024-03-05 capsule");
    (await seen("time-all")).click();
    await total(7);
    expect(search.text).toBe("capsule");
  });

  it("is let go of by Escape, first of the brush, then of the bars", async () => {
    await open();
    await ask("capsule");
    press("h");
    press("ArrowRight", { shiftKey: true });
    await settled();
    press("Escape");
    expect(bar("2024-03-03").getAttribute("aria-pressed")).toBe("true");
    expect(bar("2024-03-02").getAttribute("aria-pressed")).toBe("false");
    press("Escape");
    expect(document.activeElement!.className).toBe("hits");
    expect(search.text).toBe("capsule");
    expect(place.room).toBe("search");
  });

  it("is dragged over with the mouse; a press on a bar keeps its day", async () => {
    await open();
    await ask("capsule");
    const point = (day: string, type: string) => bar(day).dispatchEvent(new MouseEvent(type, { bubbles: true, button: 0 }));
    point("2024-03-02", "pointerdown");
    point("2024-03-03", "pointerover");
    point("2024-03-04", "pointerover");
    flushSync();
    expect(document.querySelectorAll(".hist .in")).toHaveLength(3);
    point("2024-03-04", "pointerup");
    await vi.waitFor(() => expect(search.text).toBe("date:2024-03-02..2024-03-04 capsule"));
    await total(4);
    await vi.waitFor(() => expect(facets.query).toBe(search.text));
    point("2024-03-04", "pointerdown");
    point("2024-03-04", "pointerup");
    await vi.waitFor(() => expect(search.text).toBe("date:2024-03-04 capsule"));
    await total(3);
  });

  it("is not drawn where nothing is dated, or all of one day", async () => {
    const memory = await open();
    const counted = memory.searching.facets.bind(memory.searching);
    let time: SearchFacets["time"] = null;
    memory.searching.facets = async (query) => ({ ...(await counted(query)), time });
    await ask("capsule");
    expect(at("histogram")).toBeNull();
    time = { unit: "day", bars: [{ from: "2024-03-04", to: "2024-03-04", messages: 7, of: 14 }], undated: 0 };
    await ask("refills");
    expect(at("histogram")).toBeNull();
    // What is found may be of one day, in a study of many.
    time = { unit: "day", bars: [{ from: "2024-03-04", to: "2024-03-04", messages: 3, of: 6 }], undated: 0 };
    await ask("date:2024-03-04 capsule");
    expect(at("histogram")).toBeTruthy();
    expect(at("time-all")).toBeTruthy();
  });

  it("is said in its unit, and asked as the query language names it", () => {
    const bar = (from: string, to: string) => ({ from, to, messages: 1, of: 1 });
    const [january, february] = [bar("2024-01-01", "2024-01-31"), bar("2024-02-01", "2024-02-29")];
    expect(valueOf("month", january, january)).toBe("2024-01");
    expect(valueOf("month", january, february)).toBe("2024-01-01..2024-02-29");
    expect(valueOf("year", bar("2024-01-01", "2024-12-31"), bar("2024-01-01", "2024-12-31"))).toBe("2024-01-01..2024-12-31");
    const year = bar("2023-01-01", "2023-12-31");
    expect(valueOf("year", year, year)).toBe("2023");
    expect(span("fr", "month", january, february)).toBe("janvier 2024 – février 2024");
    expect(span("en", "quarter", bar("2024-01-01", "2024-03-31"), bar("2024-01-01", "2024-03-31"))).toBe("January 2024 – March 2024");
    const months = Array.from({ length: 24 }, (_, i) => bar(new Date(Date.UTC(2023, i, 1)).toISOString().slice(0, 10), new Date(Date.UTC(2023, i + 1, 0)).toISOString().slice(0, 10)));
    const under = labels("fr", "month", months);
    expect(under.filter((one) => one !== null)).toHaveLength(8);
    expect(under[0]).toBe("janv. 2023");
    expect(under[3]).toBe("avr.");
    expect(under[12]).toBe("janv. 2024");
    expect(labels("fr", "quarter", [january])).toEqual(["T1 2024"]);
    expect([roomy(months), roomy(months.slice(0, 10))]).toEqual([false, true]);
  });
});

describe("the facets", () => {
  it("count what is found, as drawn, in place of the codebook", async () => {
    await open();
    expect(at("code-FL.LUD")).toBeTruthy();
    await ask(DRAWN);
    expect(at("code-FL.LUD")).toBeNull();
    expect(values("space")).toEqual([["Forum", "3"], ["Microblog", "2"], ["Blog", "1"], ["E-commerce", "1"], ["Réseau social", "1"], ["Avis", "0"], ["Média", "0"]]);
    expect(values("code").slice(0, 3)).toEqual([["Blocage des capsules rechargeables", "5"], ["Critique", "4"], ["Pratique", "3"]]);
    expect(values("lang").map(([, count]) => count)).toEqual(["6", "2"]);
    expect(values("person")[0]).toEqual(["P03", "3"]);
    // With nothing asked, the codes are there again.
    search.type("");
    await search.run();
    await seen("code-FL.LUD");
  });

  it("keep a value alone by a press, leave another out, and let go of them", async () => {
    await open();
    await ask("capsule");
    at("facet-space-forum")!.click();
    await total(3);
    expect(search.text).toBe("space:forum capsule");
    await vi.waitFor(() => expect(at("facet-space-forum")!.getAttribute("aria-pressed")).toBe("true"));
    at("not-code-FL.CRI")!.click();
    await total(1);
    expect(search.text).toBe("space:forum -code:FL.CRI capsule");
    await vi.waitFor(() => expect(at("facet-code-FL.CRI")!.closest("li")!.className).toContain("not"));
    expect(plain(at("facet-code-FL.CRI")!.getAttribute("aria-label")!)).toContain("écarté");
    await accessible();
    at("unfacet-space-forum")!.click();
    await vi.waitFor(() => expect(search.text).toBe("-code:FL.CRI capsule"));
    await vi.waitFor(() => expect(at("unfacet-code-FL.CRI")).toBeTruthy());
    at("facet-space-forum")!.click();
    at("unfacet-code-FL.CRI")!.click();
    await vi.waitFor(() => expect(search.text).toBe("space:forum capsule"));
  });

  it("are a list for the keys: arrows, Enter, minus, Escape", async () => {
    await open();
    await ask("capsule");
    press("f");
    await vi.waitFor(() => expect(document.activeElement).toBe(at("facet-space-forum")));
    expect([...document.querySelectorAll(".facets [data-key][tabindex='0']")]).toHaveLength(1);
    press("ArrowDown");
    press("j");
    press("k");
    const second = document.activeElement as HTMLElement;
    expect(second.dataset.testid).toMatch(/^facet-space-/);
    press("ArrowRight");
    expect((document.activeElement as HTMLElement).dataset.of).toBe(second.dataset.key);
    press("ArrowLeft");
    expect(document.activeElement).toBe(second);
    const value = second.dataset.key!.split("\n")[1]!;
    press("-");
    await vi.waitFor(() => expect(search.text).toBe(`-space:${value} capsule`));
    await vi.waitFor(() => expect(facets.query).toBe(search.text));
    await settled();
    expect((document.activeElement as HTMLElement).dataset.key).toBe(`space\n${value}`);
    press("Delete");
    await vi.waitFor(() => expect(search.text).toBe("capsule"));
    press("Home");
    press("Enter");
    await vi.waitFor(() => expect(search.text).toBe("space:forum capsule"));
    press("Escape");
    expect(document.activeElement!.className).toBe("hits");
  });

  it("show all their values, sifted by words", async () => {
    const memory = await open();
    const counted = memory.searching.facets.bind(memory.searching);
    memory.searching.facets = async (query) => {
      const view = await counted(query);
      const many = Array.from({ length: 30 }, (_, i) => ({ value: `v${i}`, label: `Élan ${i}`, messages: 30 - i, code: null, chosen: i === 29 ? "not" as const : null }));
      return { ...view, facets: [{ field: "attr.ville", label: "ville", values: many, more: 12 }, ...view.facets] };
    };
    await ask("capsule");
    expect(values("attr.ville")).toHaveLength(7);
    expect([...document.querySelectorAll(".facets h2")].map((one) => one.textContent)).toEqual(["Espace", "Code", "Langue", "Personne", "Mois", "Lieu", "Rôle", "Codeur", "ville"]);
    const more = at("more-attr.ville")!;
    expect(plain(more.textContent!)).toBe("35 de plus");
    more.click();
    flushSync();
    expect(values("attr.ville")).toHaveLength(30);
    expect(plain(document.querySelector(".facets .q")!.textContent!)).toContain("12 autres");
    const field = at<HTMLInputElement>("facet-sift")!;
    field.value = "elan 2";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    flushSync();
    // Those named so, and the one that the query leaves out.
    expect(values("attr.ville").map(([label]) => label)).toEqual(["Élan 2", ...Array.from({ length: 10 }, (_, i) => `Élan ${20 + i}`)]);
    field.focus();
    press("ArrowDown");
    expect(document.activeElement!.textContent!.trim()).toBe("Élan 2");
    await accessible();
  });

  it("give way to what is typed meanwhile", async () => {
    const memory = await open();
    await ask("capsule");
    const refine = memory.searching.refine.bind(memory.searching);
    memory.searching.refine = async (...asked) => {
      search.text = "capsule plastique";
      return refine(...asked);
    };
    await search.refine("space", "forum", "only");
    expect(search.text).toBe("capsule plastique");
  });
});

describe("a query that finds nothing", () => {
  it("says so, and its facets still undo what restricts it", async () => {
    await open();
    await ask("space:media capsule");
    expect(document.querySelector(".empty")!.textContent).toContain("Aucun message");
    expect(at("unfacet-space-media")).toBeTruthy();
    await accessible();
    at("unfacet-space-media")!.click();
    await total(7);
  });

  it("while the index is built, asks again", async () => {
    await open();
    const memory = given();
    const counted = memory.searching.facets.bind(memory.searching);
    let building = true;
    memory.searching.facets = async (query) => ({ ...(await counted(query)), building });
    await search.ask("capsule");
    await settled();
    expect(facets.view).toBeNull();
    building = false;
    await search.renew();
    await vi.waitFor(() => expect(facets.query).toBe("capsule"));
  });
});
