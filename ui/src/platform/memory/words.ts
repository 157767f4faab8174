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
  noCode: "Aucun code « {code} » dans le livre de codes.", codeAdded: "Code « {code} » ajouté", codeEdited: "Code « {code} » modifié", codeMoved: "Code « {code} » déplacé",
  codeDeleted: "Code « {code} » supprimé, avec {codings} codages", codesAdded: "{count} codes ajoutés ({source})",
  "figure-corpus": "Le corpus", "figure-codes": "Fréquence des codes", "figure-cooccurrence": "Codes posés ensemble", "figure-threads": "Qui répond à qui",
  base: "Base : {messages} messages, {persons} personnes.", brandIn: "Parole de marque comprise ({count}).", brandOut: "Parole de marque exclue ({count}).", once: "Les textes semblables comptent une fois.",
  messages: "Messages", codeColumn: "Code", pairColumn: "Paire", spaceColumn: "Espace", langColumn: "Langue", codesTitle: "Codes", verbatims: "Verbatims",
  codeCycle: "Le code « {code} » ne peut pas se ranger sous lui-même. Choisissez un autre parent.",
  readOnly: "L’étude est ouverte en lecture seule. Fermez l’autre fenêtre qui l’écrit, ou copiez le fichier.",
  numberTaken: "Le numéro {number} est celui de « {code} ». Choisissez-en un autre, ou renumérotez tous les codes.", merged: "« {codes} » fusionné dans « {code} », avec {codings} codages", split: "« {code} » réparti entre « {codes} » : {codings} codages",
  renumbered: "{codes} codes renumérotés", exampleSet: "Exemple de « {code} » pris dans {message}", exampleDropped: "Exemple de « {code} » retiré", netAdded: "Regroupement « {net} » ajouté", netRenamed: "Regroupement renommé « {net} »", netMoved: "Regroupement « {net} » déplacé", netDeleted: "Regroupement « {net} » supprimé",
  netIn: "« {code} » mis dans « {net} »", netOut: "« {code} » sorti de « {net} »", related: "« {code} » et « {other} » mis en relation", explained: "Relation entre « {code} » et « {other} » expliquée", unrelated: "Relation entre « {code} » et « {other} » retirée", versionKept: "Version « {name} » du livre de codes gardée",
  selfRelation: "« {code} » ne peut pas être en relation avec lui-même. Choisissez un autre code.", noMerge: "Rien à fusionner dans « {code} » : nommez au moins un autre code.",
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
  noCode: "The codebook has no code “{code}”.", codeAdded: "Code “{code}” added", codeEdited: "Code “{code}” changed", codeMoved: "Code “{code}” moved",
  codeDeleted: "Code “{code}” deleted, with {codings} codings", codesAdded: "{count} codes added ({source})",
  "figure-corpus": "The corpus", "figure-codes": "Frequency of codes", "figure-cooccurrence": "Codes put together", "figure-threads": "Who answers whom",
  base: "Base: {messages} messages, {persons} persons.", brandIn: "Brand speech included ({count}).", brandOut: "Brand speech left out ({count}).", once: "Like texts count once.",
  messages: "Messages", codeColumn: "Code", pairColumn: "Pair", spaceColumn: "Space", langColumn: "Language", codesTitle: "Codes", verbatims: "Verbatims",
  codeCycle: "Code “{code}” cannot stand under itself. Choose another parent.",
  readOnly: "The study is open for reading only. Close the other window that writes it, or copy the file.",
  numberTaken: "Number {number} is that of “{code}”. Choose another one, or renumber all codes.", merged: "“{codes}” merged into “{code}”, with {codings} codings", split: "“{code}” split between “{codes}”: {codings} codings",
  renumbered: "{codes} codes renumbered", exampleSet: "Example of “{code}” taken from {message}", exampleDropped: "Example of “{code}” taken off", netAdded: "Net “{net}” added", netRenamed: "Net renamed “{net}”", netMoved: "Net “{net}” moved", netDeleted: "Net “{net}” deleted",
  netIn: "“{code}” put in “{net}”", netOut: "“{code}” taken out of “{net}”", related: "“{code}” and “{other}” related", explained: "Relation between “{code}” and “{other}” explained", unrelated: "Relation between “{code}” and “{other}” taken back", versionKept: "Version “{name}” of the codebook kept",
  selfRelation: "“{code}” cannot be related to itself. Choose another code.", noMerge: "Nothing to merge into “{code}”: name at least one other code.",
};

export type Word = keyof typeof FR;

/** A sentence, its holes filled. */
export function word(lang: Lang, key: Word, holes: Record<string, string> = {}): string {
  const sentence = (lang === "fr" ? FR : EN)[key];
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => holes[name] ?? "");
}
