/** Memos all together, in memory: the shelf, those that stand on no message, what links lead to. Those on messages are written by `coding`. */
import type { LinkTarget, LinkWord, Memo, MemoAsk, MemoDraft, MemoRow, MemoShelf, MemoSubject, MemoType, MessageView, Stroke, ThingKind } from "../types";
import type { Coding } from "./coding";
import { type Held, refuse } from "./held";
import type { Rows } from "./sample";
import { fold } from "./search";
import { marksOn } from "./things";
import { word } from "./words";

const LINK = /\[\[([^[\]\n]*[^[\]\s][^[\]\n]*)\]\]/g;
const TYPES: readonly MemoType[] = ["note", "theoretical", "method", "reflexive", "todo"];
const SUBJECTS: readonly MemoSubject[] = ["study", "message", "conversation", "account", "person", "code", "coding", "square", "quest", "insight", "reply", "silence"];
const SAID = {
  fr: { add: "Mémo « {title} » ajouté", edit: "Mémo « {title} » modifié", remove: "Mémo « {title} » supprimé", done: "« {title} » : fait" },
  en: { add: "Memo “{title}” added", edit: "Memo “{title}” changed", remove: "Memo “{title}” deleted", done: "“{title}” done" },
};

const all = (rows: Rows): Memo[] => [...rows.messages.flatMap(({ memos }) => memos), ...rows.loose].sort((a, b) => a.id - b.id);
const heading = (memo: Memo): string => memo.title || memo.body.slice(0, 40);
const touched = (memo: Memo): string => memo.edited ?? memo.at;
const targets = (body: string): string[] => [...body.matchAll(LINK)].map((found) => found[1]!.trim());

function root(rows: Rows, id: number): number {
  let message = rows.messages.find((one) => one.id === id);
  while (message?.parent != null) message = rows.messages.find((one) => one.id === message!.parent);
  return message?.id ?? id;
}

const THINGS: readonly string[] = ["reply", "silence", "account", "person", "conversation"];
const isThing = (kind: MemoSubject): kind is ThingKind => THINGS.includes(kind);

export class Memos {
  constructor(private readonly hold: (change?: boolean) => Promise<Held>, private readonly coding: Coding) {}

  async on(kind: MemoSubject, on: number): Promise<Memo[]> {
    const { journal } = await this.hold();
    return all(journal.rows).filter((memo) => memo.kind === kind && memo.on === on);
  }

