/** Coding by hand, in memory: codes put on messages and taken off, memos, the next message without a coding. */
import type { CodeDraft, CodeView, CodingEdit, CodingView, Lang, MemoDraft, MessageMarks, MessageView, Stroke, TextPlace } from "../types";
import { insert } from "./codebook";
import { type Held, refuse } from "./held";
import type { Journal } from "./journal";
import { type Rows, tree } from "./sample";
import { word } from "./words";

const SAID = {
  fr: {
    badSpan: "Ce passage est vide ou dépasse le texte du message. Rien n’a été changé.", untitled: "sans titre",
    several: "{count} codes posés sur {message}", places: "« {code} » : {count} codages posés sur des passages trouvés",
    uncode: "« {code} » retiré de {message}", change: "Codage « {code} » modifié sur {message}", add: "Mémo « {title} » ajouté",
  },
  en: {
    badSpan: "This passage is empty or goes beyond the message. Nothing was changed.", untitled: "untitled",
    several: "{count} codes put on {message}", places: "“{code}”: {count} codings put on passages found",
    uncode: "“{code}” taken off {message}", change: "Coding “{code}” changed on {message}", add: "Memo “{title}” added",
  },
};
type Said = keyof (typeof SAID)["fr"];

function fill(lang: Lang, key: Said, holes: Record<string, string> = {}): string {
  return SAID[lang][key].replace(/\{(\w+)\}/g, (_, name: string) => holes[name] ?? "");
}

const next = (ids: readonly number[]): number => ids.reduce((a, b) => Math.max(a, b), 0) + 1;
const named = (code: CodeView | undefined, lang: Lang): string => code?.label[lang] ?? code?.label[lang === "fr" ? "en" : "fr"] ?? code?.ext ?? "";
const marks = ({ id, codings, memos }: MessageView): MessageMarks => ({ message: id, codings, memos });

export class Coding {
  /** As the study is during the call under way. */
  private at!: Held;

  constructor(private readonly hold: (change: boolean) => Promise<Held>) {}

