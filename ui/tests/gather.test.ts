/** Folders and archives, known tools, waves, wide surveys: what is recognised before an import, by mouse and by keyboard. */
import { flushSync } from "svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { MemoryFile } from "../src/platform/memory/import";
import type { Options } from "../src/platform/memory";
import { importing } from "../src/state/import.svelte";
import { place } from "../src/state/place.svelte";
import { at, begun as started, choose, clean, close, press, says, seen, type } from "./bring";

const review = (id: string): MemoryFile => ({
  columns: ["review_id", "Review Text", "Rating"], rows: [[id, "Très bonne machine.", "5"], [`${id}b`, "Livraison rapide.", "4"]],
  format: "trustpilot", told: ["review_id", "Review Text"], roles: { review_id: "id", "Review Text": "text", Rating: "rating" }, space: "review", venue: "Trustpilot", lang: "fr",
});
const BROKEN: MemoryFile = { failure: { fr: "Le fichier est abîmé. Rien n’a été lu.", en: "The file is damaged. Nothing was read." } };
const CLOSED = Array.from({ length: 96 }, (_, i) => `Q${i + 10}`);
const SURVEY: MemoryFile = {
  columns: ["respid", "poids", "Q1", "Q2", ...CLOSED],
  rows: [["r1", "1,1", "Pour le goût.", ""], ["r2", "0,9", "Le prix.", "Un réservoir."], ["r3", "1,0", "", "Rien."]].map((row, i) => [...row, ...CLOSED.map((_, k) => String((i + k) % 5))]),
  labels: { Q1: "Pourquoi cette machine ?", Q2: "Que changeriez-vous ?", Q50: "Facilité de nettoyage" },
  format: "limesurvey", told: ["respid"], roles: { respid: "respondent", poids: "weight", Q1: "answer", Q2: "answer" }, space: "survey",
};
const FILES: Record<string, MemoryFile> = {
  "/d/dossier/a.csv": review("A"), "/d/dossier/sous/b.csv": review("B"), "/d/dossier/c.eml": BROKEN, "/d/dossier/d.eml": BROKEN,
  "/d/export.zip/un.csv": review("U"), "/d/export.zip/deux.csv": review("V"),
  "/d/vague-2.csv": {
    columns: ["id", "verbatim", "note_5"], rows: [["W1", "Chauffe vite.", "4"], ["W2", "Bruyante.", "2"]],
    recipe: { file: "vague-1.csv", at: "2026-03-03T10:00:00Z", roles: { verbatim: "text", note_5: "rating" } },
  },
  "/d/enquete.csv": SURVEY,
  "/d/meme.csv": { columns: ["id", "texte"], rows: [["X", "Un avis."], ["X", "Un autre."]] },
};
const begun = (options: Options = {}) => started({ files: FILES, ...options });
afterEach(close);

