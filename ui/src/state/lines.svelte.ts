/** The concordance: a line for each place where words are found, in an order; those that are chosen to be coded. */
import { count, num, t } from "../i18n/index.svelte";
import { Pages } from "../list/pages.svelte";
import type { Exported, KwicAsk, KwicRow, KwicSort, MessageMarks, TextPlace } from "../platform/types";
import { file } from "./filename";
import { machine } from "./machine";
import { added, holds, type Places, removed, size } from "./places";
import { said } from "./said.svelte";
import type { Shape } from "./shape";
import { study } from "./study.svelte";
import { work } from "./work.svelte";

export const PAGE = 100;
/** As many lines as one gesture codes. */
export const MOST = 10_000;
export const SORTS: readonly KwicSort[] = ["left", "right", "date", "thread", "account"];
/** Characters each side. */
export const WIDTHS = { short: 40, normal: 80, long: 240 } as const;
export type Width = keyof typeof WIDTHS;
export const FORMATS = { csv: "codings", xlsx: "workbook" } as const;

class Lines implements Shape {
  query = $state<string | null>(null);
  sort = $state<KwicSort>("thread");
  width = $state<Width>("normal");
  pages = $state.raw<Pages<KwicRow> | null>(null);
  /** In how many messages the lines are. */
  messages = $state(0);
  /** The current line. */
  at = $state(0);
  chosen = $state.raw<Places>([]);
  /** What was written last. */
  exported = $state.raw<Exported | null>(null);
  #anchor: number | null = null;
  #kept: Places = [];
  #sight: [first: number, end: number] = [0, 1];
  #asked = 0;

  get total(): number {
    return this.pages?.total ?? 0;
  }

  get row(): KwicRow | undefined {
    return this.pages?.get(this.at);
  }

  /** What a gesture is about: the chosen lines, else the current one. */
  get target(): Places {
    return this.chosen.length > 0 ? this.chosen : this.row ? [{ from: this.at, to: this.at + 1 }] : [];
  }

  async ask(query: string): Promise<(() => void) | undefined> {
    const asked: KwicAsk = { query, sort: this.sort, width: WIDTHS[this.width] };
    const page = await work.run(() => machine().searching.kwic(asked, 0, PAGE));
    return page && (() => {
      const pages = new Pages<KwicRow>(PAGE, async (offset, limit) => {
        const more = await machine().searching.kwic(asked, offset, limit);
        if (this.pages === pages) this.messages = more.messages;
        return more;
      });
      pages.put(0, page.total, page.rows);
      const other = this.query !== query;
      this.pages = pages;
      this.messages = page.messages;
      this.query = query;
      // In another order, or under another query, a place is another line.
      this.choose([]);
      this.exported = null;
      this.at = other ? 0 : Math.max(0, Math.min(this.at, page.total - 1));
    });
  }

