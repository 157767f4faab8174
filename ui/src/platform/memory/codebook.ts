/** Codes in memory: added, edited, moved, deleted with what they take along, copied from the starter codebooks. */
import books from "../../../../assets/codebooks/codebooks.json";
import type { CodeDraft, CodeTakes, CodeView, Lang, Stroke, Template } from "../types";
import { type Held, refuse } from "./held";
import { downward, type Rows } from "./sample";
import { type Word, word } from "./words";

/** The two starter codebooks that memory knows: one that the sample holds, one that it does not. */
const TEMPLATES = books.filter((book) => book.id === "FL" || book.id === "AC");
const PALETTE = 12;

/** A code for something that is not there yet, and its place at the end of its siblings. */
export function insert(rows: Rows, draft: CodeDraft, ext?: string): CodeView {
  const id = Math.max(0, ...rows.codes.map((code) => code.id)) + 1;
  let free = 1;
  while (rows.codes.some((code) => code.ext === `C${free}`)) free++;
  const made = described({ ...draft, id, ext: ext ?? `C${free}`, depth: 0, slot: 1, codings: 0, messages: 0, things: 0, origin: null, oneOf: false, antiExample: null, exampleAt: null, defined: false, rules: 0 }, draft);
  rows.codes.push(made);
  order(rows);
  return made;
}

/** A code with what a draft says of it: what the draft leaves out stays. */
function described(code: CodeView, draft: CodeDraft): CodeView {
  const { origin, oneOf, antiExample, ...rest } = draft;
  const said = { ...code, ...rest, origin: origin === undefined ? code.origin : origin || null, oneOf: oneOf ?? code.oneOf, antiExample: antiExample === undefined ? code.antiExample : antiExample || null };
  const says = (text: CodeView["label"]) => Object.values(text).some((one) => !!one?.trim());
  return { ...said, defined: says(said.definition) && says(said.include) && says(said.exclude) && (!!said.example || said.exampleAt !== null) };
}

/** Puts the codes in tree order, and gives each its depth and its slot. */
export function order(rows: Rows): void {
  const out: CodeView[] = [];
  const colors = new Map<string, number>();
  const below = (parent: number | null, depth: number, above: number | null) => {
    for (const code of rows.codes.filter((one) => one.parent === parent)) {
      const slot = slotOf(code, colors, above, rows);
      out.push({ ...code, depth, slot });
      below(code.id, depth + 1, slot);
    }
  };
  below(null, 0, null);
  rows.codes = out;
}

/** One colour, one slot; a code without a colour takes that of the code above. */
function slotOf(code: CodeView, colors: Map<string, number>, above: number | null, rows: Rows): number {
  const color = code.color?.toUpperCase();
  if (!color) return above ?? code.slot;
  const mine = colors.get(color) ?? rows.codes.find((one) => one.color?.toUpperCase() === color && one.id !== code.id)?.slot;
  const slot = mine ?? (MARKS.indexOf(color) + 1 || code.slot);
  colors.set(color, slot);
  return Math.min(PALETTE, slot);
}

/** The marks by day, as the shell has them. */
const MARKS = ["#2C8DEA", "#AF5C47", "#756398", "#508C6C", "#7D5400", "#3F3B9C", "#076C64", "#B97598", "#A01F43", "#988B03", "#682B0E", "#5A2C59"];

export const name = (code: CodeView | undefined, lang: Lang) => code?.label[lang] ?? code?.label[lang === "fr" ? "en" : "fr"] ?? code?.ext ?? "";

export function find(held: Held, id: number): CodeView {
  return held.journal.rows.codes.find((code) => code.id === id) ?? refuse("unknown-code", word(held.lang, "noCode", { code: String(id) }));
}

function said(held: Held, kind: string, key: Word, code: () => CodeView | undefined, change: (draft: Rows) => number | null, more: Record<string, string> = {}): Stroke {
  const { op, made } = held.journal.step(kind, held.coder, (lang) => word(lang, key, { code: name(code(), lang), ...more }), change);
  return held.journal.stroke(held.lang, op, { made, codebook: true });
}

/** A number stands for one code. */
function free(held: Held, number: number | null, id: number): void {
  const other = number === null ? undefined : held.journal.rows.codes.find((code) => code.id !== id && code.number === number);
  if (other) refuse("number-taken", word(held.lang, "numberTaken", { number: String(number), code: name(other, held.lang) }));
}

