/** A query and what it finds. Typing waits 120 ms; the last query wins; what was found stays until the next answer. */
import { Pages } from "../list/pages.svelte";
import type { SearchBase, SearchHit, SearchProblem, SearchSort } from "../platform/types";
import { machine } from "./machine";
import { place } from "./place.svelte";
import { work } from "./work.svelte";

export const PAGE = 50;
const DEBOUNCE = 120;

class Search {
  /** What is in the field. */
  text = $state("");
  sort = $state<SearchSort>("relevance");
  /** The query whose answer is shown; `null` before the first. */
  answered = $state<string | null>(null);
  pages = $state.raw<Pages<SearchHit> | null>(null);
  base = $state.raw<SearchBase | null>(null);
  problems = $state.raw<SearchProblem[]>([]);
  /** The query whose answer is shown, as it was understood: the same in every language. */
  canonical = $state("");
  /** The query that the problems are of. */
  judged = $state("");
  building = $state(false);
  /** The current result. */
  current = $state(0);
  /** How far the results were scrolled when the room was left. */
  scroll = 0;
  /** Set once for the field to take the focus. */
  focus = $state(0);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  get total(): number {
    return this.pages?.total ?? 0;
  }

  get hit(): SearchHit | undefined {
    return this.pages?.get(this.current);
  }

  /** What the query found in a message that was opened from the results. */
  found(message: number): readonly [number, number][] {
    const { hit } = this;
    return place.found && hit?.id === message ? hit.matches : [];
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

  /** Asks a query from elsewhere: a code of the codebook, a remembered place. */
  async ask(text: string): Promise<void> {
    this.text = text;
    place.go("search");
    await this.run();
  }

  async resort(sort: SearchSort): Promise<void> {
    this.sort = sort;
    await this.run();
  }

  async run(): Promise<void> {
    clearTimeout(this.#timer);
    const asked = ++this.#asked;
    const query = this.text.trim();
    place.ask(query);
    if (query === "") {
      this.answered = null;
      this.pages = null;
      this.problems = [];
      return;
    }
    const { sort } = this;
    const page = await work.run(() => machine().search(query, 0, PAGE, sort));
    if (!page || asked !== this.#asked) return;
    this.problems = page.problems;
    this.judged = query;
    this.building = page.building;
    // Nothing was understood: the last results stay, the fault is underlined.
    if (page.query.trim() === "" && page.problems.length > 0 && this.pages) return;
    const pages = new Pages<SearchHit>(PAGE, async (offset, limit) => {
      const more = await machine().search(query, offset, limit, sort);
      return { total: more.total, rows: more.hits };
    });
    pages.put(0, page.total, page.hits);
    this.pages = pages;
    this.base = page.base;
    this.canonical = page.query;
    if (this.answered !== query) this.current = this.scroll = 0;
    this.current = Math.max(0, Math.min(this.current, page.total - 1));
    this.answered = query;
  }

  need(first: number, end: number): void {
    const pages = this.pages;
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
    this.answered = null;
    this.pages = null;
    this.base = null;
    this.problems = [];
    this.building = false;
    this.current = this.scroll = 0;
  }
}

/** The query that finds the messages which say what this one says. */
export const twinsOf = (ext: string): string => `twin:"${ext}"`;

export const search = new Search();
