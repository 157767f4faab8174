/** The conversations around the one that is read: known before they are asked for, so that one walks from one to the next without waiting. */
import type { ConversationRow, ConversationView } from "../platform/types";
import { machine } from "./machine";

const PAGE = 100;
const KEPT = 8;
/** A longer conversation is not asked for before it is wanted. */
const SHORT = 60;

export class Neighbours {
  #rows = new Map<number, Promise<ConversationRow[]>>();
  #views = new Map<number, ConversationView>();
  #coming = new Map<number, Promise<ConversationView>>();
  #version = -1;

  /** The study has changed: nothing of before is true. */
  at(version: number): void {
    if (version === this.#version) return;
    this.#version = version;
    this.#rows.clear();
    this.#views.clear();
    this.#coming.clear();
  }

  /** The counts have changed, not what is read. */
  keep(version: number): void {
    this.#version = version;
    this.#rows.clear();
  }

  /** Keeps a conversation as it is now. */
  put(view: ConversationView): void {
    this.#coming.delete(view.row.id);
    this.#views.delete(view.row.id);
    this.#views.set(view.row.id, view);
    for (const id of this.#views.keys()) if (this.#views.size > KEPT) this.#views.delete(id);
  }

  /** Lets go of every conversation: something that several share was changed. */
  drop(): void {
    this.#views.clear();
    this.#coming.clear();
  }

  /** A conversation that is at hand. */
  get(id: number): ConversationView | undefined {
    return this.#views.get(id);
  }

  /** Lets go of the conversations that hold a message: it was changed. */
  forget(message: number): void {
    for (const [id, view] of this.#views) if (view.messages.some((one) => one.id === message)) this.#views.delete(id);
  }

  /** The conversation at this place, 0 first. */
  async row(index: number): Promise<ConversationRow | undefined> {
    const page = Math.floor(index / PAGE);
    let rows = this.#rows.get(page);
    if (!rows) {
      rows = machine().conversations(page * PAGE, PAGE).then((answer) => answer.rows);
      if (this.#rows.size > KEPT) this.#rows.clear();
      this.#rows.set(page, rows);
      rows.catch(() => this.#rows.delete(page));
    }
    return (await rows)[index % PAGE];
  }

  /** A conversation, at hand or asked for. */
  async view(id: number): Promise<ConversationView> {
    const known = this.#views.get(id);
    if (known) return known;
    let coming = this.#coming.get(id);
    if (!coming) {
      coming = machine().conversation(id);
      this.#coming.set(id, coming);
      const version = this.#version;
      coming.then((view) => {
        if (version === this.#version && this.#coming.get(id) === coming) this.put(view);
      }, () => this.#coming.delete(id));
    }
    return coming;
  }

  /** Asks for the conversations on both sides, quietly. */
  async look(index: number, of: number): Promise<void> {
    for (const next of [index + 1, index - 1]) {
      if (next < 0 || next >= of) continue;
      try {
        const row = await this.row(next);
        if (row && row.messages <= SHORT) await this.view(row.id);
      } catch {
        // It will be asked again when it is wanted, and its failure said then.
      }
    }
  }
}