  /** The same lines in another order. The last asked wins. */
  async order(change: { sort?: KwicSort; width?: Width }): Promise<void> {
    const before = this.row;
    Object.assign(this, change);
    const { query } = this;
    if (query === null) return;
    const asked = ++this.#asked;
    const put = await this.ask(query);
    if (asked !== this.#asked || this.query !== query) return;
    const { at } = this;
    put?.();
    // Wider or narrower, the lines are the same ones; in another order one begins at the top.
    this.at = change.sort === undefined && before ? at : 0;
  }

  async renew(): Promise<void> {
    const { pages } = this;
    if (!pages) return;
    const { total } = pages;
    await work.run(() => pages.renew(...this.#sight));
    if (this.pages !== pages) return;
    this.at = Math.max(0, Math.min(this.at, pages.total - 1));
    // Lines came or went: what was chosen is no longer there.
    if (pages.total !== total) this.choose([]);
  }

  need(first: number, end: number): void {
    const { pages } = this;
    this.#sight = [first, end];
    if (pages) void work.run(() => pages.need(first, Math.min(end, pages.total)));
  }

  to(at: number): void {
    this.at = Math.max(0, Math.min(this.total - 1, at));
  }

  choose(places: Places): void {
    this.chosen = places;
    this.#anchor = null;
    this.#kept = [];
  }

  is(at: number): boolean {
    return holds(this.chosen, { from: at, to: at + 1 });
  }

  toggle(at = this.at): void {
    if (at >= this.total) return;
    const one = { from: at, to: at + 1 };
    this.#take(holds(this.chosen, one) ? removed(this.chosen, one) : added(this.chosen, one));
    this.#anchor = null;
  }

  /** Goes to a line, with those on the way to it. */
  extend(to: number): void {
    if (this.#anchor === null) {
      this.#anchor = this.at;
      this.#kept = this.chosen;
    }
    this.to(to);
    const [from, end] = [Math.min(this.#anchor, this.at), Math.max(this.#anchor, this.at)];
    this.#take(added(this.#kept, { from, to: end + 1 }));
  }

  /** The lines in sight, with those chosen before. */
  inSight(first: number, end: number): void {
    this.#take(added(this.chosen, { from: first, to: Math.min(end, this.total) }));
    this.#anchor = null;
  }

  /** All of them, as many as one gesture codes. */
  all(): void {
    this.choose(this.total > 0 ? [{ from: 0, to: Math.min(this.total, MOST) }] : []);
    if (this.total > MOST) said.say(count("lines-most", this.total, { most: num(MOST) }));
  }

  /** Takes places, no more than one gesture codes. */
  #take(places: Places): void {
    let rest = MOST;
    const some = places.map(({ from, to }) => {
      const end = Math.min(to, from + rest);
      rest -= end - from;
      return { from, to: end };
    }).filter(({ from, to }) => from < to);
    if (size(places) > MOST) said.say(count("lines-most", this.total, { most: num(MOST) }));
    this.chosen = some;
  }

  /** Where the words of some lines are. */
  async places(lines: Places): Promise<TextPlace[]> {
    const { pages, query, sort, width } = this;
    const out: TextPlace[] = [];
    if (!pages || query === null) return out;
    const asked: KwicAsk = { query, sort, width: WIDTHS[width] };
    for (const { from, to } of lines) {
      for (let at = from; at < to; ) {
        const known = pages.get(at);
        const rows = known ? [known] : (await machine().searching.kwic(asked, at, Math.min(PAGE, to - at))).rows;
        if (rows.length === 0) break;
        out.push(...rows.map(({ message, start, end }) => ({ message, start, end })));
        at += rows.length;
      }
    }
    return out;
  }

  /** Paints the bars of the lines whose messages changed. */
  paint(marks: readonly MessageMarks[]): void {
    const { pages } = this;
    if (!pages || marks.length === 0) return;
    const byId = new Map(marks.map((one) => [one.message, one.codings]));
    const [first, end] = this.#sight;
    for (let at = first; at < Math.min(end, pages.total); at++) {
      const row = pages.get(at);
      const codings = row && byId.get(row.message);
      if (!codings) continue;
      const codes = new Set(codings.filter((one) => one.review === "accepted" && one.start < row.end && one.end > row.start).map(({ code }) => code));
      pages.patch(at, { ...row, codes: [...codes] });
    }
  }

  /** Writes every line, in its order. */
  async export(ending: keyof typeof FORMATS): Promise<void> {
    const { query, sort, width } = this;
    if (query === null) return;
    const name = `${file(t("lines-file", { title: study.summary?.title ?? "", query }))}.${ending}`;
    const path = await work.run(() => machine().pickExport(FORMATS[ending], name));
    if (!path) return;
    const done = await work.run(() => machine().searching.exportKwic({ query, sort, width: WIDTHS[width] }, path));
    if (!done || this.query !== query) return;
    this.exported = done;
    said.say(count("lines-written", done.rows, { path: done.path }));
  }

  clear(): void {
    this.query = null;
    this.pages = null;
    this.exported = null;
    this.messages = this.at = 0;
    this.#asked++;
    this.choose([]);
  }
}

export const lines = new Lines();