  async codeSpan(message: number, code: number, start: number | null, end: number | null): Promise<Stroke> {
    const journal = await this.#open();
    const on = this.#message(journal.rows, message);
    const [from, to] = this.#span(on, start, end);
    const same = on.codings.find((one) => one.code === code && one.start === from && one.end === to && one.coder === this.at.coder);
    if (same) return journal.stroke(this.at.lang, null, { made: same.id, marks: [marks(on)] });
    const which = journal.rows.codes.find((one) => one.id === code);
    const { op, made } = journal.step("code", this.at.coder, (lang) => word(lang, "placed", { code: named(which, lang), message: on.ext }), (draft) => this.#put(draft, message, code, from, to));
    return journal.stroke(this.at.lang, op, { made, marks: [marks(this.#message(journal.rows, message))] });
  }

  async codeSeveral(message: number, codes: number[], start: number | null, end: number | null, voice: string): Promise<Stroke> {
    const journal = await this.#open();
    const on = this.#message(journal.rows, message);
    const [from, to] = this.#span(on, start, end);
    const fresh = codes.filter((code) => !on.codings.some((one) => one.code === code && one.start === from && one.end === to && one.coder === this.at.coder));
    if (fresh.length === 0) return journal.stroke(this.at.lang, null, { marks: [marks(on)] });
    const which = journal.rows.codes.find((one) => one.id === fresh[0]);
    const say = (lang: Lang) => (codes.length === 1 ? word(lang, "placed", { code: named(which, lang), message: on.ext }) : fill(lang, "several", { count: String(fresh.length), message: on.ext }));
    const { op, made } = journal.step(codes.length === 1 ? "code" : "code-several", this.at.coder, say, (draft) => fresh.map((code) => this.#put(draft, message, code, from, to, voice)).at(-1)!);
    return journal.stroke(this.at.lang, op, { made, marks: [marks(this.#message(journal.rows, message))] });
  }

  /** Puts codes on several places, as one step. */
  async codePlaces(codes: number[], places: TextPlace[]): Promise<Stroke> {
    const journal = await this.#open();
    const fresh = places.flatMap(({ message, start, end }) => {
      const on = this.#message(journal.rows, message);
      const [from, to] = this.#span(on, start, end);
      return codes.filter((code) => !on.codings.some((one) => one.code === code && one.start === from && one.end === to && one.coder === this.at.coder)).map((code) => ({ message, code, from, to }));
    });
    const touched = [...new Set(places.map(({ message }) => message))];
    const said = () => touched.map((id) => marks(this.#message(journal.rows, id)));
    if (fresh.length === 0) return journal.stroke(this.at.lang, null, { marks: said() });
    const say = (lang: Lang) => fill(lang, "places", { count: String(fresh.length), code: named(journal.rows.codes.find((one) => one.id === codes[0]), lang) });
    const { op } = journal.step("code-places", this.at.coder, say, (draft) => fresh.forEach(({ message, code, from, to }) => this.#put(draft, message, code, from, to)));
    return journal.stroke(this.at.lang, op, { marks: said() });
  }

  async codeNew(message: number, draft: CodeDraft, start: number | null, end: number | null): Promise<Stroke> {
    const journal = await this.#open();
    const on = this.#message(journal.rows, message);
    const [from, to] = this.#span(on, start, end);
    const say = (lang: Lang) => word(lang, "placed", { code: draft.label[lang] ?? draft.label.fr ?? draft.label.en ?? "", message: on.ext });
    const { op, made } = journal.step("code", this.at.coder, say, (rows) => this.#put(rows, message, insert(rows, draft).id, from, to));
    return journal.stroke(this.at.lang, op, { made, marks: [marks(this.#message(journal.rows, message))], codebook: true });
  }

  async uncode(coding: number): Promise<Stroke> {
    const journal = await this.#open();
    const [on, one] = this.#coding(journal.rows, coding);
    const which = journal.rows.codes.find((code) => code.id === one.code);
    const { op } = journal.step("uncode", this.at.coder, (lang) => fill(lang, "uncode", { code: named(which, lang), message: on.ext }), (draft) => {
      const message = this.#message(draft, on.id);
      message.codings = message.codings.filter(({ id }) => id !== coding);
    });
    return journal.stroke(this.at.lang, op, { marks: [marks(this.#message(journal.rows, on.id))] });
  }

  async changeCoding(coding: number, edit: CodingEdit): Promise<Stroke> {
    const journal = await this.#open();
    const [on, one] = this.#coding(journal.rows, coding);
    const [start, end] = this.#span(on, edit.start ?? one.start, edit.end ?? one.end);
    const changed: CodingView = { ...one, code: edit.code ?? one.code, voice: edit.voice ?? one.voice, memo: edit.memo === undefined ? one.memo : edit.memo, weight: edit.weight === undefined ? one.weight : edit.weight, start, end };
    const which = journal.rows.codes.find((code) => code.id === changed.code);
    const { op } = journal.step("edit-coding", this.at.coder, (lang) => fill(lang, "change", { code: named(which, lang), message: on.ext }), (draft) => {
      Object.assign(this.#coding(draft, coding)[1], changed);
    });
    return journal.stroke(this.at.lang, op, { made: coding, marks: [marks(this.#message(journal.rows, on.id))] });
  }

  async messageMarks(ids: number[]): Promise<MessageMarks[]> {
    const { seen: rows } = await this.#open(false);
    return ids.map((id) => marks(this.#message(rows, id)));
  }

  async addMemo(memo: MemoDraft): Promise<Stroke> {
    const journal = await this.#open();
    const on = this.#message(journal.rows, memo.on);
    const span = memo.start === null || memo.end === null ? null : this.#span(on, memo.start, memo.end);
    const { op, made } = journal.step("add-memo", this.at.coder, (lang) => fill(lang, "add", { title: memo.title ?? fill(lang, "untitled") }), (draft) => {
      const id = next([...draft.messages.flatMap((message) => message.memos), ...draft.loose].map((one) => one.id));
      const quote = span && on.text.slice(...span);
      this.#message(draft, on.id).memos.push({ id, kind: memo.kind, on: on.id, start: span?.[0] ?? null, end: span?.[1] ?? null, quote, title: memo.title, body: memo.body, author: this.at.coder, at: new Date().toISOString(), type: memo.type ?? "note", done: false, edited: null });
      return id;
    });
    return journal.stroke(this.at.lang, op, { made, marks: [marks(this.#message(journal.rows, on.id))] });
  }

  async nextUncoded(after: number | null): Promise<{ conversation: number; message: number } | null> {
    const { seen: rows } = await this.#open(false);
    const all = tree(rows.messages);
    const from = after === null ? 0 : all.findIndex((message) => message.id === after) + 1;
    const found = all.findIndex((message, i) => i >= from && message.codings.length === 0);
    if (found < 0) return null;
    const root = all.slice(0, found + 1).findLast((message) => message.parent === null)!;
    return { conversation: root.id, message: all[found]!.id };
  }

  async #open(change = true): Promise<Journal> {
    this.at = await this.hold(change);
    return this.at.journal;
  }

  #message(rows: Rows, id: number): MessageView {
    return rows.messages.find((message) => message.id === id) ?? refuse("unknown-message", word(this.at.lang, "unknown"));
  }

  #coding(rows: Rows, id: number): [MessageView, CodingView] {
    for (const message of rows.messages) {
      const found = message.codings.find((coding) => coding.id === id);
      if (found) return [message, found];
    }
    return refuse("unknown-object", word(this.at.lang, "unknown"));
  }

  #span(message: MessageView, start: number | null, end: number | null): [number, number] {
    const span: [number, number] = [start ?? 0, end ?? message.text.length];
    return span[0] < 0 || span[1] > message.text.length || span[0] >= span[1] ? refuse("bad-span", fill(this.at.lang, "badSpan")) : span;
  }

  #put(rows: Rows, message: number, code: number, start: number, end: number, voice = "assumed"): number {
    const id = next(rows.messages.flatMap((one) => one.codings.map((coding) => coding.id)));
    this.#message(rows, message).codings.push({ id, code, start, end, voice, origin: "human", review: "accepted", coder: this.at.coder, memo: null, weight: null, rule: null, reviewed: null });
    return id;
  }
}
