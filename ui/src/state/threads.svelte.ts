/** The conversations in which a query finds something, each with its first messages found; the one that the keys are on. */
import { Pages } from "../list/pages.svelte";
import type { FoundConversation, SearchHit } from "../platform/types";
import { machine } from "./machine";
import type { Shape } from "./shape";
import { work } from "./work.svelte";

const PAGE = 30;

class Threads implements Shape {
  query = $state<string | null>(null);
  pages = $state.raw<Pages<FoundConversation> | null>(null);
  /** The current conversation, and the message in it. */
  at = $state(0);
  within = $state(0);
  #sight: [first: number, end: number] = [0, 1];

  get total(): number {
    return this.pages?.total ?? 0;
  }

  get row(): FoundConversation | undefined {
    return this.pages?.get(this.at);
  }

  get hit(): SearchHit | undefined {
    return this.row?.hits[this.within];
  }

  async ask(query: string): Promise<(() => void) | undefined> {
    const page = await work.run(() => machine().searching.conversations(query, 0, PAGE));
    return page && (() => {
      const pages = new Pages<FoundConversation>(PAGE, (offset, limit) => machine().searching.conversations(query, offset, limit));
      pages.put(0, page.total, page.rows);
      const other = this.query !== query;
      this.pages = pages;
      this.query = query;
      if (other) this.at = this.within = 0;
      this.#within();
    });
  }

  async renew(): Promise<void> {
    const { pages } = this;
    if (!pages) return;
    await work.run(() => pages.renew(...this.#sight));
    if (this.pages === pages) this.#within();
  }

  need(first: number, end: number): void {
    const { pages } = this;
    this.#sight = [first, end];
    if (pages) void work.run(() => pages.need(first, Math.min(end, pages.total)));
  }

  to(at: number, within = 0): void {
    this.at = at;
    this.within = within;
    this.#within();
  }

  /** The next message found, or the one before, from a conversation to the other. */
  step(way: 1 | -1): void {
    const within = this.within + way;
    if (within >= 0 && within < (this.row?.hits.length ?? 0)) this.within = within;
    else if (way > 0 && this.at + 1 < this.total) this.to(this.at + 1);
    else if (way < 0 && this.at > 0) this.to(this.at - 1, Number.MAX_SAFE_INTEGER);
  }

  /** Inside what there is. */
  #within(): void {
    this.at = Math.max(0, Math.min(this.at, this.total - 1));
    this.within = Math.max(0, Math.min(this.within, (this.row?.hits.length ?? 1) - 1));
  }

  clear(): void {
    this.query = null;
    this.pages = null;
    this.at = this.within = 0;
  }
}

export const threads = new Threads();
