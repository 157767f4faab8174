/** The conversation being read: its messages, the chosen one and its records, the neighbours. */
import { SvelteMap } from "svelte/reactivity";
import type { CodingView, ConversationView, MessageMarks, MessageRecords, MessageView, ThingMarks } from "../platform/types";
import { Heights } from "../list/heights";
import { type Laned, lanes, shown } from "../text/segment";
import { placeOf, type Rows, silent, timeRows, treeRows } from "../rooms/read/rows";
import { stemma } from "../rooms/read/stemma";
import { lens } from "./lens.svelte";
import { machine } from "./machine";
import { Neighbours } from "./neighbours";
import { reader } from "./order.svelte";
import { place } from "./place.svelte";
import { things } from "./things.svelte";
import { work } from "./work.svelte";

const EMPTY: Rows = { list: new Int32Array(), at: new Int32Array(), silences: new Map() };
/** A suggestion counts once somebody accepted it. */
const counts = ({ review }: CodingView): boolean => review === "accepted";

class Reading {
  /** What is shown. Codings and memos change in it, each message at its place; who answers whom does not. */
  view = $state.raw<ConversationView | null>(null);
  records = $state.raw<MessageRecords | null>(null);
  /** The codings under the pointer. */
  hovered = $state.raw<number[]>([]);
  /** The messages as they were loaded: who answers whom is computed once, not at each coding. */
  #loaded = $state.raw<readonly MessageView[] | null>(null);
  stems = $derived(this.#loaded ? stemma(this.#loaded) : null);
  #places = $derived(new Map(this.#loaded?.map((message, i) => [message.id, i])));
  /** Where the chosen message is; the first when none is chosen. */
  index = $derived(this.#places.get(place.message ?? -1) ?? 0);
  /** The messages that changed since they were loaded: only the rows that show them follow. */
  #fresh = new SvelteMap<number, MessageView>();
  message = $derived<MessageView | null>(this.now(this.index) ?? null);
  /** What the page lists. */
  rows = $derived<Rows>(!this.#loaded || !this.stems ? EMPTY : reader.order === "time" ? timeRows(this.#loaded, this.stems) : treeRows(this.#loaded, this.stems, reader.folded));
  /** The row of what is chosen: of the message, or of the silence after it. */
  row = $derived(Math.max(0, this.rows.at[this.index] ?? 0) + (place.thing?.kind === "silence" && this.rows.silences.has(this.index) ? 1 : 0));
  /** Which messages bear a coding, as sums. */
  #coded = $derived(this.#loaded ? new Heights(this.#loaded.length, (i) => Number(this.#loaded![i]!.codings.some(counts))) : null);
  #strokes = $state(0);
  /** The codings of the chosen message, in order. */
  codings = $derived<Laned[]>(this.message ? lanes(shown(lens.of(this.message.codings, place.coding), this.message.text.length)) : []);
  #near = new Neighbours();
  #asked = 0;
  /** The study's version when `view` was asked. */
  #version = -1;
  #wanted: number | null = null;
  #fetching = false;

  /** Loads a conversation, as the study is now. The last asked wins. */
  async load(id: number, version: number): Promise<void> {
    this.#near.at(version);
    const same = this.view?.row.id === id;
    if (same && this.#version === version) return;
    const asked = ++this.#asked;
    this.#version = version;
    const known = same ? undefined : this.#near.get(id);
    if (known) return this.#show(known);
    if (this.view && !same) this.leave(asked);
    const view = await work.run(() => machine().conversation(id));
    if (asked !== this.#asked) return;
    if (!view) {
      this.view = this.#loaded = null;
      place.list();
      return;
    }
    this.#show(view);
  }

  leave(asked = this.#asked + 1): void {
    this.#asked = asked;
    this.#put(null);
    this.records = null;
    this.hovered = [];
  }

  /** Codings changed elsewhere, of many messages: nothing that is kept is true. */
  stale(): void {
    this.leave();
    this.#near = new Neighbours();
  }

  /** The page shows what was changed already: a new version of the study is the one that is shown. */
  fresh(version: number): void {
    if (this.#version === version) this.#version = version + 1;
    this.#near.keep(version + 1);
  }

  /** Asks for a message's records. While an answer is on its way, only the last asked waits its turn. */
  async loadRecords(id: number): Promise<void> {
    this.#wanted = id;
    if (this.#fetching) return;
    this.#fetching = true;
    while (this.#wanted !== null) {
      const wanted = this.#wanted;
      this.#wanted = null;
      const records = await work.run(() => machine().messageRecords(wanted));
      if (records) this.records = records;
    }
    this.#fetching = false;
  }

  /** Takes the codings and memos of some messages as they are now: no other row is painted again. */
  mark(marks: readonly MessageMarks[]): void {
    const { view } = this;
    if (!view) return;
    let { coded } = view.row;
    for (const { message, codings, memos } of marks) {
      const at = this.#places.get(message);
      if (at === undefined) {
        this.#near.forget(message);
        continue;
      }
      const before = view.messages[at]!;
      coded += Number(codings.some(counts)) - Number(before.codings.some(counts));
      const after = { ...before, codings, memos };
      // In its place: a thread of ten thousand is not copied for one coding.
      view.messages[at] = after;
      this.#fresh.set(message, after);
      this.#coded?.set(at, Number(codings.some(counts)));
      if (message === this.message?.id && place.coding !== null && !codings.some(({ id }) => id === place.coding)) place.coding = null;
    }
    if (coded !== view.row.coded) this.view = { ...view, row: { ...view.row, coded } };
    this.#strokes++;
  }

  /** Takes some things as they are now. */
  markThings(marks: readonly ThingMarks[]): void {
    things.mark(marks);
    // Who speaks here may speak in the conversations that were read before.
    if (marks.some(({ kind }) => kind === "account" || kind === "person")) this.#near.drop();
  }

  /** Grows with each change: what counts over the whole conversation follows it. */
  get strokes(): number {
    return this.#strokes;
  }

  /** A message as it is now, by its place. */
  now(index: number): MessageView | undefined {
    const message = this.#loaded?.[index];
    return message && (this.#fresh.get(message.id) ?? message);
  }

  /** How many messages stand below one, and how many of them bear a coding. */
  below(index: number): { all: number; coded: number } {
    void this.#strokes;
    const end = this.stems?.ends[index] ?? index + 1;
    const coded = this.#coded ? this.#coded.offset(end) - this.#coded.offset(index + 1) : 0;
    return { all: end - index - 1, coded };
  }

  /** The place of a message of this conversation. */
  placeOf(message: number): number | undefined {
    return this.#places.get(message);
  }

  /** A coding as it is now. */
  coding(id: number): CodingView | undefined {
    const here = this.message?.codings.find((coding) => coding.id === id);
    if (here) return here;
    for (const message of this.view?.messages ?? []) for (const coding of message.codings) if (coding.id === id) return coding;
    return undefined;
  }

  /** Chooses a message by its place; beyond the ends, the ends. */
  to(index: number): void {
    const messages = this.view?.messages;
    if (!messages?.length) return;
    place.choose(messages[Math.max(0, Math.min(messages.length - 1, index))]!.id);
  }

  /** Chooses what a row shows; beyond the ends, the ends. */
  toRow(row: number): void {
    const { list } = this.rows;
    if (list.length === 0) return;
    const at = list[Math.max(0, Math.min(list.length - 1, row))]!;
    this.to(placeOf(at));
    if (silent(at) && this.message) place.thing = { kind: "silence", id: this.message.id };
  }

  /** The next coding of the message, then none. Says whether there was one. */
  cycle(delta: 1 | -1): boolean {
    const ids = this.codings.map(({ coding }) => coding.id);
    const at = place.coding === null ? (delta > 0 ? -1 : ids.length) : ids.indexOf(place.coding);
    place.coding = ids[at + delta] ?? null;
    return place.coding !== null;
  }

  /** Opens the conversation after, or before, in the list; at its first message, or at its last. */
  async neighbour(delta: 1 | -1, at: "first" | "last" = "first"): Promise<void> {
    if (!this.view) return;
    const index = this.view.index - 1 + delta;
    if (index < 0 || index >= this.view.of) return;
    const asked = ++this.#asked;
    // What is read stays until the next can be.
    const view = await work.run(async () => {
      const row = await this.#near.row(index);
      return row && this.#near.view(row.id);
    });
    if (!view || asked !== this.#asked) return;
    this.#show(view);
    place.open(view.row.id, at === "last" ? (view.messages.at(-1)?.id ?? null) : null, true);
  }

  /** Goes to the next message without a coding, in reading order; from the beginning again when none is left after. Says what it met. */
  async nextUncoded(): Promise<"found" | "again" | "none" | undefined> {
    const after = this.message?.id ?? null;
    const asked = ++this.#asked;
    const found = await work.run(async () => {
      const next = await machine().nextUncoded(after);
      if (next || after === null) return { next, again: false };
      return { next: await machine().nextUncoded(null), again: true };
    });
    if (!found || asked !== this.#asked) return undefined;
    const { next, again } = found;
    if (!next || next.message === after) return "none";
    if (this.view?.row.id === next.conversation) place.choose(next.message);
    else {
      const view = await work.run(() => this.#near.view(next.conversation));
      if (!view || asked !== this.#asked) return undefined;
      this.#show(view);
      place.open(view.row.id, next.message, true);
    }
    return again ? "again" : "found";
  }

  #show(view: ConversationView): void {
    this.#put(view);
    this.hovered = [];
    if (place.coding !== null && !this.message?.codings.some(({ id }) => id === place.coding)) place.coding = null;
    void this.#near.look(view.index - 1, view.of);
  }

  #put(view: ConversationView | null): void {
    // The conversation one leaves is kept as it is now.
    if (this.view && view && view.row.id !== this.view.row.id) this.#near.put({ ...this.view, things: things.all() });
    this.view = view;
    this.#loaded = view?.messages ?? null;
    this.#fresh.clear();
    things.load(view?.things ?? []);
  }
}

export const reading = new Reading();
