/** How a conversation is read: as a tree of replies, or as one running text by paragraphs; and what is looked for in it. Remembered by the window, a study at a time. */
import type { ConversationView, MessageView } from "../platform/types";
import { occurrences, pattern } from "../text/find";
import { paragraphs, partAt } from "../text/paragraphs";
import { afresh } from "./afresh.svelte";
import { place } from "./place.svelte";
import { reading } from "./reading.svelte";
import { selection } from "./selection.svelte";
import { study } from "./study.svelte";

/** A row of the text: a paragraph, or a part of one. */
export interface TextRow {
  /** Which message it is of, by its place in the conversation. */
  at: number;
  start: number;
  end: number;
  /** Number of the paragraph in the whole text, 1 first. */
  paragraph: number;
  /** The paragraph begins with it; the message does. */
  begins: boolean;
  opens: boolean;
  gap: boolean;
}

/** Where the words looked for were found. */
export interface Place {
  at: number;
  start: number;
  end: number;
}

/** The rows of a conversation, each message after the other, paragraphs numbered through. */
export function rowsOf(texts: readonly string[]): { rows: TextRow[]; firsts: number[]; paragraphs: number } {
  const rows: TextRow[] = [];
  const firsts: number[] = [];
  let before = 0;
  texts.forEach((text, at) => {
    firsts.push(rows.length);
    const parts = paragraphs(text);
    parts.forEach((part, i) => rows.push({ at, start: part.start, end: part.end, paragraph: before + part.paragraph, begins: part.begins, opens: i === 0, gap: part.gap }));
    before += parts.at(-1)!.paragraph;
  });
  return { rows, firsts, paragraphs: before };
}

type Cut = ReturnType<typeof rowsOf>;
const EMPTY: Cut = { rows: [], firsts: [], paragraphs: 0 };