export function add(held: Held, draft: CodeDraft): Stroke {
  free(held, draft.number, -1);
  let made: CodeView | undefined;
  return said(held, "add-code", "codeAdded", () => made, (rows) => (made = insert(rows, draft)).id);
}

export function edit(held: Held, id: number, draft: CodeDraft): Stroke {
  const before = find(held, id);
  if (draft.number !== before.number) free(held, draft.number, id);
  let after: CodeView | undefined;
  return said(held, "edit-code", "codeEdited", () => after, (rows) => {
    rows.codes = rows.codes.map((code) => (code.id === id ? (after = described(code, { ...draft, parent: code.parent })) : code));
    order(rows);
    return null;
  });
}

export function move(held: Held, id: number, parent: number | null, before: number | null): Stroke {
  const code = find(held, id);
  if (parent !== null && downward(held.journal.rows.codes, id).has(parent)) refuse("code-cycle", word(held.lang, "codeCycle", { code: name(code, held.lang) }));
  return said(held, "move-code", "codeMoved", () => code, (rows) => {
    const moved = { ...rows.codes.find((one) => one.id === id)!, parent };
    const others = rows.codes.filter((one) => one.id !== id);
    const at = others.findIndex((one) => one.id === before);
    others.splice(at < 0 ? others.length : at, 0, moved);
    rows.codes = others;
    order(rows);
    return null;
  });
}

export function takes(held: Held, id: number): CodeTakes {
  find(held, id);
  const gone = downward(held.journal.rows.codes, id);
  const on = held.journal.rows.messages.map((message) => message.codings.filter((coding) => gone.has(coding.code)).length);
  return { codes: gone.size, codings: on.reduce((a, b) => a + b, 0), messages: on.filter((n) => n > 0).length, memos: 0, squares: 0 };
}

export function remove(held: Held, id: number): Stroke {
  const code = find(held, id);
  const { codings } = takes(held, id);
  return said(held, "delete-code", "codeDeleted", () => code, (rows) => {
    const gone = downward(rows.codes, id);
    rows.codes = rows.codes.filter((one) => !gone.has(one.id));
    for (const message of rows.messages) message.codings = message.codings.filter((coding) => !gone.has(coding.code));
    return null;
  }, { codings: String(codings) });
}

export function templates(held: Held): Template[] {
  const here = new Set(held.journal.rows.codes.map((code) => code.ext));
  return TEMPLATES.map((book) => ({
    id: book.id, label: book.label, description: book.description, source: book.source, exclusive: book.mutually_exclusive,
    codes: book.codes.map((code) => ({ label: code.label, definition: code.definition, depth: code.parent ? 1 : 0 })),
    present: book.codes.every((code) => here.has(code.id)),
  }));
}

export function copyTemplate(held: Held, id: string): Stroke {
  const book = TEMPLATES.find((one) => one.id === id) ?? refuse("unknown-template", word(held.lang, "noCode", { code: id }));
  const { rows } = held.journal;
  const fresh = book.codes.filter((code) => !rows.codes.some((one) => one.ext === code.id));
  return said(held, "codes", "codesAdded", () => undefined, (draft) => {
    let number = Math.max(0, ...draft.codes.map((code) => code.number ?? 0));
    for (const code of fresh) {
      const parent = draft.codes.find((one) => one.ext === code.parent)?.id ?? null;
      insert(draft, {
        parent, label: code.label, definition: code.definition, include: code.include ?? {}, exclude: code.exclude ?? {}, example: code.example ?? null,
        color: parent === null ? (MARKS[draft.codes.length % PALETTE] ?? null) : null, number: ++number, exclusive: book.mutually_exclusive,
      }, code.id);
    }
    return draft.codes.find((one) => one.ext === fresh[0]?.id)?.id ?? null;
  }, { count: String(fresh.length), source: id });
}

/** A file read: in memory, a codebook of two codes whatever the path. */
export function importFile(held: Held, path: string): Stroke {
  return said(held, "codes", "codesAdded", () => undefined, (draft) => {
    const blank = { definition: {}, include: {}, exclude: {}, example: null, number: null, exclusive: false };
    const top = insert(draft, { ...blank, parent: null, label: { fr: "Livraison", en: "Delivery" }, color: MARKS[10] ?? null });
    insert(draft, { ...blank, parent: top.id, label: { fr: "Retard", en: "Delay" }, color: null });
    return top.id;
  }, { count: "2", source: path.split("/").pop() ?? path });
}
