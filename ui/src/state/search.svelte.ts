/** A query and what it finds, in one shape or another. Typing waits 120 ms; the last query wins; what was found stays until the next answer, then counts and list change together. */
import { Pages } from "../list/pages.svelte";
import type { FacetChoice, SearchBase, SearchHit, SearchPage, SearchProblem, SearchSort } from "../platform/types";
import { facets } from "./facets.svelte";
import { lines } from "./lines.svelte";
import { machine } from "./machine";
import { place } from "./place.svelte";
import type { Shape } from "./shape";
import { study } from "./study.svelte";
import { beside, telling } from "./telling.svelte";
import { threads } from "./threads.svelte";
import { work } from "./work.svelte";

export const PAGE = 50;
const DEBOUNCE = 120;

/** The shapes of what is found, in their order. */
export const TABS = ["messages", "concordance", "conversations", "words"] as const;
export type Tab = (typeof TABS)[number];
const SHAPES: Record<Exclude<Tab, "messages">, Shape> = { concordance: lines, conversations: threads, words: telling };
const shapeOf = (tab: Tab): Shape | null => (tab === "messages" ? null : SHAPES[tab]);
/** Counting the words of a whole corpus takes a moment: nothing waits for it. */
const held = (tab: Tab): Shape | null => (tab === "words" ? null : shapeOf(tab));

/** A message that is looked at, and the words of it that were found. */
export interface Looked {
  id: number;
  ext: string;
  conversation: number;
  speaker: string;
  matches: [number, number][];
  /** The message whole, where the answer holds it. */
  hit: SearchHit | null;
}

class Search {
  /** What is in the field. */
  text = $state("");
  sort = $state<SearchSort>("relevance");
  /** The query whose answer is shown; `null` before the first. */
  answered = $state<string | null>(null);
  /** The same as it was understood. */
  understood = $state("");
  pages = $state.raw<Pages<SearchHit> | null>(null);
  base = $state.raw<SearchBase | null>(null);
  problems = $state.raw<SearchProblem[]>([]);
  /** The query that the problems are of. */
  judged = $state("");
  building = $state(false);
  /** How it is shown. */
  tab = $state<Tab>("messages");
  /** The current message of the list. */
  current = $state(0);
  /** Set once for the field to take the focus. */
  focus = $state(0);
  /** The version of the study that was asked last. */
  #version = -1;
  /** How far each shape was scrolled when it was left. */
  #scrolls: Partial<Record<Tab, number>> = {};
  #sight: [first: number, end: number] = [0, 1];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  #followed = 0;
  #refining: Promise<void> = Promise.resolve();
  /** Shapes that the study changed under while another was shown. */
  #stale = new Set<Tab>();

  get total(): number {
    return this.pages?.total ?? 0;
  }

  get hit(): SearchHit | undefined {
    return this.pages?.get(this.current);
  }

  get scroll(): number {
    return this.#scrolls[this.tab] ?? 0;
  }

  set scroll(top: number) {
    this.#scrolls[this.tab] = top;
  }

  /** Whether the list of now is that of the query whose counts are shown. */
  get ready(): boolean {
    const shape = shapeOf(this.tab);
    return shape === null || shape.query === this.answered;
  }

  /** What the keys are on, in any shape. */
  get looked(): Looked | undefined {
    if (this.tab === "concordance") {
      const { row } = lines;
      return row && { id: row.message, ext: row.ext, conversation: row.conversation, speaker: row.speaker, matches: [[row.start, row.end]], hit: null };
    }
    const hit = this.tab === "conversations" ? threads.hit : this.hit;
    return hit && { id: hit.id, ext: hit.ext, conversation: hit.conversation, speaker: hit.speaker, matches: hit.matches, hit };
  }

  /** What the query found in a message that was opened from the results. */
  found(message: number): readonly [number, number][] {
    const { looked } = this;
    return place.found && looked?.id === message ? looked.matches : [];
  }

