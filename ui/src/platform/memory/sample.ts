/** The worked study as rows: the sample document read once, its offsets turned from code points into UTF-16 units. */
import document from "../../../../assets/sample/velmoka.json";
import { type Said, SILENT } from "./said";
import type { CodeView, CodingView, Memo, MessageView, NetView, RelationView, RulePick, RuleView, SetView, ThingCodingView, ThingKind, VersionView } from "../types";

export type Document = typeof document;
export const source: Document = document;

/** Offset in UTF-16 units of a code point. */
export function utf16(text: string, point: number): number {
  let units = 0;
  for (const character of text) {
    if (point-- <= 0) break;
    units += character.length;
  }
  return units;
}

/** A study in memory. */
/** A set as it is stored; its counts are made when it is shown. */
export type SetRow = Omit<SetView, "count" | "problem" | "used"> & { messages: readonly number[] };

export interface Rows {
  /** Sets of messages. */
  sets: readonly SetRow[];
  title: string;
  messages: MessageView[];
  codes: CodeView[];
  /** The messages of each import in force. */
  brought: Readonly<Record<number, readonly number[]>>;
  /** Messages whose text a later import changed; those of them whose codings were lost. */
  revised: readonly number[];
  lost: readonly number[];
  /** Memos on what is no message. */
  loose: readonly Memo[];
  rules: readonly RuleView[];
  /** What rules asked that were taken away, by their number. */
  goneRules: Readonly<Record<number, string>>;
  /** What rules suggested and somebody refused: codings that are nowhere to be seen. */
  refused: readonly (RulePick & { code: number; by: string })[];
  /** Codes on replies, silences, accounts, persons and conversations. */
  things: ThingRow[];
  /** Nets without their counts, relations, versions with the codes that they hold. */
  nets: readonly Omit<NetView, "messages" | "persons" | "respondents">[];
  relations: readonly RelationView[];
  versions: readonly (VersionView & { held: readonly CodeView[] })[];
  /** What is said of persons: their accounts, links and masks. */
  people: Said;
}

/** A code on a thing. */
export interface ThingRow extends ThingCodingView {
  kind: ThingKind;
  on: number;
}

/** A study in which nothing is yet. */
export const NOTHING: Rows = { sets: [], title: "", messages: [], codes: [], brought: {}, revised: [], lost: [], loose: [], rules: [], goneRules: {}, refused: [], things: [], nets: [], relations: [], versions: [], people: SILENT };

/** A code and those below it. */
export function downward(codes: readonly CodeView[], id: number): Set<number> {
  const found = new Set([id]);
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    for (const code of codes) if (code.parent !== null && found.has(code.parent)) found.add(code.id);
  }
  return found;
}

/** The sample study, its first conversation first. */
export function sample(): Rows {
  const codes = source.codes.map((code, i): CodeView => ({
    id: i + 1, ext: code.id, parent: null, depth: 0,
    label: code.label, definition: code.definition, include: code.include, exclude: code.exclude,
    example: code.example, color: code.color, slot: (i % 12) + 1, number: code.number, exclusive: code.exclusive,
    codings: 0, messages: 0, things: 0, origin: null, oneOf: false, antiExample: null, exampleAt: null, rules: 0,
    defined: [code.definition, code.include, code.exclude].every((text) => Object.values(text).some(Boolean)) && !!code.example,
  }));
  const codeId = new Map(codes.map((code) => [code.ext, code.id]));
  const byExt = new Map<string, MessageView>();
  const accounts = [...new Set(source.messages.map((from) => from.account))];
  const persons = [...new Set(source.messages.map((from) => from.person))];
  const messages = source.messages.map((from, i): MessageView => {
    const parent = from.parent ? byExt.get(from.parent) : undefined;
    const message: MessageView = {
      id: i + 1, ext: from.id, depth: parent ? parent.depth + 1 : 0, parent: parent?.id ?? null, parentExt: from.parent,
      parentMissing: from.parent !== null && !parent, speaker: from.person, account: accounts.indexOf(from.account) + 1, person: persons.indexOf(from.person) + 1, answers: parent?.speaker ?? null,
      role: from.role, space: from.space, venue: from.venue, posted: from.posted, precision: "second", lang: from.lang,
      title: from.title, rating: from.rating, text: from.text, twins: 1, question: null, inferred: false, takes: [], estimated: false, signs: [], reactions: null, codings: [],
      memos: source.memos.flatMap((memo, k): Memo[] => (memo.on.id !== from.id ? [] : [
        { id: k + 1, kind: "message", on: i + 1, start: null, end: null, quote: null, title: memo.title, body: memo.body, author: "A", at: "2024-11-04T09:12:00Z", type: "note", done: false, edited: null },
      ])),
    };
    byExt.set(from.id, message);
    return message;
  });
  source.codings.forEach((from, i) => {
    const message = byExt.get(from.message)!;
    const coding: CodingView = {
      id: i + 1, code: codeId.get(from.code)!, start: utf16(message.text, from.start), end: utf16(message.text, from.end),
      voice: from.voice, origin: from.origin, review: "accepted", coder: from.coder, memo: from.memo, weight: null, rule: null, reviewed: null,
    };
    message.codings.push(coding);
  });
  return { ...NOTHING, title: source.study.title, messages, codes };
}

