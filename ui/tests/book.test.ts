/** The Codes room across the tree: codes marked and merged, relations and nets, a code's page, pairs, splitting, versions, files. */
import { flushSync } from "svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import { book } from "../src/state/book.svelte";
import { codebook } from "../src/state/codebook.svelte";
import { place } from "../src/state/place.svelte";
import { segments } from "../src/state/segments.svelte";
import { study } from "../src/state/study.svelte";
import type { Options } from "../src/platform/memory";
import { accessible, at, close, open, press, seen } from "./hands";

const SLOW = { timeout: 20_000 };
const until = (then: () => void) => vi.waitFor(then, { timeout: 4000 });

async function codes(options: Options = {}): Promise<void> {
  await open(options);
  place.go("codebook");
  flushSync();
  await seen("codebook-FL.PRA");
  await until(() => expect(document.activeElement?.getAttribute("role")).toBe("tree"));
}
function write(id: string, text: string): void {
  const field = at<HTMLInputElement>(id)!;
  field.focus();
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
  flushSync();
}

afterEach(close);

describe("the codes", SLOW, () => {
  it("are marked by the bar, merged with their counts told before, and come back", async () => {
    await codes();
    const [first, second] = study.codes;
    const [a, b] = [first!.codings, second!.codings];
    press(" ");
    press("j");
    press(" ");
    expect(at("book-marked")!.textContent).toContain("2 codes");
    press("m");
    await seen("merge-dialog");
    await until(() => expect(at("merge-told")!.textContent).toContain("codage"));
    at(`merge-into-${first!.ext}`)!.click();
    await until(() => expect(book.merging?.told?.codings).toBeGreaterThan(0));
    write("merge-reason", "la même chose");
    at("merge-go")!.click();
    await until(() => expect(study.codes.some((code) => code.id === second!.id)).toBe(false));
    expect(study.code(first!.id)!.include.fr).toContain(second!.label.fr);
    expect(study.code(first!.id)!.codings).toBeLessThanOrEqual(a + b);
    expect(codebook.code?.id).toBe(first!.id);
    await until(() => expect(book.versions).toHaveLength(1));
    press("z", { ctrlKey: true });
    await until(() => expect(study.code(second!.id)?.codings).toBe(b));
  });

  it("are filtered, folded, and never hide what fits", async () => {
    await codes();
    press("f");
    expect(document.activeElement).toBe(at("book-filter"));
    write("book-filter", "critique");
    expect(book.shown.map((code) => code.label.fr)).toEqual(["Critique"]);
    press("Escape");
    await until(() => expect(book.shown.length).toBe(study.codes.length));
    codebook.choose(study.codes[1]!.id);
    await codebook.shift("in");
    await until(() => expect(study.codes[1]!.parent).toBe(study.codes[0]!.id));
    expect(book.toggle(study.codes[0]!, true)).toBe(true);
    expect(book.shown).not.toContain(study.codes[1]);
  });

  it("are related and held in nets, which count once", async () => {
    await codes();
    const [a, b] = study.codes;
    (await seen("relations")).setAttribute("open", "");
    await book.change(async () => (await import("../src/state/machine")).machine().relate(a!.id, "consequence", b!.id, "toujours"));
    await until(() => expect(at("relations")!.textContent).toContain("est une conséquence de"));
    codebook.choose(b!.id);
    await until(() => expect(at("relations")!.textContent).toContain("a pour conséquence"));
    write("net-name", "Freins");
    at("net-add")!.click();
    await until(() => expect(book.view.nets.map((net) => net.codes)).toEqual([[b!.id]]));
    expect(book.view.nets[0]!.messages).toBe(study.code(b!.id)!.messages);
  });

  it("are kept as a version under a name, compared, and written as a file", async () => {
    await codes({ picks: ["/livre.qdc"] });
    write("version-name", "Première");
    at("version-keep")!.click();
    await until(() => expect(book.versions.map((one) => one.name)).toEqual(["Première"]));
    expect(at("status-book")!.textContent).toBe("Livre de codes, version 1");
    codebook.rename(study.codes[0]!);
    codebook.renaming!.name = "Usage";
    await codebook.renamed();
    await until(() => expect(at("status-book")!.textContent).toBe("Livre de codes, version 2"));
    at("version-diff-1")!.click();
    await until(() => expect(at("difference")!.textContent).toContain("Pratique → Usage"));
    press("Escape");
    await seen("codebook-FL.PRA");
    at("codebook-export")!.click();
    (await seen("book-export-qdc")).click();
    at("book-export-go")!.click();
    await until(() => expect(at("codes-said")!.textContent).toContain("/livre.qdc"));
  });
});

describe("a code's page", SLOW, () => {
  it("shows its segments, compares two, and keeps what the comparison says", async () => {
    await codes();
    press("Enter");
    // The page shows what the brand itself says too, which the counts leave out.
    await until(() => expect(segments.pages.total).toBe(7));
    expect(study.codes[0]!.codings).toBe(6);
    await accessible();
    press("n");
    await until(() => expect(segments.pair).toHaveLength(2));
    const [fixed, second] = segments.pair;
    press("n");
    await until(() => expect(segments.pair[1]!.id).not.toBe(second!.id));
    expect(segments.pair[0]!.id).toBe(fixed!.id);
    const current = segments.current!;
    press("t");
    await until(() => expect(study.codes[0]!.exampleAt?.quote).toBe(current.quote));
    press("x");
    await until(() => expect(segments.pages.total).toBe(6));
    expect(study.codes[0]!.exampleAt?.quote).toBe(current.quote);
    press("Escape");
    await seen("codebook-FL.PRA");
  });

  it("is split by digits, all at once, and what is begun stays while one looks elsewhere", async () => {
    await codes();
    const { id, codings } = study.codes[0]!;
    press("s");
    await seen("split");
    write("part-name", "Vitesse");
    at("part-add")!.click();
    flushSync();
    document.querySelector<HTMLElement>("[role=listbox]")!.focus();
    await until(() => expect(segments.current).toBeTruthy());
    press("1");
    await until(() => expect(segments.at).toBe(1));
    place.go("history");
    place.go("codebook");
    await seen("split");
    at("split-apply")!.click();
    await until(() => expect(study.codes.find((code) => code.label.fr === "Vitesse")).toMatchObject({ parent: id, codings: 1 }));
    expect(study.code(id)!.codings).toBe(codings);
  });
});
