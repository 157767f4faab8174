/** Bringing conversations in: files dropped or chosen, put right by hand, imported, stopped, undone, refused; over the platform in memory. */
import { flushSync } from "svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import en from "../../assets/i18n/en/import.ftl?raw";
import enKept from "../../assets/i18n/en/imports.ftl?raw";
import fr from "../../assets/i18n/fr/import.ftl?raw";
import frKept from "../../assets/i18n/fr/imports.ftl?raw";
import type { Options } from "../src/platform/memory";
import type { MemoryFile } from "../src/platform/memory/import";
import { importing } from "../src/state/import.svelte";
import { place } from "../src/state/place.svelte";
import { study } from "../src/state/study.svelte";
import { at, begun as started, choose, clean, close, open as plainly, press, says, seen } from "./bring";

const LONG = "Je voulais juste un bon expresso le matin, vite fait, sans nettoyer toute la cuisine.";
const FILES: Record<string, MemoryFile> = {
  "/d/percolateurs.csv": {
    columns: ["id", "repond_a", "auteur", "date", "verbatim", "titre", "note"],
    rows: [
      ["V1", "", "lina_75", "2024-03-04T08:12:00Z", LONG, "Vite fait", ""],
      ["V2", "V1", "marc", "2024-03-04T08:40:00Z", "Pratique, oui, mais à 0,52 € la capsule je refais le calcul.", "Calcul", ""],
      ["V3", "V2", "lina_75", "2024-03-04T09:31:00Z", "Une cérémonie… avec une capsule en plastique « compostable ».", "Façade", ""],
      ["V4", "", "zoe", "2024-03-05T10:00:00Z", "", "Sans texte", ""],
      ["V2", "V1", "marc", "2024-03-04T08:40:00Z", "Pratique, oui, mais à 0,52 € la capsule je refais le calcul.", "Calcul", ""],
      ["V6", "V99", "zoe", "2024-03-06T10:00:00Z", "Attention : j’ai lu que la mise à jour bloque les capsules.", "Alerte", ""],
    ],
  },
  "/d/enquete.xlsx": { columns: ["réponse", "question"], rows: [["Oui, beaucoup", "Q7"], ["Non", "Q7"]], sheets: ["Réponses", "Notes"] },
  "/d/avis.csv": { columns: ["id", "avis", "site"], rows: [["A1", "Une machine très simple.", "Boutique"], ["A2", "Le café est tiède.", "Boutique"]] },
  "/d/note.txt": { text: "Un texte seul.", confidence: 0.4 },
  "/d/sav.eml": { failure: { fr: "Ce format ne se lit pas encore. Rien n’a été importé.", en: "This format is not read yet. Nothing was imported." } },
  "/d/refus.csv": { columns: ["texte"], rows: [["Un avis."]], refusal: { fr: "Un enregistrement est trop long. Rien n’a été importé.", en: "A record is too long. Nothing was imported." } },
};

const open = (options: Options = {}) => plainly({ files: FILES, ...options });
const begun = (options: Options = {}) => started({ files: FILES, ...options });
afterEach(close);

const roles = () => [...document.querySelectorAll<HTMLSelectElement>(".map select")].map((select) => select.value);
/** A gate that a test opens by hand. */
function gated() {
  let free: (() => void)[] = [];
  let open = false;
  return {
    gate: () => (open ? Promise.resolve() : new Promise<void>((done) => free.push(done))),
    next: () => vi.waitFor(() => {
      expect(free.length).toBeGreaterThan(0);
      free.shift()!();
    }),
    release: () => {
      open = true;
      for (const done of free) done();
      free = [];
    },
  };
}

