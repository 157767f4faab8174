/** Files to import, for a plain browser: the worked study as a table, a survey without a text column, one that does not read. */
import type { MemoryFile } from "./reader";
import { source } from "./sample";

const COLUMNS = ["texte", "id", "repond_a", "auteur", "date", "espace", "site", "langue", "rôle_auteur", "personne", "note", "url"];

export function browserFiles(): Record<string, MemoryFile> {
  const rows = source.messages.map((one) => [one.text, one.id, one.parent ?? "", one.account, one.posted, one.space, one.venue ?? "", one.lang, one.role, one.person, "", ""]);
  const twice = rows[10] ?? [];
  return {
    "/percolateurs-mars.csv": { columns: COLUMNS, rows: [...rows.slice(0, 8), ["", "V90", ...Array<string>(10).fill("")], ...rows.slice(8), twice, ["", "V91", ...Array<string>(10).fill("")]] },
    "/enquete-q7.xlsx": { columns: ["réponse", "question"], rows: [["Le café est tiède.", "Q7"], ["Rien à redire.", "Q7"]], sheets: ["Réponses", "Notes"] },
    "/vague-2.csv": {
      columns: ["id", "verbatim", "note_5", "région"], rows: [["W1", "La machine chauffe vite.", "4", "Ouest"], ["W2", "Trop bruyante.", "2", "Nord"]],
      recipe: { file: "vague-1.csv", at: "2026-03-03T10:00:00Z", roles: { verbatim: "text", note_5: "rating" } },
    },
    "/enquete-large.csv": survey(),
    "/dossier/avis-1.csv": reviews("A"),
    "/dossier/avis-2.csv": reviews("B"),
    "/sav-avril.eml": { failure: { fr: "EML : ce format ne se lit pas encore. Rien n’a été importé.", en: "EML: this format is not read yet. Nothing was imported." } },
  };
}

/** Reviews as a known tool gives them; the same words come twice. */
function reviews(letter: string): MemoryFile {
  return {
    columns: ["review_id", "Review Text", "Rating"], rows: [[`${letter}1`, "Très bonne machine.", "5"], [`${letter}2`, "Livraison rapide.", "4"]],
    format: "trustpilot", told: ["review_id", "Review Text"], roles: { review_id: "id", "Review Text": "text", Rating: "rating" }, space: "review", venue: "Trustpilot", lang: "fr",
  };
}

/** A wide survey: two open questions, a hundred closed ones. */
function survey(): MemoryFile {
  const closed = Array.from({ length: 100 }, (_, i) => `Q${i + 10}`);
  const people = ["r-01", "r-02", "r-03", "r-04"];
  const [why, what] = [["Pour le goût.", "Le prix.", "", "Pour le geste."], ["", "Un réservoir plus grand.", "Rien.", "Une notice."]];
  return {
    columns: ["respid", "poids", "Q1", "Q2", ...closed],
    rows: people.map((who, i) => [who, "1,02", why[i]!, what[i]!, ...closed.map((_, k) => String(((i + k) % 5) + 1))]),
    labels: { Q1: "Pourquoi avez-vous choisi cette machine ?", Q2: "Que changeriez-vous ?", ...Object.fromEntries(closed.map((name, k) => [name, `Affirmation n° ${k + 1}`])) },
    format: "limesurvey", told: ["respid", "Q1"], roles: { respid: "respondent", poids: "weight", Q1: "answer", Q2: "answer" }, space: "survey",
  };
}
