/** The Corpus room: what is asked, the lines as they are read, the current row, the rows that are chosen. What is done to them: `batch`. */
import { Pages } from "../list/pages.svelte";
import type { Failure, GridAsk, GridBase, GridHead, GridLine, GridRange, GridRow, GridSight, GridSpot } from "../platform/types";
import { columns } from "./columns.svelte";
import { machine } from "./machine";
import { place } from "./place.svelte";
import { added, holds, type Places, removed, size } from "./places";
import { study } from "./study.svelte";
import { work } from "./work.svelte";

export const PAGE = 60;
const DEBOUNCE = 220;
export const EVERYTHING: GridAsk = { query: "", question: null, state: "all", sort: "corpus", descending: false, group: "place", alike: true };
/** Refusals of a query are said beside its field, not over the page. */
const OF_QUERY = new Set(["bad-query", "index-busy"]);

class Corpus {
  ask = $state.raw<GridAsk>(EVERYTHING);
  head = $state.raw<GridHead | null>(null);
  base = $state.raw<GridBase>({ attributes: [], questions: [] });
  pages = $state.raw<Pages<GridLine> | null>(null);
  /** What is wrong with the query, in a sentence. */
  problem = $state<string | null>(null);
  /** The current line. */
  line = $state(0);
  chosen = $state.raw<Places>([]);
  /** Rows that hold what is chosen. */
  rows = $state(0);
  /** Whole texts that were asked for, by message. */
  texts = $state.raw<ReadonlyMap<number, string>>(new Map());
  /** Grows when the page is to bring the current line into sight. */
  reveal = $state(0);
  /** Where the current row stood in the window when the room was left. */
  offset: number | null = null;
  /** Lines near the eye. */
  sight = { first: 0, end: 0 };
  #anchor: GridRange | null = null;
  #asked = 0;
  #version = -1;
  #of = "";
  /** A query asked from another room, until the grid shows it. */
  #wanted: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The row of the current line. */
  get row(): GridRow | null {
    return this.pages?.get(this.line)?.row ?? null;
  }

  get lines(): number {
    return this.pages?.total ?? 0;
  }

  /** Messages that are chosen. */
  get messages(): number {
    return size(this.chosen);
  }

  /** What a gesture is about: what is chosen, else the current row. */
  get target(): GridRange[] {
    if (this.chosen.length > 0) return [...this.chosen];
    const { row } = this;
    return row ? [{ from: row.place, to: row.place + row.of }] : [];
  }

  /** What the shell answers of the page after a gesture. */
  get inSight(): GridSight {
    return { first: this.sight.first, count: Math.max(1, Math.min(200, this.sight.end - this.sight.first)), attributes: [...columns.attributes] };
  }

  isChosen = (row: GridRow): boolean => this.chosen.length > 0 && holds(this.chosen, { from: row.place, to: row.place + row.of });

