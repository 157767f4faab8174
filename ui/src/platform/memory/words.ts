/** The few sentences that the shell would say, for the platform in memory. */
import type { Lang } from "../types";

const FR = {
  veridictory: "Véridiction", thymic: "Thymie", actant: "Actants", position: "Carré des valorisations",
  isotopy: "Isotopies", insight: "Insights", memo: "Mémos",
  intensity: "intensité", quest: "quête", others: "messages", evidence: "preuve",
  created: "Étude « Velmoka One » créée", imported: "Import de l’étude « velmoka.json » : 14 messages, 34 codages",
  placed: "« {code} » posé sur {message}",
  missing: "« {path} » est introuvable. Vérifiez le chemin.",
  none: "Il n’y a rien à annuler.", unknown: "Aucun message de ce numéro dans l’étude.",
  field: "« {field} » n’est pas un champ ; le mot est laissé de côté.", quote: "Il manque le guillemet fermant.",
  code: "Aucun code « {code} » dans le livre de codes.",
};
const EN: typeof FR = {
  veridictory: "Veridiction", thymic: "Thymic evaluation", actant: "Actants", position: "Square of valorisations",
  isotopy: "Isotopies", insight: "Insights", memo: "Memos",
  intensity: "intensity", quest: "quest", others: "messages", evidence: "evidence",
  created: "Study “Velmoka One” created", imported: "Study “velmoka.json” imported: 14 messages, 34 codings",
  placed: "“{code}” put on {message}",
  missing: "“{path}” cannot be found. Check the path.",
  none: "There is nothing to undo.", unknown: "The study has no such message.",
  field: "“{field}” is not a field; the word is left out.", quote: "The closing quotation mark is missing.",
  code: "The codebook has no code “{code}”.",
};

export type Word = keyof typeof FR;

/** A sentence, its holes filled. */
export function word(lang: Lang, key: Word, holes: Record<string, string> = {}): string {
  const sentence = (lang === "fr" ? FR : EN)[key];
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => holes[name] ?? "");
}
