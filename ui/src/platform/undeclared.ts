/** Shapes that the shell speaks and `generated/wire.ts` names without declaring them. To be deleted, with its line in `types.ts`, once it does. */
import type { ColumnRole, Failure, ImportCounts } from "../generated/wire";

/** Records that are no message for one reason, the first of them told. */
export type SkippedGroup = { code: string, reason: string, count: number, records: Array<{ record: number, reason: string, detail: string }> };

/** An open question and its bases, in respondents. */
export type QuestionView = { id: string, label: string, asked: number, answered: number, coded: number };

/** The earlier import that a file is read like. */
export type ImportRecipe = { import: number, file: string, at: string };

/** A file among those dropped or chosen: folders and archives are opened. */
export type Gathered = { path: string, shown: string, failure: Failure | null };

/** A format that files come in. */
export type ImportFormat = { name: string, label: string, family: "file" | "collector" | "reviews" | "listening" | "survey" };

/** An import of the study, in the list of them. */
export type ImportRow = { id: number, file: string, formatName: string, at: string, messages: number, skipped: number, active: boolean };

/** The report of an import, as the study keeps it. */
export type ImportReport = ImportCounts & {
  row: ImportRow, format: string, bytes: number, sha256: string, reason: string, told: Array<string>, encoding: string | null, delimiter: string | null, sheet: string | null,
  headerRow: number | null, preamble: number, columns: Array<ColumnRole>, space: string | null, venue: string | null, lang: string | null, recipe: ImportRecipe | null,
  first: number | null, last: boolean,
};

/** What taking an import out would take along. */
export type ImportTaken = { messages: number, codings: number, memos: number, records: number };

type Group = SkippedGroup;
type Question = QuestionView;
type Recipe = ImportRecipe;
declare global {
  type SkippedGroup = Group;
  type QuestionView = Question;
  type ImportRecipe = Recipe;
}