describe("bringing files in", () => {
  it("by mouse: dropped, recognised, put right, imported, read, undone", async () => {
    const memory = await begun();
    memory.drop({ paths: ["/d/percolateurs.csv", "/d/enquete.xlsx"], over: true });
    flushSync();
    expect(at("drop-target")!.textContent).toContain("etude");
    memory.drop({ paths: ["/d/percolateurs.csv", "/d/enquete.xlsx"], over: false });
    flushSync();
    expect(at("drop-target")).toBeNull();
    await says("import-facts", "6 enregistrements");
    await says("import-file-0", /percolateurs\.csv, 4/);
    await says("import-file-1", "à corriger");
    await says("status-import", "2 fichiers, 1 à corriger");
    expect(document.querySelector(".head h1")!.textContent).toBe("percolateurs.csv");
    expect(roles()).toEqual(["id", "parent", "account", "posted", "text", "title", "attribute"]);
    await says("import-column-2", "masqué à l’import");
    expect(at("import-column-2")!.textContent).not.toContain("lina_75");
    await says("import-column-4", "à confirmer");
    await says("import-column-6", "vide");
    await says("import-column-1", "1 perdu");
    // What is left out, to the record.
    await says("import-skipped", "Texte vide");
    at("import-show-0")!.click();
    await says("import-records-0", "4");
    await says("import-duplicates", "1 doublon");
    // The longest conversation, as it will be read.
    const margin = document.querySelector(".margin")!;
    expect(margin.querySelectorAll(".th").length).toBe(3);
    expect(margin.textContent).toContain("repond_a");
    expect(margin.querySelector("sup")!.textContent).toBe("re");
    await clean();

    // Another role: the preview follows, a role that only one column may have moves.
    choose("import-role-5", "text");
    await vi.waitFor(() => expect(roles()).toEqual(["id", "parent", "account", "posted", "attribute", "text", "attribute"]));
    await says("import-column-5", "choisi par vous");
    await vi.waitFor(() => expect(margin.textContent).toContain("Vite fait"));
    choose("import-role-4", "text");
    await vi.waitFor(() => expect(roles()[4]).toBe("text"));
    expect(roles()[5]).toBe("attribute");
    await vi.waitFor(() => expect(margin.textContent).toContain("expresso"));
    await says("import-counts", "4 messages, 2 conversations");

    at("import-go")!.click();
    await seen("import-report");
    await says("import-report", "4 messages importés");
    await says("import-equation-0", "6 enregistrements = 4 messages + 1 doublon + 1 laissé de côté");
    await says("import-done-0", "1 réponse dont le message parent manque");
    await says("import-file-0", "importé");
    await clean();
    expect(study.summary!.messages).toBe(4);
    at("import-read")!.click();
    expect((await seen("message-V2")).textContent).toContain("Q02");
    expect(place.room).toBe("read");
    at("room-import")!.click();
    (await seen("import-undo")).click();
    await seen("import-undone");
    expect(study.summary!.messages).toBe(0);
    expect(at("import-undo")).toBeNull();
    // The file that waited for its text column is still there.
    at("import-others")!.click();
    await seen("import-no-text");
    expect(document.querySelector(".head h1")!.textContent).toBe("enquete.xlsx");
  }, 20000);

  it("by keyboard: chosen in the dialog, Enter then Ctrl+Enter", async () => {
    await begun({ imports: [["/d/avis.csv"]] });
    (document.activeElement as HTMLElement).blur();
    press("Enter");
    await says("import-go", "Importer 2 messages");
    // Nobody answers anybody: the first messages, and no tree.
    await says("import-preview", /très simple.*tiède/);
    expect(document.querySelector(".margin .stem")).toBeNull();
    expect(document.querySelector(".margin")!.textContent).toContain("sans réponses");
    press("Enter", { ctrlKey: true });
    await seen("import-report");
    await vi.waitFor(() => expect(document.activeElement).toBe(at("import-read")));
  });

  it("asks for a text column before anything can come in", async () => {
    const memory = await begun();
    memory.drop({ paths: ["/d/enquete.xlsx"], over: false });
    await says("import-no-text", "Texte du message");
    expect(at<HTMLButtonElement>("import-go")!.disabled).toBe(true);
    press("Enter", { ctrlKey: true });
    choose("import-role-0", "text");
    await says("import-go", "Importer 2 messages");
    expect(at<HTMLButtonElement>("import-go")!.disabled).toBe(false);
    expect(at("import-no-text")).toBeNull();
    at("import-go")!.click();
    await says("import-report", "2 messages importés");
  });

  it("reads under the options that one sets, and keeps the last asked", async () => {
    const memory = await begun();
    memory.drop({ paths: ["/d/enquete.xlsx", "/d/avis.csv", "/d/note.txt"], over: false });
    await seen("import-facts");
    at("import-options")!.click();
    flushSync();
    expect([...at<HTMLSelectElement>("import-sheet")!.options].map((one) => one.textContent)).toEqual(["Réponses (reconnu)", "Réponses", "Notes"]);
    expect(at("import-delimiter")).toBeNull();
    const slow = memory.importPreview;
    memory.importPreview = async (path, plan) => {
      if (plan.sheet === "Notes") await new Promise((done) => setTimeout(done, 300));
      return slow(path, plan);
    };
    choose("import-sheet", "Notes");
    await new Promise((done) => setTimeout(done, 220));
    choose("import-sheet", "Réponses");
    await says("import-facts", "Réponses");
    await new Promise((done) => setTimeout(done, 350));
    expect(at("import-facts")!.textContent).toContain("Réponses");
    // A file whose format is not certain says so, its options in sight.
    at("import-file-2")!.click();
    await seen("import-unsure");
    expect(document.querySelector<HTMLDetailsElement>(".options")!.open).toBe(true);
    at("import-file-1")!.click();
    flushSync();
    choose("import-encoding", "UTF-16LE");
    await says("import-unreadable", "L’encodage n’est pas celui du fichier.");
    await says("import-file-1", "illisible");
    choose("import-encoding", "");
    await says("import-facts", "UTF-8");
    expect(at("import-unreadable")).toBeNull();
    // Only the messages that say no space take this one.
    choose("import-space", "survey");
    await vi.waitFor(() => expect(importing.chosen!.preview!.conversation!.row.space).toBe("survey"));
  });

  it("says why a file does not read, and imports the others", async () => {
    const memory = await begun();
    memory.drop({ paths: ["/d/sav.eml", "/d/avis.csv", "/d/refus.csv"], over: false });
    await says("import-unreadable", "Ce format ne se lit pas encore.");
    await says("import-file-0", "illisible");
    await says("import-go", "Importer 3 messages");
    await clean();
    at("lang-button")!.click();
    await says("import-unreadable", "This format is not read yet.");
    await says("import-go", "Import 3 messages");
    at("import-go")!.click();
    await says("import-report", "2 messages imported");
    await says("import-failed-1", "A record is too long.");
    await says("import-failed-1", "what the others brought is kept");
    expect(study.summary!.messages).toBe(2);
  });

  it("lets go of files one by one, then of all, and goes back", async () => {
    const memory = await begun();
    memory.drop({ paths: ["/d/avis.csv", "/d/percolateurs.csv", "/d/note.txt"], over: false });
    await seen("import-facts");
    at("import-file-0")!.focus();
    press("ArrowDown");
    await vi.waitFor(() => expect(document.activeElement).toBe(at("import-file-1")));
    expect(document.querySelector(".head h1")!.textContent).toBe("percolateurs.csv");
    at("import-remove-1")!.click();
    await vi.waitFor(() => expect(document.querySelector(".head h1")!.textContent).toBe("note.txt"));
    press("Delete");
    at("import-cancel")!.click();
    flushSync();
    expect(place.room).toBe("read");
    at("room-import")!.click();
    await seen("import-empty");
    await clean();
  });
});