describe("folders and archives", () => {
  it("become their files, each in its place; those that do not read leave together", async () => {
    const memory = await begun();
    memory.drop({ paths: ["/d/dossier", "/d/export.zip"], over: false });
    await says("import-file-0", /^a\.csv, 2$/);
    expect(at("import-file-0")!.title).toBe("/d/dossier/a.csv");
    expect(document.querySelector(".head h1")!.textContent).toBe("dossier/a.csv");
    expect(importing.files.map(({ file }) => file)).toEqual(["dossier/a.csv", "dossier/sous/b.csv", "dossier/c.eml", "dossier/d.eml", "export.zip/un.csv", "export.zip/deux.csv"]);
    await says("import-file-5", "2");
    await says("import-remove-unreadable", "Retirer 2 fichiers illisibles");
    await clean();
    at("import-remove-unreadable")!.click();
    await vi.waitFor(() => expect(importing.files).toHaveLength(4));
    expect(at("import-remove-unreadable")).toBeNull();
    await vi.waitFor(() => expect(document.activeElement).toBe(at("import-file-0")));
    // Dropped twice, a folder brings nothing new.
    memory.drop({ paths: ["/d/dossier"], over: false });
    await vi.waitFor(() => expect(importing.files).toHaveLength(6));
  });

  it("are chosen by keyboard, and walked through with one stop for Tab", async () => {
    await begun({ folders: [["/d/dossier"]] });
    at("import-choose-folder")!.focus();
    at("import-choose-folder")!.click();
    await seen("import-file-3");
    await says("import-facts", "Trustpilot");
    expect([...document.querySelectorAll(".plan button[tabindex='0']")].map((one) => (one as HTMLElement).dataset.testid)).toEqual(["import-file-0", "import-remove-0"]);
    at("import-file-0")!.focus();
    press("ArrowDown");
    await vi.waitFor(() => expect(document.activeElement).toBe(at("import-file-1")));
    press("End");
    await vi.waitFor(() => expect(document.activeElement).toBe(at("import-file-3")));
    await says("import-unreadable", "Le fichier est abîmé.");
    press("PageUp");
    await vi.waitFor(() => expect(document.activeElement).toBe(at("import-file-0")));
    at("import-add-folder")!.click();
    await vi.waitFor(() => expect(importing.files).toHaveLength(4));
  });

  it("say that they are being opened when it takes a while, in both languages; what comes too late is for nobody", async () => {
    let free = () => {};
    const memory = await begun({ gatherGate: () => new Promise<void>((done) => (free = done)) });
    memory.drop({ paths: ["/d/dossier"], over: false });
    await says("import-gathering", "Le dossier s’ouvre");
    at("lang-button")!.click();
    await says("import-gathering", "The folder is being opened");
    free();
    await seen("import-file-0");
    expect(at("import-gathering")!.textContent).toBe("");
    at("import-cancel")!.click();
    at("room-import")!.click();
    memory.drop({ paths: ["/d/export.zip"], over: false });
    importing.clear();
    free();
    await new Promise((done) => setTimeout(done, 20));
    expect(importing.files).toEqual([]);
  });

  it("still come in when the last file before them is let go of meanwhile", async () => {
    let free = () => {};
    const memory = await begun({ gatherGate: () => new Promise<void>((done) => (free = done)) });
    memory.drop({ paths: ["/d/meme.csv"], over: false });
    free();
    await seen("import-remove-0");
    memory.drop({ paths: ["/d/dossier"], over: false });
    at("import-remove-0")!.click();
    flushSync();
    expect(importing.files).toEqual([]);
    free();
    await vi.waitFor(() => expect(importing.files).toHaveLength(4));
  });

  it("that hold nothing to read say so, in the language of now, without options that could not mend them", async () => {
    const memory = await begun();
    memory.drop({ paths: ["/d/vide.zip"], over: false });
    await says("import-unreadable", "aucun fichier à lire");
    expect(at("import-options")).toBeNull();
    at("lang-button")!.click();
    await says("import-unreadable", "no file to read");
    at("import-remove-0")!.click();
    await seen("import-empty");
  });

  it("are looked at three at a time, the one being read first", async () => {
    const memory = await begun({ files: Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`/d/dossier60/${i + 10}.csv`, review(`F${i}`)])) });
    const slow = memory.importPreview;
    const waiting: [string, () => void][] = [];
    memory.importPreview = async (path, plan) => {
      await new Promise<void>((done) => waiting.push([path, done]));
      return slow(path, plan);
    };
    memory.drop({ paths: ["/d/dossier60"], over: false });
    await seen("import-file-59");
    await vi.waitFor(() => expect(waiting).toHaveLength(3));
    at("import-file-40")!.click();
    flushSync();
    waiting[0]![1]();
    await vi.waitFor(() => expect(waiting).toHaveLength(4));
    expect(waiting[3]![0]).toBe("/d/dossier60/50.csv");
    importing.clear();
    for (const [, done] of waiting) done();
  });
});

describe("what is recognised", () => {
  it("names the tool and the columns that told it, and what it says of all messages, which can be put right", async () => {
    const memory = await begun();
    memory.drop({ paths: ["/d/dossier/a.csv"], over: false });
    await says("import-facts", "Trustpilot");
    await says("import-facts", "certain");
    await says("import-told", "Reconnu à ses colonnes review_id, Review Text.");
    await says("import-column-1", "par l’outil");
    await says("import-options", "Avis, Trustpilot, français (reconnu)");
    at("import-options")!.click();
    flushSync();
    await vi.waitFor(() => expect([...at<HTMLSelectElement>("import-format")!.querySelectorAll("optgroup")].map(({ label }) => label)).toEqual(["Fichiers", "Outils de collecte", "Avis", "Écoute", "Enquêtes"]));
    expect(at<HTMLSelectElement>("import-space")!.options[0]!.textContent).toBe("Avis (reconnu)");
    expect(at<HTMLSelectElement>("import-lang")!.options[0]!.textContent).toBe("français (reconnu)");
    expect(at<HTMLInputElement>("import-venue")!.placeholder).toBe("Trustpilot (reconnu)");
    choose("import-space", "ecommerce");
    await vi.waitFor(() => expect(importing.chosen!.preview!.conversation!.row.space).toBe("ecommerce"));
    await clean();
    at("lang-button")!.click();
    await says("import-told", "Known by its columns review_id, Review Text.");
    await vi.waitFor(() => expect(at<HTMLSelectElement>("import-format")!.querySelector("optgroup")!.label).toBe("Files"));
  });

  it("follows an earlier wave, until it is told not to; and again", async () => {
    const memory = await begun();
    memory.drop({ paths: ["/d/vague-2.csv"], over: false });
    await says("import-recipe", "Lu comme « vague-1.csv » l’a été le 3 mars 2026.");
    await says("import-column-2", "comme avant");
    expect(at<HTMLSelectElement>("import-role-2")!.value).toBe("rating");
    at("import-follow")!.focus();
    at("import-follow")!.click();
    await vi.waitFor(() => expect(at<HTMLSelectElement>("import-role-2")!.value).toBe("attribute"));
    await says("import-recipe", "Lu sans suivre « vague-1.csv ».");
    expect(document.activeElement).toBe(at("import-follow"));
    await seen("import-no-text");
    at("import-follow")!.click();
    await vi.waitFor(() => expect(at<HTMLSelectElement>("import-role-2")!.value).toBe("rating"));
    at("lang-button")!.click();
    await says("import-recipe", "Read as “vague-1.csv” was on 3 March 2026.");
  });

  it("asks about an identifier that is the same everywhere", async () => {
    const memory = await begun();
    memory.drop({ paths: ["/d/meme.csv"], over: false });
    await says("import-one-id", "même identifiant dans la colonne « id »");
    await says("import-go", "Importer 1 message");
    await clean();
    at("import-one-id-go")!.click();
    await says("import-go", "Importer 2 messages");
    expect(at("import-one-id")).toBeNull();
    expect(at<HTMLSelectElement>("import-role-0")!.value).toBe("attribute");
  });
});

