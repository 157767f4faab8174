/** A code's page: its segments side by side, two of them compared, or sent one by one to the parts of a code that is split. */
import { t } from "../i18n/index.svelte";
import { Pages } from "../list/pages.svelte";
import type { SegmentChoice, SegmentOrder, SegmentView, SplitPart } from "../platform/types";
import { afresh } from "./afresh.svelte";
import { book } from "./book.svelte";
import { coding } from "./coding.svelte";
import { machine } from "./machine";
import { study } from "./study.svelte";
import { unsaved } from "./unsaved";
import { work } from "./work.svelte";

export const SORTS = ["place", "person", "space", "venue", "date", "coder", "length", "code"] as const;
const PAGE = 60;

interface Split {
  code: number;
  parts: SplitPart[];
  /** Where codings go: the place of their part. */
  sent: Record<number, number>;
}

class Segments {
  order = $state<SegmentOrder | null>(null);
  at = $state(0);
  /** The codings that stand beside each other; the first stays when the next is asked. */
  pair = $state.raw<readonly SegmentView[]>([]);
  choices = $state.raw<{ spaces: SegmentChoice[]; venues: SegmentChoice[]; coders: SegmentChoice[] }>({ spaces: [], venues: [], coders: [] });
  /** What the comparison says, as far as it is written. */
  memo = $state("");
  #told = "";
  splitting = $state<Split | null>(null);
  pages = new Pages<SegmentView>(PAGE, async (offset, limit) => {
    const asked = $state.snapshot(this.order);
    const page = asked && (await work.run(() => machine().segments(asked, offset, limit)));
    if (!page) return { total: 0, rows: [] };
    this.choices = { spaces: page.spaces, venues: page.venues, coders: page.coders };
    return page;
  });
  current = $derived(this.pages.get(this.at));
  code = $derived(this.order ? study.code(this.order.code) : undefined);

  constructor() {
    unsaved.add(() => this.keep());
    afresh(() => {
      this.memo = this.#told = "";
      this.close();
      this.splitting = null;
    });
  }

  async open(code: number): Promise<void> {
    this.order = { code, below: true, sort: "place", descending: false, space: null, venue: null, coder: null };
    await this.again();
  }

  close(): void {
    this.order = null;
    this.pair = [];
    this.pages.clear();
  }

  /** Reads the list from its beginning. */
  async again(): Promise<void> {
    this.at = 0;
    this.pages.clear();
    await this.pages.need(0, PAGE);
  }

  async ask(change: Partial<SegmentOrder>): Promise<void> {
    if (!this.order) return;
    Object.assign(this.order, change);
    await this.again();
  }

  async to(index: number): Promise<void> {
    this.at = Math.max(0, Math.min(this.pages.total - 1, index));
    await this.pages.need(this.at, this.at + 1);
  }

  // Constant comparison (B. Glaser and A. Strauss, 1967)

  /** Puts the current segment beside the first one; a third takes the place of the second. */
  choose(): void {
    const one = this.current;
    if (!one) return;
    this.pair = this.pair.some((other) => other.id === one.id) ? this.pair.filter((other) => other.id !== one.id) : [...this.pair.slice(0, 1), one];
  }

  /** The next segment beside the first one. */
  async next(): Promise<void> {
    if (!this.current) return;
    if (this.pair.length === 0) this.pair = [this.current];
    const fixed = this.pair[0]!.id;
    await this.to(this.at + 1);
    if (this.current?.id === fixed) await this.to(this.at + 1);
    if (this.current && this.current.id !== fixed) this.pair = [this.pair[0]!, this.current];
  }

  /** Writes a memo on the code, with both messages named. */
  async note(body: string): Promise<boolean> {
    const { code, pair } = this;
    if (!code || pair.length < 2 || !body.trim()) return false;
    const title = t("book-compare-title", { a: pair[0]!.ext, b: pair[1]!.ext });
    const quotes = pair.map((one) => `${one.ext}: ${one.quote}`).join("\n");
    return !!(await coding.stroke(() => machine().addMemo({ kind: "code", on: code.id, start: null, end: null, title, body: `${body.trim()}\n\n${quotes}` })));
  }

  /** Writes what the comparison says; what is refused stays written. */
  async keep(): Promise<void> {
    const { memo } = this;
    const told = JSON.stringify([this.pair.map(({ id }) => id), memo]);
    // A page that goes away still sees what stood before it was kept.
    if (!memo.trim() || this.pair.length < 2 || told === this.#told) return;
    this.#told = told;
    this.memo = "";
    if (await this.note(memo)) return;
    this.#told = "";
    this.memo ||= memo;
  }

  /** Follows what changed the study elsewhere, an undo too; the rows in sight are read again, the pair stays. */
  async follow(first: number, end: number): Promise<void> {
    if (!this.order) return;
    if (!this.code) return this.close();
    await this.pages.renew(first, end);
    await this.to(this.at);
  }

  // What is done to the current segment

  async changed(command: Promise<unknown>): Promise<void> {
    await command;
    const { at } = this;
    await this.pages.refresh(at);
    await this.to(at);
    this.pair = [];
  }

  // Splitting

  split(code: number): void {
    if (this.splitting?.code !== code) this.splitting = { code, parts: [], sent: {} };
    this.order = { code, below: false, sort: "place", descending: false, space: null, venue: null, coder: null };
    void this.again();
  }

  /** A part by the name of a new code, or a code that is there. */
  part(part: SplitPart): void {
    const { splitting } = this;
    const stands = splitting?.parts.some((one) => (part.code !== null ? one.code === part.code : one.name === part.name));
    if (splitting && !stands && splitting.parts.length < 9) splitting.parts.push(part);
  }

  drop(part: number): void {
    const { splitting } = this;
    if (!splitting) return;
    splitting.parts.splice(part, 1);
    splitting.sent = Object.fromEntries(Object.entries(splitting.sent).filter(([, to]) => to !== part).map(([id, to]) => [id, to > part ? to - 1 : to]));
  }

  /** Sends the current coding to a part, or keeps it with `null`, and goes on. */
  async send(part: number | null): Promise<void> {
    const { splitting, current } = this;
    if (!splitting || !current || (part !== null && part >= splitting.parts.length)) return;
    if (part === null) delete splitting.sent[current.id];
    else splitting.sent[current.id] = part;
    await this.to(this.at + 1);
  }

  async apply(): Promise<boolean> {
    const { splitting } = this;
    if (!splitting || splitting.parts.length === 0) return false;
    const sent = Object.entries(splitting.sent).map(([id, part]): [number, number] => [Number(id), part]);
    const done = await book.change(() => machine().splitCode(splitting.code, $state.snapshot(splitting.parts), sent));
    if (done) {
      this.splitting = null;
      this.close();
    }
    return done;
  }
}

export const segments = new Segments();