describe("an import under way", () => {
  it("tells how far it is, from any room, and leaves nothing when stopped", async () => {
    const hold = gated();
    const memory = await begun({ importGate: hold.gate });
    memory.drop({ paths: ["/d/percolateurs.csv", "/d/avis.csv"], over: false });
    await says("import-go", "Importer 6 messages");
    at("import-go")!.click();
    await hold.next();
    await hold.next();
    await hold.next();
    await says("import-run-0", "3 enregistrements");
    await says("import-run-0", "50 % de");
    await says("import-run-0", "par seconde");
    await says("import-run-1", "attend son tour");
    await clean();
    at("room-history")!.click();
    await says("status-import", /Import : \d+ %, 3 enregistrements/);
    at("room-start")!.click();
    await says("failure", "Un import est en cours");
    expect(document.querySelector(".app")).toBeTruthy();
    at("room-import")!.click();
    await seen("import-stop");
    at("import-stop")!.focus();
    press("Escape");
    await says("import-left", "Arrêt en cours");
    hold.release();
    await says("import-stopped", "Rien n’en a été gardé");
    expect(study.summary!.messages).toBe(0);
    // The files are still there, and come in when asked again.
    at("import-go")!.click();
    await says("import-report", "6 messages importés");
    // One import of two files: undoing it undoes both.
    at("import-undo")!.click();
    await seen("import-undone");
    expect(study.summary!.messages).toBe(0);
    press("z", { ctrlKey: true, shiftKey: true });
    await vi.waitFor(() => expect(study.summary!.messages).toBe(4));
  });

  it("ends quietly while one reads elsewhere", async () => {
    const hold = gated();
    const memory = await begun({ importGate: hold.gate });
    memory.drop({ paths: ["/d/avis.csv"], over: false });
    await says("import-go", "Importer 2 messages");
    at("import-go")!.click();
    await hold.next();
    at("room-read")!.click();
    hold.release();
    await says("status-import", "Import terminé : 2 messages");
    expect(place.room).toBe("read");
    await seen("conversation-1");
    at("room-import")!.click();
    await seen("import-report");
    expect(at("status-import")).toBeNull();
  });
});

