/** The journal of a study in memory: each step keeps the rows as they were before it and after it, so that undo and redo are an exchange of rows. */
import { differences, family } from "./differences";
import { fold } from "./search";
import type { Failure, HistoryAsk, HistoryFacets, HistoryLine, HistoryPage, Lang, MessageMarks, StudySummary, Stroke, ThingMarks, TouchedPage } from "../types";
import type { Rows } from "./sample";
import { word } from "./words";

interface Step {
  id: number;
  kind: string;
  at: string;
  author: string;
  say: (lang: Lang) => string;
  /** `null`: a step that cannot be undone. */
  before: Rows | null;
  after: Rows;
  state: HistoryLine["state"];
}

/** Rows that can be changed without changing those they come from. */
function copy(rows: Rows): Rows {
  return {
    ...rows,
    messages: rows.messages.map((message) => ({ ...message, codings: message.codings.map((coding) => ({ ...coding })), memos: message.memos.map((memo) => ({ ...memo })) })),
    codes: rows.codes.map((code) => ({ ...code })),
    things: rows.things.map((one) => ({ ...one })),
  };
}

/** Rows as who codes blind sees them: what others coded is not there. */
const own = new WeakMap<Rows, Map<string, Rows>>();
function alone(rows: Rows, coder: string): Rows {
  const known = own.get(rows)?.get(coder);
  if (known) return known;
  const mine = { ...rows, messages: rows.messages.map((message) => ({ ...message, codings: message.codings.filter((one) => one.coder === coder), memos: message.memos.filter(({ author }) => author === coder || author === "") })) };
  if (!own.has(rows)) own.set(rows, new Map());
  own.get(rows)!.set(coder, mine);
  return mine;
}

export class Journal {
  #steps: Step[] = [];
  /** Who codes blind; `null`: everything is seen. */
  only: string | null = null;

  /** The rows as they may be shown. */
  get seen(): Rows {
    return this.only === null ? this.rows : alone(this.rows, this.only);
  }

  constructor(public rows: Rows) {}

  /** Writes a line without changing anything: where a study comes from. */
  note(kind: string, at: string, author: string, say: (lang: Lang) => string): void {
    this.#steps.push({ id: this.#steps.length + 1, kind, at, author, say, before: null, after: this.rows, state: "done" });
  }

  /** A step of before: the rows without it are given. */
  past(kind: string, at: string, author: string, say: (lang: Lang) => string, before: Rows, after: Rows): void {
    this.#steps.push({ id: this.#steps.length + 1, kind, at, author, say, before, after, state: "done" });
  }

  /** Changes a copy of the rows and takes it, as one step. A change that fails leaves everything as it was. */
  step<T>(kind: string, author: string, say: (lang: Lang) => string, change: (draft: Rows) => T): { op: number; made: T } {
    const draft = copy(this.rows);
    const made = change(draft);
    for (const step of this.#steps) if (step.state === "undone") step.state = "dropped";
    const op = this.#steps.length + 1;
    this.#steps.push({ id: op, kind, at: new Date().toISOString(), author, say, before: this.rows, after: draft, state: "done" });
    this.rows = draft;
    return { op, made };
  }

  /** The lines, latest first. */
  lines(lang: Lang): HistoryLine[] {
    return this.#steps.map(({ id, kind, at, author, say, state }) => ({ id, kind, at, author, what: say(lang), state })).reverse();
  }

  /** A page of the lines that are asked for. */
  page(ask: HistoryAsk, offset: number, limit: number, lang: Lang): HistoryPage {
    const lines = this.lines(lang).filter((line) =>
      (ask.coder === null || line.author === ask.coder) && (ask.family === null || family(line.kind) === ask.family) && fold(line.what).includes(fold(ask.words.trim()))
      && (ask.from === null || line.at >= ask.from) && (ask.to === null || line.at < ask.to));
    return { total: lines.length, lines: lines.slice(offset, offset + limit), latest: this.#steps.findLast((step) => step.state === "done")?.id ?? null };
  }

  facets(lang: Lang): HistoryFacets {
    const counted = (of: (line: HistoryLine) => string) => {
      const counts = new Map<string, number>();
      for (const line of this.lines(lang)) counts.set(of(line), (counts.get(of(line)) ?? 0) + 1);
      return [...counts].map(([name, count]) => ({ name, count }));
    };
    return { coders: counted((line) => line.author), families: counted((line) => family(line.kind)) };
  }

  steps(op: number): number {
    const state = this.#steps.find((step) => step.id === op)?.state;
    return this.#steps.filter((step) => (state === "done" ? step.state === "done" && step.id > op : step.state === "undone" && step.id <= op)).length;
  }

  /** What a step touched: the codings and the memos that it put, changed or took off, and the codes. */
  touched(op: number, offset: number, limit: number, lang: Lang): TouchedPage {
    const step = this.#steps.find((one) => one.id === op);
    const rows = step?.before ? differences(step.before, step.after, lang) : [];
    const counts = [...new Set(rows.map(({ what }) => what))].map((what) => ({ what, count: rows.filter((row) => row.what === what).length }));
    return { total: rows.length, counts, rows: rows.slice(offset, offset + limit) };
  }

  get next(): { undo: Step | undefined; redo: Step | undefined } {
    return { undo: this.#steps.findLast((step) => step.state === "done" && step.before !== null), redo: this.#steps.find((step) => step.state === "undone") };
  }

  /** What could be undone and redone, in words; when the last step was saved. */
  said(lang: Lang): Pick<StudySummary, "undo" | "redo" | "saved"> {
    const { undo, redo } = this.next;
    return { undo: undo?.say(lang) ?? null, redo: redo?.say(lang) ?? null, saved: this.#steps.at(-1)?.at ?? null };
  }

  /** What a change answers. */
  stroke(lang: Lang, op: number | null, more: { made?: number | null; marks?: MessageMarks[]; things?: ThingMarks[]; codebook?: boolean } = {}): Stroke {
    const what = this.#steps.find((step) => step.id === op)?.say(lang) ?? null;
    return { op, what, made: more.made ?? null, marks: (more.marks ?? []).map((one) => this.#shown(one)), things: more.things ?? [], codebook: more.codebook ?? false, ...this.said(lang) };
  }

  #shown(marks: MessageMarks): MessageMarks {
    const { only } = this;
    return only === null ? marks : { ...marks, codings: marks.codings.filter(({ coder }) => coder === only), memos: marks.memos.filter(({ author }) => author === only || author === "") };
  }

  undo(lang: Lang): void {
    const step = this.next.undo;
    if (!step) throw { code: "nothing-to-undo", message: word(lang, "none") } satisfies Failure;
    step.state = "undone";
    this.rows = step.before!;
  }

  redo(lang: Lang): void {
    const step = this.next.redo;
    if (!step) throw { code: "nothing-to-redo", message: word(lang, "none") } satisfies Failure;
    step.state = "done";
    this.rows = step.after;
  }

  /** Undoes until a step is the last in force, or redoes until it is in force. */
  to(op: number, lang: Lang): void {
    const target = this.#steps.find((step) => step.id === op);
    if (!target || target.state === "dropped") throw { code: "unknown-object", message: word(lang, "unknown") } satisfies Failure;
    if (target.state === "undone") while (target.state === "undone") this.redo(lang);
    else while ((this.next.undo?.id ?? 0) > op) this.undo(lang);
  }
}