  async add(draft: MemoDraft): Promise<Stroke> {
    if (draft.kind === "message") return this.coding.addMemo(draft);
    return this.#change("add", () => draft.title ?? draft.body.slice(0, 40), (rows, at, coder) => {
      const id = Math.max(0, ...all(rows).map((memo) => memo.id)) + 1;
      rows.loose = [...rows.loose, { id, kind: draft.kind, on: draft.on, start: null, end: null, quote: null, title: draft.title, body: draft.body, author: coder, at, type: draft.type ?? "note", done: false, edited: null }];
      return id;
    }, draft);
  }

  async edit(id: number, title: string | null, body: string): Promise<Stroke> {
    return this.#one("edit", id, (memo, at) => ({ ...memo, title, body, edited: at }));
  }

  async change(id: number, type: MemoType | null, done: boolean | null): Promise<Stroke> {
    return this.#one(done ? "done" : "edit", id, (memo) => {
      const kind = type ?? memo.type;
      return { ...memo, type: kind, done: kind === "todo" && (done ?? memo.done) };
    });
  }

  async remove(id: number): Promise<Stroke> {
    return this.#one("remove", id, () => null);
  }

  async shelf(ask: MemoAsk): Promise<MemoShelf> {
    const { journal: { rows }, lang } = await this.hold();
    const memos = all(rows);
    const words = fold(ask.words).split(/\s+/).filter(Boolean);
    const found = memos.filter((memo) => (ask.type === null || memo.type === ask.type) && (ask.on === null || memo.kind === ask.on) && (ask.author === null || memo.author === ask.author)
      && (ask.done === null || (memo.type === "todo" && memo.done === ask.done)) && words.every((one) => fold(`${memo.title ?? ""} ${memo.body}`).includes(one)));
    found.sort((a, b) => touched(b).localeCompare(touched(a)) || b.id - a.id);
    if (ask.order === "oldest") found.reverse();
    if (ask.order === "title") found.sort((a, b) => fold(heading(a)).localeCompare(fold(heading(b))));
    if (ask.order === "kind") found.sort((a, b) => TYPES.indexOf(a.type) - TYPES.indexOf(b.type));
    if (ask.order === "subject") found.sort((a, b) => SUBJECTS.indexOf(a.kind) - SUBJECTS.indexOf(b.kind) || a.on - b.on);
    if (ask.order === "author") found.sort((a, b) => a.author.localeCompare(b.author));
    const counts = <T extends string>(of: readonly T[], is: (memo: Memo) => T) => of.map((one) => ({ word: one, n: memos.filter((memo) => is(memo) === one).length })).filter(({ n }) => n > 0);
    return {
      total: found.length, rows: found.slice(ask.offset, ask.offset + ask.limit).map((memo) => this.#row(rows, memo, lang)),
      types: counts(TYPES, ({ type }) => type), subjects: counts(SUBJECTS, ({ kind }) => kind),
      authors: [...new Set(memos.map(({ author }) => author).filter(Boolean))].sort(), open: memos.filter(({ type, done }) => type === "todo" && !done).length,
    };
  }

  async one(id: number): Promise<MemoRow> {
    const { journal: { rows }, lang } = await this.hold();
    return this.#row(rows, this.#find(rows, id, lang), lang);
  }

  async mentions(kind: "message" | "code" | "memo", on: number): Promise<MemoRow[]> {
    const { journal: { rows }, lang } = await this.hold();
    return all(rows).filter(({ body }) => targets(body).some((target) => {
      const to = this.#follow(rows, target);
      return to !== null && to[kind] === on;
    })).map((memo) => this.#row(rows, memo, lang));
  }

  async follow(target: string): Promise<LinkTarget | null> {
    return this.#follow((await this.hold()).journal.rows, target.trim());
  }

  async words(beginning: string): Promise<LinkWord[]> {
    const { journal: { rows }, lang } = await this.hold();
    const [, only, rest] = /^(?:(code|memo):)?(.*)$/s.exec(beginning)!;
    const asked = fold(rest!.trim());
    const codes = only === "memo" ? [] : rows.codes.filter(({ ext, label }) => [ext, label.fr ?? "", label.en ?? ""].some((name) => fold(name).includes(asked)));
    const messages = only ? [] : rows.messages.filter(({ ext }) => ext.startsWith(rest!.trim()));
    const memos = only === "code" ? [] : all(rows).filter((memo) => fold(heading(memo)).includes(asked)).reverse();
    const titled = (memo: Memo) => memo.title && all(rows).filter(({ title }) => title === memo.title).length === 1 && !/[[\]\n]/.test(memo.title);
    return [
      ...codes.slice(0, 6).map((code): LinkWord => ({ target: `code:${code.ext}`, label: code.label[lang] ?? code.label.fr ?? code.ext, kind: "code" })),
      ...messages.slice(0, 6).map((message): LinkWord => ({ target: message.ext, label: message.text.slice(0, 60), kind: "message" })),
      ...memos.slice(0, 6).map((memo): LinkWord => ({ target: `memo:${titled(memo) ? memo.title : memo.id}`, label: heading(memo), kind: "memo" })),
    ];
  }

  #find(rows: Rows, id: number, lang: Held["lang"]): Memo {
    return all(rows).find((memo) => memo.id === id) ?? refuse("unknown-object", word(lang, "unknown"));
  }

  #follow(rows: Rows, target: string): LinkTarget | null {
    const none: LinkTarget = { message: null, conversation: null, code: null, memo: null };
    const [, kind, name] = /^(?:(code|memo):)?(.*)$/s.exec(target)!;
    if (kind === "memo") {
      const memo = all(rows).find((one) => String(one.id) === name) ?? all(rows).find((one) => fold(one.title ?? "") === fold(name!.trim()));
      return memo ? { ...none, memo: memo.id } : null;
    }
    const message = kind ? undefined : rows.messages.find(({ ext }) => ext === name);
    if (message) return { ...none, message: message.id, conversation: root(rows, message.id) };
    const code = rows.codes.find(({ ext }) => ext === name!.trim());
    return code ? { ...none, code: code.id } : null;
  }

  #row(rows: Rows, memo: Memo, lang: Held["lang"]): MemoRow {
    const message = ["message", "reply", "conversation"].includes(memo.kind) ? rows.messages.find(({ id }) => id === memo.on) : undefined;
    const code = memo.kind === "code" ? rows.codes.find(({ id }) => id === memo.on) : undefined;
    return {
      memo, message: message?.id ?? null, conversation: message ? root(rows, message.id) : null, code: code?.id ?? null,
      what: message ? `${message.speaker} · ${message.ext}` : code ? (code.label[lang] ?? code.ext) : null,
    };
  }

  /** Changes one memo wherever it stands; `null` takes it away. */
  async #one(kind: keyof (typeof SAID)["fr"], id: number, change: (memo: Memo, at: string) => Memo | null): Promise<Stroke> {
    const { journal, lang } = await this.hold();
    const memo = this.#find(journal.rows, id, lang);
    return this.#change(kind, () => heading(memo), (rows, at) => {
      const changed = (memos: readonly Memo[]) => memos.flatMap((one) => (one.id === id ? (change(one, at) ?? []) : one));
      rows.loose = changed(rows.loose);
      for (const message of rows.messages) if (message.memos.some((one) => one.id === id)) message.memos = changed(message.memos);
      return null;
    }, memo);
  }

  async #change(kind: keyof (typeof SAID)["fr"], title: () => string, change: (rows: Rows, at: string, coder: string) => number | null, about: Pick<Memo, "kind" | "on">): Promise<Stroke> {
    const { journal, lang, coder } = await this.hold(true);
    const { op, made } = journal.step(`${kind}-memo`, coder, (say) => SAID[say][kind].replace("{title}", title()), (rows) => change(rows, new Date().toISOString(), coder));
    const message = about.kind === "message" ? (journal.rows.messages.find(({ id }): boolean => id === about.on) as MessageView | undefined) : undefined;
    return journal.stroke(lang, op, {
      made, marks: message ? [{ message: message.id, codings: message.codings, memos: message.memos }] : [],
      things: isThing(about.kind) ? [marksOn(journal.rows, about.kind, about.on)] : [],
    });
  }
}