describe("the Start room", () => {
  it("makes a study for the files dropped on it, where the dialog says", async () => {
    const memory = await open({ picks: ["/home/lina/percolateurs.livi"] });
    const asked = vi.spyOn(memory, "pickNewStudy");
    memory.drop({ paths: ["/d/percolateurs.csv"], over: true });
    await says("drop-target", "commencer une étude");
    memory.drop({ paths: [], over: false });
    flushSync();
    expect(at("drop-target")).toBeNull();
    expect(asked).not.toHaveBeenCalled();
    memory.drop({ paths: ["/d/percolateurs.csv"], over: false });
    await seen("import-facts");
    expect(asked).toHaveBeenCalledWith("percolateurs.livi");
    expect(document.querySelector(".study")!.textContent).toBe("percolateurs");
  });

  it("makes one for the files chosen there, by keyboard", async () => {
    await open({ picks: ["/home/lina/avis.livi"], imports: [["/d/avis.csv"]] });
    at("start-drop")!.focus();
    at("start-drop")!.click();
    await says("import-go", "Importer 2 messages");
    expect(document.querySelector(".study")!.textContent).toBe("avis");
  });

  it("does nothing when that dialog is left, and opens a study that is dropped", async () => {
    const memory = await open();
    memory.drop({ paths: ["/d/percolateurs.csv"], over: false });
    await new Promise((done) => setTimeout(done, 20));
    expect(at("start")).toBeTruthy();
    expect(importing.files).toEqual([]);
    // The machine keeps the name of a study for itself, and says separately that it is to open.
    memory.drop({ paths: [], over: true });
    await says("drop-target", "ouvrir cette étude");
    memory.drop({ paths: [], over: false });
    memory.dropFile("/etudes/velmoka.livi");
    await seen("conversation-2");
  });

  it("says beside its entry why a study does not open, until the next try", async () => {
    await open();
    expect(at("start-drop")!.textContent).toContain("Déposer un fichier");
    at("recent-1")!.click();
    await says("recent-1-why", "introuvable");
    expect(at("recent-1")!.getAttribute("aria-describedby")).toBe("why-1");
    await clean();
    at("lang-button")!.click();
    await vi.waitFor(() => expect(at("recent-1-why")).toBeNull());
  });

  it("refuses to bring files into a study that is read only", async () => {
    const memory = await open({ readOnly: true });
    (await seen("open-sample")).click();
    await seen("message-V02");
    memory.drop({ paths: ["/d/avis.csv"], over: false });
    await says("import-empty", "lecture seule");
    expect(at("import-choose")).toBeNull();
  });
});

describe("the words of the room", () => {
  const keys = (source: string) => [...source.matchAll(/^([a-z][\w-]*) =/gm)].map((found) => found[1]!);
  const holes = (source: string) => new Map(source.split(/^(?=[a-z][\w-]* =)/m).slice(1).map((one) => [/^[\w-]+/.exec(one)![0], [...new Set([...one.matchAll(/\$(\w+)/g)].map((found) => found[1]!))].sort()]));

  it("are the same in both languages, with the signs of French", () => {
    expect(keys(fr)).toEqual(keys(en));
    expect(keys(frKept)).toEqual(keys(enKept));
    for (const [key, names] of holes(fr)) if (key !== "import-margin-longest") expect([key, names]).toEqual([key, holes(en).get(key)]);
    for (const line of fr.split("\n").filter((one) => !one.startsWith("#"))) {
      const value = line.replace(/\{[^}]*\}|\[\w+\]/g, "x").replace(/^[\w-]+ =/, "");
      expect(value).not.toMatch(/ [:;!?»]|« |['"]|[^\u202f\s][;!?](?:\s|$)/);
    }
  });
});
