/** The conversation being read: its messages, the chosen one and its records, the neighbours. */
import type { ConversationView, MessageRecords, MessageView } from "../platform/types";
import { type Laned, lanes, shown } from "../text/segment";
import { stemma } from "../rooms/read/stemma";
import { machine } from "./machine";
import { place } from "./place.svelte";
import { work } from "./work.svelte";

class Reading {
  view = $state.raw<ConversationView | null>(null);
  records = $state.raw<MessageRecords | null>(null);
  /** The codings under the pointer. */
  hovered = $state.raw<number[]>([]);
  stems = $derived(this.view ? stemma(this.view.messages) : null);
  #places = $derived(new Map(this.view?.messages.map((message, i) => [message.id, i])));
  /** Where the chosen message is; the first when none is chosen. */
  index = $derived(this.#places.get(place.message ?? -1) ?? 0);
  message = $derived<MessageView | null>(this.view?.messages[this.index] ?? null);
  /** The codings of the chosen message, in order. */
  codings = $derived<Laned[]>(this.message ? lanes(shown(this.message.codings, this.message.text.length)) : []);
  /** From the root to the chosen message. */
  path = $derived(this.stems ? this.stems.path(this.index) : new Set<number>());
  #asked = 0;
  /** The study's version when `view` was asked. */
  #version = -1;
  #wanted: number | null = null;
  #fetching = false;

  /** Loads a conversation, as the study is now. The last asked wins. */
  async load(id: number, version: number): Promise<void> {
    if (this.view && this.view.row.id !== id) this.leave();
    else if (this.view && this.#version === version) return;
    const asked = ++this.#asked;
    this.#version = version;
    const view = await work.run(() => machine().conversation(id));
    if (asked !== this.#asked) return;
    if (!view) {
      this.view = null;
      place.list();
      return;
    }
    this.view = view;
  }

  leave(): void {
    this.#asked++;
    this.view = null;
    this.records = null;
    this.hovered = [];
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

  /** Chooses a message by its place; beyond the ends, the ends. */
  to(index: number): void {
    const messages = this.view?.messages;
    if (!messages?.length) return;
    place.choose(messages[Math.max(0, Math.min(messages.length - 1, index))]!.id);
  }

  /** The next coding of the message, then none. Says whether there was one. */
  cycle(delta: 1 | -1): boolean {
    const ids = this.codings.map(({ coding }) => coding.id);
    const at = place.coding === null ? (delta > 0 ? -1 : ids.length) : ids.indexOf(place.coding);
    place.coding = ids[at + delta] ?? null;
    return place.coding !== null;
  }

  /** Opens the conversation after, or before, in the list. */
  async neighbour(delta: 1 | -1): Promise<void> {
    if (!this.view) return;
    const offset = this.view.index - 1 + delta;
    if (offset < 0 || offset >= this.view.of) return;
    const asked = ++this.#asked;
    const page = await work.run(() => machine().conversations(offset, 1));
    const row = page?.rows[0];
    if (!row || asked !== this.#asked) return;
    // What is read stays until the next can be.
    const view = await work.run(() => machine().conversation(row.id));
    if (!view || asked !== this.#asked) return;
    this.view = view;
    this.hovered = [];
    place.open(row.id);
  }
}

export const reading = new Reading();
