/** What the window asks of what a query finds: its counts, its time, its lines, its conversations, its words. */
import type { Exported, FacetChoice, FoundConversations, Keyness, KwicAsk, KwicPage, Neighbours, SearchFacets, Stroke, TextPlace } from "./types";

export interface Searching {
  /** What a query finds, counted: facets, and messages over time. */
  facets(query: string): Promise<SearchFacets>;
  /** The query with a value of a facet alone, without it, or no longer named. */
  refine(query: string, field: string, value: string, choice: FacetChoice | null): Promise<string>;
  /** The conversations in which it finds something, with the first messages found in each. */
  conversations(query: string, offset: number, limit: number): Promise<FoundConversations>;
  /** The words that tell what it finds from the rest. */
  keyness(query: string): Promise<Keyness>;
  /** The words that stand beside what it finds. */
  neighbours(query: string): Promise<Neighbours>;
  /** Each place where words are found, in its line. */
  kwic(ask: KwicAsk, offset: number, limit: number): Promise<KwicPage>;
  /** Writes all the lines, in the format of the file's ending. */
  exportKwic(ask: KwicAsk, path: string): Promise<Exported>;
  /** Puts codes on each of these places, as one step. */
  codePlaces(codes: number[], places: TextPlace[]): Promise<Stroke>;
}