  /** Shows the study as it is now. The order stands while nothing else is asked and no message came or went. */
  async follow(): Promise<void> {
    const of = study.summary?.path ?? "";
    if (of !== this.#of) {
      this.clear();
      this.#of = of;
      this.ask = { ...EVERYTHING, ...columns.ask, query: this.#wanted ?? "", question: null };
      // What is asked from another room is shown whole.
      if (this.#wanted !== null) this.ask.state = "all";
      this.#wanted = null;
    } else if (this.#wanted !== null) {
      this.ask = { ...this.ask, query: this.#wanted, question: null, state: "all" };
      this.#wanted = null;
      this.#version = -1;
    }
    if (this.#version === study.version) return;
    const first = this.#version < 0;
    this.#version = study.version;
    if (first) await this.run(false);
    else await this.#refresh();
    const base = await work.run(() => machine().gridBase());
    if (base) this.base = base;
  }

  /** Shows what a query finds, asked from another room. */
  show(query: string): void {
    this.#wanted = query;
    if (place.room === "corpus") void this.follow();
    else place.go("corpus");
  }

  /** Asks otherwise. What was chosen was chosen in another order. */
  async change(change: Partial<GridAsk>): Promise<void> {
    clearTimeout(this.#timer);
    this.ask = { ...this.ask, ...change };
    const { state, sort, descending, group, alike } = this.ask;
    columns.remember({ state, sort, descending, group, alike });
    await this.run(true);
  }

  /** Types in the filter. */
  type(query: string): void {
    this.ask = { ...this.ask, query };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.run(true), DEBOUNCE);
  }

  /** Sorts by this, or the other way round. */
  sortBy(sort: string): Promise<void> {
    return this.change({ sort, descending: this.ask.sort === sort ? !this.ask.descending : sort === "times" || sort === "codes" });
  }

  /** Has the order computed; the current message stays the current one where it is still there. */
  async run(fresh: boolean): Promise<void> {
    clearTimeout(this.#timer);
    const asked = ++this.#asked;
    const { ask } = this;
    let problem: string | null = null;
    const head = await work.run(async () => {
      try {
        return await machine().grid(ask, fresh);
      } catch (fault) {
        const { code, message } = fault as Failure;
        if (!OF_QUERY.has(code) || ask.query.trim() === "") throw fault;
        problem = message;
        return null;
      }
    });
    if (asked !== this.#asked) return;
    this.problem = problem;
    if (!head) return;
    if (head.building) {
      this.#timer = setTimeout(() => void this.run(fresh), 700);
      this.head = head;
      return;
    }
    const { attributes } = columns;
    const pages = new Pages<GridLine>(PAGE, async (offset, limit) => {
      const page = await machine().gridPage(ask, offset, limit, attributes);
      return { total: page.total, rows: page.lines };
    });
    pages.total = head.lines;
    await work.run(() => pages.need(0, Math.min(PAGE, head.lines)));
    if (asked !== this.#asked) return;
    this.head = head;
    this.pages = pages;
    this.choose([]);
    this.texts = new Map();
    this.offset = null;
    this.line = pages.get(0)?.heading ? 1 : 0;
    this.reveal++;
  }

  /** Reads what is shown again; rows stay where they are. */
  async #refresh(): Promise<void> {
    const asked = this.#asked;
    const { ask, pages } = this;
    if (!pages || !this.head) return this.run(false);
    const head = await work.run(() => machine().grid(ask, false));
    if (!head || asked !== this.#asked || pages !== this.pages) return;
    // Messages came or went: it is another order.
    if (head.building || head.messages !== this.head.messages) return this.run(false);
    this.head = head;
    pages.total = head.lines;
    await work.run(() => pages.renew(this.sight.first, Math.min(this.sight.end, head.lines)));
  }

  /** Other columns: the words of the page are asked again. */
  async recolumn(): Promise<void> {
    const { pages, ask } = this;
    if (!pages) return;
    const { attributes } = columns;
    const fresh = new Pages<GridLine>(PAGE, async (offset, limit) => {
      const page = await machine().gridPage(ask, offset, limit, attributes);
      return { total: page.total, rows: page.lines };
    });
    fresh.total = pages.total;
    await work.run(() => fresh.need(this.sight.first, Math.min(this.sight.end, fresh.total)));
    if (pages === this.pages) this.pages = fresh;
  }

  need(first: number, end: number): void {
    this.sight = { first, end };
    const { pages } = this;
    if (pages) void work.run(() => pages.need(first, Math.min(end, pages.total)));
  }

  /** Goes to a line; over a heading, to the next row that way. */
  async to(line: number, way: 1 | -1 = 1): Promise<void> {
    const { pages } = this;
    if (!pages || pages.total === 0) return;
    let at = Math.max(0, Math.min(pages.total - 1, line));
    for (let turned = false; ; at += way) {
      if (at < 0 || at >= pages.total) {
        if (turned) return;
        turned = true;
        way = way > 0 ? -1 : 1;
        continue;
      }
      if (!pages.get(at)) await work.run(() => pages.need(at, at + 1));
      if (pages !== this.pages) return;
      if (pages.get(at)?.row) break;
      if (!pages.get(at)) return;
    }
    this.line = at;
    this.reveal++;
  }

  /** Goes to a row that the shell found. */
  async spot(spot: GridSpot | null | undefined): Promise<boolean> {
    if (!spot) return false;
    await this.to(spot.line);
    return true;
  }

  /** The next row with a message without a code; from the first again when none is left after. */
  async uncoded(after: number | null): Promise<"found" | "again" | "none" | undefined> {
    const { ask } = this;
    const found = await work.run(async () => {
      const next = await machine().gridUncoded(ask, after);
      return next || after === null ? { next, again: false } : { next: await machine().gridUncoded(ask, null), again: true };
    });
    if (!found) return undefined;
    return (await this.spot(found.next)) ? (found.again ? "again" : "found") : "none";
  }

  /** Shows the messages of the current row one by one, or no longer; the rest of a long text. Says whether there was something to do. */
  async unfold(open: boolean): Promise<boolean> {
    const { row, ask, pages } = this;
    if (!row || !pages) return false;
    if (row.member && !open) {
      // From one of its messages, back to the row.
      let at = this.line;
      while (at > 0 && pages.get(at)?.row?.member) at--;
      await this.to(at, -1);
      return this.unfold(false);
    }
    if (row.cut && row.of === 1) {
      const texts = new Map(this.texts);
      if (open && !texts.has(row.message)) {
        const text = await work.run(() => machine().gridText(row.message));
        if (text !== undefined) texts.set(row.message, text);
      } else if (!open) texts.delete(row.message);
      this.texts = texts;
      return true;
    }
    if (row.open === null || row.open === open) return false;
    const head = await work.run(() => machine().gridOpen(ask, row.place, open));
    if (!head || pages !== this.pages) return true;
    this.head = head;
    pages.total = head.lines;
    await work.run(() => pages.renew(this.sight.first, Math.min(Math.max(this.sight.end, this.line + 1), head.lines)));
    return true;
  }

  /** Chooses the row, or no longer. */
  toggle(row: GridRow | null): void {
    if (!row) return;
    const range = { from: row.place, to: row.place + row.of };
    this.#anchor = range;
    this.choose(holds(this.chosen, range) ? removed(this.chosen, range) : added(this.chosen, range), true);
  }

  /** Chooses from the row where one began to the current one, or to this one. */
  extend(row: GridRow | null): void {
    if (!row) return;
    const anchor = this.#anchor ?? { from: row.place, to: row.place + row.of };
    this.#anchor = anchor;
    this.choose([{ from: Math.min(anchor.from, row.place), to: Math.max(anchor.to, row.place + row.of) }], true);
  }

  /** Where choosing row after row begins. */
  begin(row: GridRow | null): void {
    if (row && !this.#anchor) this.#anchor = { from: row.place, to: row.place + row.of };
  }

  all(): void {
    const all = this.head?.messages ?? 0;
    this.choose(this.messages === all ? [] : [{ from: 0, to: all }]);
  }

  choose(places: Places, anchored = false): void {
    this.chosen = places;
    if (!anchored || places.length === 0) this.#anchor = null;
    this.#count();
  }

  /** Asks how many rows are chosen; one row a message where like answers stand apart. */
  #counting = 0;
  #count(): void {
    const counting = ++this.#counting;
    if (!this.ask.alike || this.chosen.length === 0) {
      this.rows = this.messages;
      return;
    }
    const { ask, chosen } = this;
    void work.run(() => machine().gridRows(ask, [...chosen])).then((rows) => {
      if (rows !== undefined && counting === this.#counting) this.rows = rows;
    });
  }

  /** Takes the lines in sight as a gesture left them. */
  paint(head: GridHead, first: number, lines: readonly GridLine[]): void {
    this.head = head;
    lines.forEach((line, i) => this.pages?.patch(first + i, line));
  }

  /** Another study: nothing was asked of it yet. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#asked++;
    this.#version = -1;
    this.#of = "";
    this.ask = EVERYTHING;
    this.head = this.pages = null;
    this.base = { attributes: [], questions: [] };
    this.problem = null;
    this.line = 0;
    this.chosen = [];
    this.rows = 0;
    this.texts = new Map();
    this.offset = null;
    this.#anchor = null;
  }
}

export const corpus = new Corpus();
