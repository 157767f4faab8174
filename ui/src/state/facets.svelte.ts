/** What a query finds, counted: its facets, its time, the whole that it is found among. They come a moment after the counts; until then those of before stay. */
import type { FacetView, SearchBase, SearchFacets } from "../platform/types";
import { machine } from "./machine";
import { work } from "./work.svelte";

/** Where, what, in which language, who, when; then the rest. */
const ORDER = ["space", "code", "lang", "person", "date", "venue", "role", "coder"];

class Facets {
  view = $state.raw<SearchFacets | null>(null);
  /** The query that they are of. */
  query = $state<string | null>(null);
  /** The facet whose values are all shown, and the words that sift them. */
  open = $state<string | null>(null);
  sift = $state("");
  #asked = 0;

  /** Asks. The last asked wins. */
  async follow(query: string): Promise<void> {
    const asked = ++this.#asked;
    const view = await work.run(() => machine().searching.facets(query));
    if (!view || view.building || asked !== this.#asked) return;
    this.view = view;
    this.query = query;
  }

  /** Those with something in them, in the order in which they are shown; those of the study's own attributes last. */
  list = $derived.by((): FacetView[] => {
    const rank = ({ field }: FacetView) => (ORDER.includes(field) ? ORDER.indexOf(field) : ORDER.length);
    return [...(this.view?.facets.filter(({ values }) => values.length > 0) ?? [])].sort((a, b) => rank(a) - rank(b));
  });

  /** The whole that is found among; `null` before it is known. */
  get of(): SearchBase | null {
    return this.view?.of ?? null;
  }

  /** Whether the query leaves out what the brand says. */
  get brandOut(): boolean {
    const roles = this.view?.facets.find(({ field }) => field === "role")?.values ?? [];
    return roles.some(({ value, chosen }) => value === "brand" && chosen === "not") || roles.some(({ value, chosen }) => value !== "brand" && value !== "employee" && chosen === "only");
  }

  /** Shows all the values of a facet, or no longer. */
  toggle(field: string): void {
    this.open = this.open === field ? null : field;
    this.sift = "";
  }

  clear(): void {
    this.#asked++;
    this.view = null;
    this.query = this.open = null;
    this.sift = "";
  }
}

export const facets = new Facets();