  /** Types in the field. */
  type(text: string): void {
    this.text = text;
    if (text.trim() !== "") place.go("search");
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.run(), DEBOUNCE);
  }

  /** The same query, its parts in another order: what is shown answers it, unless an answer was on its way. */
  reworded(text: string): void {
    const before = this.text.trim();
    this.text = text;
    if (this.answered === before && this.judged === before && this.problems.length === 0) {
      this.answered = this.judged = text.trim();
      place.ask(text.trim());
    } else {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.run(), DEBOUNCE);
    }
  }

  /** Asks a query from elsewhere: a code of the codebook, a remembered place, a word beside. */
  async ask(text: string, tab: Tab = "messages"): Promise<void> {
    this.text = text;
    this.tab = tab;
    place.go("search");
    await this.run();
  }

  async resort(sort: SearchSort): Promise<void> {
    this.sort = sort;
    await this.run();
  }

  /** Shows what is found in another shape. */
  async show(tab: Tab): Promise<void> {
    this.tab = tab;
    await this.#follow();
  }

  /** Keeps a value of a facet alone, leaves it out, or no longer names it. One after the other: each restricts what the one before left. */
  refine(field: string, value: string, choice: FacetChoice | null): Promise<void> {
    this.#refining = this.#refining.then(async () => {
      const { text } = this;
      const next = await work.run(() => machine().searching.refine(text, field, value, choice));
      // What was typed meanwhile is what is wanted.
      if (next === undefined || this.text !== text) return;
      this.text = next;
      await this.run();
    });
    return this.#refining;
  }

  async run(): Promise<void> {
    clearTimeout(this.#timer);
    const asked = ++this.#asked;
    this.#version = study.version;
    const query = this.text.trim();
    place.ask(query);
    if (query === "") return this.#forget();
    const { sort, tab } = this;
    const [page, put] = await Promise.all([work.run(() => machine().search(query, 0, PAGE, sort)), held(tab)?.ask(query)]);
    if (!page || asked !== this.#asked) return;
    this.problems = page.problems;
    this.judged = query;
    this.building = page.building;
    // Nothing was understood: the last results stay, the fault is underlined.
    if (page.query.trim() === "" && page.problems.length > 0 && this.pages) return;
    const pages = new Pages<SearchHit>(PAGE, async (offset, limit) => {
      const more = await machine().search(query, offset, limit, sort);
      if (this.pages === pages) this.#take(more);
      return { total: more.total, rows: more.hits };
    });
    pages.put(0, page.total, page.hits);
    this.pages = pages;
    this.#take(page);
    if (this.answered !== query) {
      this.current = 0;
      this.#scrolls = {};
    }
    this.current = Math.max(0, Math.min(this.current, page.total - 1));
    this.answered = query;
    put?.();
    this.#stale.clear();
    // They come a moment later, and hold nothing up.
    void facets.follow(query);
    void this.#follow();
  }

  /** Where the study changed under the query, even in another room, it is asked again; what is in sight stays where it is. */
  async follow(version: number): Promise<void> {
    if (version !== this.#version) await this.renew();
  }

  /** Asks the same again; what is in sight stays where it is. */
  async renew(): Promise<void> {
    const { pages, answered, tab } = this;
    if (answered === null && this.text.trim() === "") return;
    if (!pages || answered === null || this.text.trim() !== answered) return this.run();
    this.#version = study.version;
    // The others are read again when they are shown.
    this.#stale = new Set(TABS.filter((one) => one !== tab));
    await Promise.all([work.run(() => pages.renew(...this.#sight)), shapeOf(tab)?.renew()]);
    if (this.pages !== pages) return;
    this.current = Math.max(0, Math.min(this.current, pages.total - 1));
    void facets.follow(answered);
    void this.#follow();
  }

  need(first: number, end: number): void {
    const pages = this.pages;
    this.#sight = [first, end];
    if (pages) void work.run(() => pages.need(first, Math.min(end, pages.total)));
  }

  to(index: number): void {
    this.current = Math.max(0, Math.min(this.total - 1, index));
  }

  /** Another study: nothing was asked of it yet. */
  clear(text: string): void {
    clearTimeout(this.#timer);
    this.#asked++;
    this.text = text;
    this.base = null;
    this.building = false;
    this.tab = "messages";
    this.#forget();
    facets.clear();
  }

  /** The shape of now is asked for the query whose counts are shown. The last asked wins. */
  async #follow(): Promise<void> {
    const { answered } = this;
    const shape = shapeOf(this.tab);
    if (!shape || answered === null) return;
    const stale = this.#stale.delete(this.tab);
    if (shape.query === answered) {
      if (stale) await shape.renew();
      return;
    }
    const asked = ++this.#followed;
    const put = await shape.ask(answered);
    if (asked === this.#followed && this.answered === answered) put?.();
  }

  #take({ query, problems, base, building }: SearchPage): void {
    this.understood = query;
    this.problems = problems;
    this.base = base;
    this.building = building;
  }

  #forget(): void {
    this.answered = null;
    this.pages = null;
    this.problems = [];
    this.current = 0;
    this.#scrolls = {};
    this.#stale.clear();
    for (const shape of Object.values(SHAPES)) shape.clear();
    beside.clear();
  }
}

/** The query that finds the messages which say what this one says. */
export const twinsOf = (ext: string): string => `twin:"${ext}"`;

/** The query that finds the messages nearest to this one. */
export const likeOf = (ext: string): string => `like:"${ext}"`;

export const search = new Search();
