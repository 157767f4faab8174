/** What is too long for its place in the Import room and around it: names of files, identifiers, columns that tell a format. */
import { afterEach, describe, expect, it, vi } from "vitest";
import type { MemoryFile } from "../src/platform/memory/import";
import { importing } from "../src/state/import.svelte";
import { cut, split, within } from "../src/rooms/import/names";
import { brief } from "../src/text/abridge";
import { at, begun as started, choose, clean, close, press, says, seen } from "./bring";

const LONG = "LZQPQhLyRh80UYxNuaDWhIGQYNQ96IuCg-AYWqNPjpU";
const table = (id: string, rows: string[][] = [[id, "2013-11-07T06:20:48Z", "Un avis."], [`${id}b`, "2015-02-01T10:00:00Z", "Un autre."]]): MemoryFile => ({ columns: ["id", "date", "texte"], rows });
const FILES: Record<string, MemoryFile> = {
  "/d/vagues/mars/avis.csv": table("M"), "/d/vagues/avril/avis.csv": table("A"), "/d/vagues/releve.csv": table(LONG),
  "/d/vagues/sans-texte.csv": { columns: ["a", "b"], rows: [["1", "2"]] },
  "/d/vagues/photo.png": { failure: { fr: "Ce n’est pas un tableau. Rien n’a été lu.", en: "This is no table. Nothing was read." } },
  "/d/gens.csv": { columns: ["id", "texte", "IPAddress"], rows: [["1", "Un avis.", "90.1.2.3"], ["2", "Un autre.", "90.1.2.4"]], roles: { id: "id", texte: "text", IPAddress: "ignore" } },
  "/d/outil.csv": { ...table("O"), told: ["id", "date", "texte", "d", "d", "e", "f", "g"] },
};
const begun = () => started({ files: FILES });
afterEach(close);

describe("the name of a file", () => {
  it("is its own, without the folder or the archive that leads to it", () => {
    expect(split("walk/enquêtes/q.csv")).toEqual(["walk/enquêtes/", "q.csv"]);
    expect(split("walk/collecte.zip › sub/vide.csv")).toEqual(["walk/collecte.zip › sub/", "vide.csv"]);
    expect(split("collecte.zip › posts.ndjson")).toEqual(["collecte.zip › ", "posts.ndjson"]);
    expect(split("avis.csv")).toEqual(["", "avis.csv"]);
    expect(within("walk/collecte.zip › ")).toBe("walk/collecte.zip");
    expect(within("walk/")).toBe("walk");
  });

  it("keeps its end when it is cut, the extension with it; not when it reads from right to left", () => {
    expect(cut("avis.csv")).toEqual(["avis.csv", ""]);
    expect(cut("thanksgiving-2015-poll-data.csv")).toEqual(["thanksgiving-2015-poll", "-data.csv"]);
    expect(cut("un nom très long sans extension")).toEqual(["un nom très long sans exte", "nsion"]);
    expect(cut("آراء العملاء في المتجر ٢٠٢٤.csv")[1]).toBe("");
  });

  it("is told apart by its folder, where two files have the same", async () => {
    const memory = await begun();
    memory.drop({ paths: ["/d/vagues"], over: false });
    await says("import-file-0", /^avis\.csv, vagues\/mars, 2$/);
    await says("import-file-1", /^avis\.csv, vagues\/avril, 2$/);
    await says("import-file-2", /^releve\.csv, 2$/);
    await says("import-file-4", "illisible");
    await clean();
    // The report counts what was left, each file under its whole name.
    await vi.waitFor(() => expect(importing.ready).toHaveLength(3));
    at("import-go")!.click();
    await seen("import-report");
    await says("import-report", "3 fichiers, en");
    await says("import-report", "1 fichier illisible, laissé");
    await says("import-report", "1 fichier à corriger, laissé");
    await says("import-done-1", "vagues/avril/avis.csv");
    at("lang-button")!.click();
    await says("import-report", "1 unreadable file left");
    await clean();
    // Arrows go from file to file in the report; one that was left is looked at when it is opened.
    at("import-file-2")!.click();
    at("import-file-2")!.focus();
    press("ArrowDown");
    await vi.waitFor(() => expect(document.activeElement).toBe(at("import-file-3")));
    expect(at("import-report")).toBeTruthy();
    at("import-file-4")!.click();
    await says("import-unreadable", "This is no table.");
    expect(importing.files).toHaveLength(2);
  });
});

describe("what is long", () => {
  it("is cut in its middle in headings: an identifier", () => {
    expect(brief("V05")).toBe("V05");
    expect(brief(LONG)).toBe("LZQPQhLyR\u2060…\u2060YWqNPjpU");
    expect([...brief("👩‍🌾".repeat(20))]).toHaveLength(20);
  });

  it("is whole where the pointer rests, on the first messages, each with its day", async () => {
    const memory = await begun();
    memory.drop({ paths: ["/d/vagues/releve.csv"], over: false });
    const preview = await seen("import-preview");
    expect(preview.textContent).toContain("7 novembre 2013");
    expect(preview.textContent).toContain("1er février 2015");
    expect(preview.querySelector(".end")!.getAttribute("title")).toBe(LONG);
    expect(preview.querySelector(".end")!.textContent).toMatch(/^LZQP.*…\u2060.*pjpU$|^LZQP.*…\u2060.*jpU$/);
  });

  it("is not shown, when a tool says that it is about a person and leaves it out; unless the analyst asks for it", async () => {
    const memory = await begun();
    memory.drop({ paths: ["/d/gens.csv"], over: false });
    await says("import-column-2", "masqué");
    expect(at("import-column-2")!.textContent).not.toContain("90.1.2.3");
    choose("import-role-2", "attribute");
    await says("import-column-2", "90.1.2.3");
  });

  it("says the first columns that told the format, and how many others", async () => {
    const memory = await begun();
    memory.drop({ paths: ["/d/outil.csv"], over: false });
    await says("import-told", "Reconnu à ses colonnes id, date, texte, d, e et 2 autres.");
    expect(at("import-told")!.title).toContain("f, g");
  });
});