/** A long thread made of the sample's words, to see that reading stays fluid. */
export function long(count: number): Rows {
  const rows = sample();
  const texts = rows.messages;
  const messages: MessageView[] = [];
  for (let i = 0; i < count; i++) {
    const model = texts[(i * 7) % texts.length]!;
    const above = i === 0 ? null : messages[i % 11 === 0 ? 0 : i % 5 === 0 ? Math.max(0, i - 3) : i - 1]!;
    const parent = above && above.depth < 9 ? above : i === 0 ? null : messages[0]!;
    messages.push({
      ...model, id: i + 1, ext: `T${i + 1}`, depth: parent ? parent.depth + 1 : 0, parent: parent?.id ?? null,
      parentExt: parent?.ext ?? null, answers: parent?.speaker ?? null, space: "forum", venue: "Forum Percolateurs",
      posted: new Date(Date.UTC(2024, 2, 4, 8, i)).toISOString(),
      codings: model.codings.map((coding) => ({ ...coding, id: i * 100 + coding.id })), memos: [],
    });
  }
  return { ...rows, messages: tree(messages) };
}

/** One message of so many characters under so many codings, made of the sample's words, to see that reading stays fluid. */
export function volume(length: number, codings: number): Rows {
  const rows = sample();
  const [model] = rows.messages;
  const lines = rows.messages.map(({ text }) => text.replace(/\n/g, " "));
  let text = "";
  for (let i = 0; text.length < length; i++) text += `${lines.slice(i % 5, (i % 5) + 3).join(" ")}\n`;
  const step = Math.max(1, Math.floor(length / Math.max(1, codings)));
  const put = Array.from({ length: codings }, (_, i): CodingView => ({
    id: i + 1, code: rows.codes[(i * 7) % rows.codes.length]!.id, start: i * step, end: Math.min(text.length, i * step + 20 + ((i * 37) % 400)),
    voice: "assumed", origin: "human", review: "accepted", coder: "A", memo: null, weight: null, rule: null, reviewed: null,
  }));
  return { ...rows, messages: [{ ...model!, id: 1, ext: "D1", depth: 0, parent: null, parentExt: null, answers: null, text, codings: put, memos: [] }] };
}

/** Messages in tree order: each before its replies, replies as they came. */
export function tree(messages: readonly MessageView[]): MessageView[] {
  const below = new Map<number | null, MessageView[]>();
  for (const message of messages) {
    const replies = below.get(message.parent);
    if (replies) replies.push(message);
    else below.set(message.parent, [message]);
  }
  const out: MessageView[] = [];
  const stack = [...(below.get(null) ?? [])].reverse();
  for (let message = stack.pop(); message; message = stack.pop()) {
    out.push(message);
    stack.push(...[...(below.get(message.id) ?? [])].reverse());
  }
  return out;
}

/** The messages but these; what answered them answers a message that is missing. */
export function without(messages: readonly MessageView[], gone: ReadonlySet<number>): MessageView[] {
  const depths = new Map<number, number>();
  return messages.filter(({ id }) => !gone.has(id)).map((message) => {
    const orphan = message.parent !== null && gone.has(message.parent);
    const depth = orphan || message.parent === null ? 0 : (depths.get(message.parent) ?? 0) + 1;
    depths.set(message.id, depth);
    return { ...message, depth, ...(orphan ? { parent: null, parentMissing: true, answers: null } : {}) };
  });
}