describe("a wide survey", () => {
  it("folds its attributes, finds a column, gives several the answers", async () => {
    const memory = await begun();
    memory.drop({ paths: ["/d/enquete.csv"], over: false });
    await says("import-attributes", "et 96 attributs");
    expect(document.querySelectorAll(".map select")).toHaveLength(4);
    await says("import-column-2", "Pourquoi cette machine ?");
    expect([...at("import-role-2")!.querySelectorAll("optgroup")].map((one) => (one as HTMLOptGroupElement).label)).toEqual(["Le message", "Qui et où", "Enquête", "Le reste"]);
    expect(at("import-no-text")).toBeNull();
    // By the question as put, without its accents.
    type("import-find", "facilite");
    expect([...document.querySelectorAll(".map tbody tr")].map((row) => (row as HTMLElement).dataset.testid)).toEqual(["import-column-44"]);
    await says("import-found", "1 colonne sur 100");
    choose("import-role-44", "answer");
    at("import-find")!.focus();
    press("Escape");
    expect(at<HTMLInputElement>("import-find")!.value).toBe("");
    // What one gave a role stays in sight; the answers of before keep theirs.
    expect([...document.querySelectorAll<HTMLSelectElement>(".map select")].map((select) => select.value)).toEqual(["respondent", "weight", "answer", "answer", "answer"]);
    choose("import-role-44", "attribute");
    flushSync();
    expect(at("import-column-44")).toBeTruthy();
    await says("import-attributes", "et 95 attributs");
    at("import-attributes")!.click();
    flushSync();
    expect(document.querySelectorAll(".map select")).toHaveLength(100);
    expect(at("import-attributes")!.getAttribute("aria-expanded")).toBe("true");
    await clean();
  }, 20000);

  it("shows up to three examples of a column", async () => {
    const memory = await begun();
    memory.drop({ paths: ["/d/enquete.csv"], over: false });
    (await seen("import-sample-0")).focus();
    at("import-sample-0")!.click();
    flushSync();
    expect([...at("import-samples-0")!.querySelectorAll("li")].map((one) => one.textContent)).toEqual(["r1", "r2", "r3"]);
    expect(at("import-sample-0")!.getAttribute("aria-expanded")).toBe("true");
    at("import-sample-0")!.click();
    flushSync();
    expect(at("import-samples-0")).toBeNull();
  });

  it("is previewed with its questions above the answers, and their bases", async () => {
    const memory = await begun();
    memory.drop({ paths: ["/d/enquete.csv"], over: false });
    await says("import-survey", "3 répondants, 2 questions ouvertes");
    await says("import-survey", "2/3 ont répondu");
    // Said once above the answers that follow one another.
    expect([...document.querySelectorAll(".asread .question")].map((one) => one.textContent)).toEqual(["Pourquoi cette machine ?", "Que changeriez-vous ?"]);
    await says("import-skipped", "Question laissée sans réponse");
    at("import-go")!.click();
    await says("import-equation-0", "6 enregistrements = 4 messages");
    await says("import-done-0-questions", "Que changeriez-vous ?");
    at("import-done-0-columns")!.click();
    await says("import-done-0", "Réponse ouverte");
    at("import-read")!.click();
    await says("question", "Pourquoi cette machine ?");
    expect(place.room).toBe("read");
  });
});
