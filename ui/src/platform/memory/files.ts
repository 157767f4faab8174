/** Files to import, for a plain browser: the worked study as a table, a survey without a text column, one that does not read. */
import type { MemoryFile } from "./import";
import { source } from "./sample";

const COLUMNS = ["texte", "id", "repond_a", "auteur", "date", "espace", "site", "langue", "rôle_auteur", "personne", "note", "url"];

export function browserFiles(): Record<string, MemoryFile> {
  const rows = source.messages.map((one) => [one.text, one.id, one.parent ?? "", one.account, one.posted, one.space, one.venue ?? "", one.lang, one.role, one.person, "", ""]);
  const twice = rows[10] ?? [];
  return {
    "/percolateurs-mars.csv": { columns: COLUMNS, rows: [...rows.slice(0, 8), ["", "V90", ...Array<string>(10).fill("")], ...rows.slice(8), twice, ["", "V91", ...Array<string>(10).fill("")]] },
    "/enquete-q7.xlsx": { columns: ["réponse", "question"], rows: [["Le café est tiède.", "Q7"], ["Rien à redire.", "Q7"]], sheets: ["Réponses", "Notes"] },
    "/sav-avril.eml": { failure: { fr: "EML : ce format ne se lit pas encore. Rien n’a été importé.", en: "EML: this format is not read yet. Nothing was imported." } },
  };
}