class TextView {
  #chosen = $state.raw<{ of: string; on: boolean } | null>(null);
  #key = $derived(`view:${study.summary?.path ?? ""}`);
  /** The conversation is read as a text. */
  on = $derived(this.#chosen?.of === this.#key ? this.#chosen.on : stored(this.#key));
  #cut: { of: readonly MessageView[]; texts: readonly string[]; cut: Cut } = { of: [], texts: [], cut: EMPTY };
  /** Where one stands: the row that has the bar. */
  row = $state(0);
  /** The field is open; what is looked for; which of what was found. */
  finding = $state(false);
  query = $state("");
  hit = $state(0);
  #tops = new Map<string, { index: number; within: number; row: number }>();

  show(on: boolean): void {
    if (on === this.on) return;
    this.#chosen = { of: this.#key, on };
    try {
      localStorage.setItem(this.#key, on ? "text" : "tree");
    } catch {
      // It is a comfort: without a store, it lasts as long as the window.
    }
    if (on) this.stand();
  }

  /** Cut once: codings change, words do not. */
  of(view: ConversationView): Cut {
    const { messages } = view;
    const { of, texts } = this.#cut;
    if (of === messages) return this.#cut.cut;
    if (texts.length === messages.length && messages.every((message, i) => message.text === texts[i])) {
      this.#cut.of = messages;
      return this.#cut.cut;
    }
    const now = messages.map((message) => message.text);
    this.#cut = { of: messages, texts: now, cut: rowsOf(now) };
    return this.#cut.cut;
  }

  /** The row of a place of a message. */
  rowAt(message: number, at: number): number {
    const { view } = reading;
    if (!view) return 0;
    const { rows, firsts } = this.of(view);
    const first = firsts[message] ?? 0;
    return partAt(rows, at, first, firsts[message + 1] ?? rows.length);
  }

  /** Stands where the reader is: at the caret, the chosen coding, else the beginning of the chosen message. */
  stand(): void {
    const { message, index } = reading;
    if (!message) return;
    const coding = place.coding === null ? undefined : message.codings.find(({ id }) => id === place.coding);
    const { current } = this;
    // What covers the place where one stands is seen from there.
    if (coding && selection.message === null && current?.at === index && coding.start < current.end && coding.end > current.start) return;
    const at = selection.message === message.id ? selection.at : (coding?.start ?? null);
    if (at !== null) this.row = this.rowAt(index, at);
    else if (this.current?.at !== index) this.row = this.rowAt(index, 0);
  }

  current = $derived.by<TextRow | undefined>(() => (reading.view ? this.of(reading.view).rows[this.row] : undefined));

  /** The message that one stands in has several paragraphs: what is coded is the paragraph. */
  get span(): { message: MessageView; start: number; end: number } | null {
    const { current } = this;
    const message = current && reading.now(current.at);
    if (!current || !message || !reading.view) return null;
    const { rows, firsts } = this.of(reading.view);
    const first = firsts[current.at]!;
    const last = (firsts[current.at + 1] ?? rows.length) - 1;
    if (rows[first]!.paragraph === rows[last]!.paragraph) return null;
    let [from, to] = [this.row, this.row];
    while (from > first && rows[from - 1]!.paragraph === current.paragraph) from--;
    while (to < last && rows[to + 1]!.paragraph === current.paragraph) to++;
    return { message, start: rows[from]!.start, end: rows[to]!.end };
  }

  /** Goes to a paragraph by its number, the nearest there is. */
  go(paragraph: number): number {
    const { rows } = reading.view ? this.of(reading.view) : EMPTY;
    const found = rows.findIndex((row) => row.paragraph >= paragraph);
    this.row = found < 0 ? Math.max(0, rows.length - 1) : found;
    return this.row;
  }

  #pattern = $derived(this.finding ? pattern(this.query) : null);
  #hits: { pattern: RegExp; cut: Cut; found: Place[] } | null = null;
  /** Everywhere that the words looked for are, in reading order; looked for once, whatever is coded meanwhile. */
  found = $derived.by<Place[]>(() => {
    const wanted = this.#pattern;
    const { view } = reading;
    if (!wanted || !view) return [];
    const cut = this.of(view);
    if (this.#hits?.pattern !== wanted || this.#hits.cut !== cut) {
      const found = view.messages.flatMap((message, at) => occurrences(message.text, wanted).map(([start, end]) => ({ at, start, end })));
      this.#hits = { pattern: wanted, cut, found };
    }
    return this.#hits.found;
  });
  /** The same by message. */
  #byMessage = $derived.by(() => {
    const all = new Map<number, [number, number][]>();
    for (const { at, start, end } of this.found) {
      const known = all.get(at);
      if (known) known.push([start, end]);
      else all.set(at, [[start, end]]);
    }
    return all;
  });

  matches(at: number): readonly [number, number][] {
    return this.#byMessage.get(at) ?? NOWHERE;
  }

  here = $derived<Place | undefined>(this.found[this.hit]);

  /** What is typed is looked for from where one stands. */
  seek(query: string): void {
    this.query = query;
    const { current } = this;
    const from = this.found.findIndex((one) => current && (one.at > current.at || (one.at === current.at && one.start >= current.start)));
    this.hit = Math.max(0, from);
  }

  /** The next place found, or the one before; round and round. */
  step(delta: 1 | -1): Place | undefined {
    const { length } = this.found;
    if (length === 0) return undefined;
    this.hit = (this.hit + delta + length) % length;
    return this.here;
  }

  /** Where the eye was in a conversation: the row at the top of the page, how much of it was above. */
  keep(conversation: number, index: number, within: number): void {
    this.#tops.set(`${this.#key}:${conversation}`, { index, within, row: this.row });
  }

  kept(conversation: number): { index: number; within: number; row: number } | undefined {
    return this.#tops.get(`${this.#key}:${conversation}`);
  }

  forget(): void {
    this.#tops.clear();
    this.#chosen = null;
    this.leave();
  }

  /** What was looked for in a study is not looked for in another. */
  leave(): void {
    this.finding = false;
    this.query = "";
    this.row = this.hit = 0;
  }
}

const NOWHERE: readonly [number, number][] = [];

function stored(key: string): boolean {
  try {
    return localStorage.getItem(key) === "text";
  } catch {
    return false;
  }
}

export const textview = new TextView();
afresh(() => textview.leave());
