/** Searching in memory: what a query finds, as messages, as lines, as conversations, counted. */
import type {
  CodingView, Exported, FacetChoice, FoundConversations, Keyness, KwicAsk, KwicPage, KwicRow, MessageView, Neighbour, Neighbours, SearchFacets, SearchHit, SearchPage, SearchSort, Stroke, TextPlace,
} from "../types";
import type { Searching } from "../searching";
import type { Coding } from "./coding";
import { accepted } from "./counted";
import { among, based, facets, finds, type Found, histogram, keyness, narrowed, refine, wordsOf } from "./found";
import type { Held } from "./held";
import { downward, type Rows, tree } from "./sample";
import { atoms } from "./search";
import { rootOf, rowOf } from "./threads";

const NEAR = 5;
const LISTED = 12;
const HITS = 3;

export class Finding implements Searching {
  constructor(private readonly hold: (change: boolean) => Promise<Held>, private readonly coding: Coding) {}

  async search(query: string, offset: number, limit: number, sort: SearchSort): Promise<SearchPage> {
    const { rows, lang } = await this.#rows();
    const { parsed, found } = finds(query, rows, lang);
    if (sort === "relevance") found.sort((a, b) => b.at.length / b.message.text.length - a.at.length / a.message.text.length);
    if (sort === "date") found.sort((a, b) => (a.message.posted ?? "").localeCompare(b.message.posted ?? ""));
    const hits = found.slice(offset, offset + limit).map((one) => hit(rows, one));
    return { query, problems: parsed.problems, total: found.length, hits, base: based(found.map(({ message }) => message)), building: false };
  }

  async facets(query: string): Promise<SearchFacets> {
    const { rows, lang } = await this.#rows();
    const { found } = finds(query, rows, lang);
    const all = among(query, rows, lang);
    return { query, base: based(found.map(({ message }) => message)), of: based(all), facets: facets(query, found, rows, lang), time: histogram(found, all), building: false };
  }

  async refine(query: string, field: string, value: string, choice: FacetChoice | null): Promise<string> {
    await this.#rows();
    return refine(query, field, value, choice);
  }

  async conversations(query: string, offset: number, limit: number): Promise<FoundConversations> {
    const { rows, lang } = await this.#rows();
    const { messages } = rows;
    const order = tree(messages);
    const byRoot = new Map<number, Found[]>();
    for (const one of finds(query, rows, lang).found.sort((a, b) => order.indexOf(a.message) - order.indexOf(b.message))) {
      const root = rootOf(messages, one.message.id)!.id;
      byRoot.set(root, [...(byRoot.get(root) ?? []), one]);
    }
    const all = [...byRoot];
    return {
      total: all.length, building: false,
      rows: all.slice(offset, offset + limit).map(([root, found]) => ({
        row: rowOf(messages, messages.find(({ id }) => id === root)!), found: found.length, hits: found.slice(0, HITS).map((one) => hit(rows, one)),
      })),
    };
  }

  async keyness(query: string): Promise<Keyness> {
    const { rows, lang } = await this.#rows();
    return keyness(query, finds(query, rows, lang).found, rows.messages);
  }

  async neighbours(query: string): Promise<Neighbours> {
    const { rows, lang } = await this.#rows();
    const sides = [new Map<string, number>(), new Map<string, number>()] as const;
    for (const { message, at } of finds(query, rows, lang).found) {
      const words = wordsOf(message.text);
      for (const [start, end] of at) {
        const before = words.filter((word) => word.end <= start).slice(-NEAR);
        const after = words.filter((word) => word.start >= end).slice(0, NEAR);
        [before, after].forEach((side, i) => side.forEach(({ form }) => sides[i]!.set(form, (sides[i]!.get(form) ?? 0) + 1)));
      }
    }
    const list = (side: Map<string, number>): Neighbour[] => [...side].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).slice(0, LISTED).map(([form, times]) => ({ form, times, query: narrowed(query, form) }));
    return { within: NEAR, left: list(sides[0]), right: list(sides[1]) };
  }

  async kwic(ask: KwicAsk, offset: number, limit: number): Promise<KwicPage> {
    const { rows, lang } = await this.#rows();
    const { parsed, found } = finds(ask.query, rows, lang);
    const places = found.some(({ at }) => at.length > 0) ? found : segments(ask.query, found, rows);
    const lines = places.flatMap(({ message, at }) => at.map((range) => line(rows, message, range, ask.width)));
    const keys: Record<KwicAsk["sort"], (row: KwicRow) => string> = {
      thread: () => "", date: ({ posted }) => posted ?? "\uffff", account: ({ speaker }) => speaker,
      left: ({ left }) => wordsOf(left).map(({ form }) => form).reverse().join(" "), right: ({ word, right }) => wordsOf(`${word} ${right}`).map(({ form }) => form).join(" "),
    };
    const order = tree(rows.messages).map(({ id }) => id);
    lines.sort((a, b) => keys[ask.sort](a).localeCompare(keys[ask.sort](b)) || order.indexOf(a.message) - order.indexOf(b.message) || a.start - b.start);
    return { query: ask.query, problems: parsed.problems, total: lines.length, messages: new Set(lines.map(({ message }) => message)).size, rows: lines.slice(offset, offset + limit), building: false };
  }

  async exportKwic(ask: KwicAsk, path: string): Promise<Exported> {
    return { path, rows: (await this.kwic(ask, 0, 0)).total, cut: 0 };
  }

  codePlaces(codes: number[], places: TextPlace[]): Promise<Stroke> {
    return this.coding.codePlaces(codes, places);
  }

  async #rows(): Promise<{ rows: Rows; lang: Held["lang"] }> {
    const { journal, lang } = await this.hold(false);
    return { rows: journal.seen, lang };
  }
}

const meets = (coding: CodingView, [start, end]: readonly [number, number]): boolean => coding.start < end && coding.end > start;

function hit({ messages }: Rows, { message, at }: Found): SearchHit {
  const { id, ext, speaker, space, venue, posted, lang, text, twins } = message;
  return { id, ext, conversation: rootOf(messages, id)!.id, speaker, space, venue, posted, lang, text, matches: at, codes: [...new Set(message.codings.map(({ code }) => code))], twins };
}

function line({ messages }: Rows, message: MessageView, range: [number, number], width: number): KwicRow {
  const { id, ext, speaker, posted, lang, text } = message;
  const flat = (words: string) => words.replace(/\s/g, " ");
  const [start, end] = range;
  return {
    message: id, ext, conversation: rootOf(messages, id)!.id, speaker, posted, lang, start, end,
    left: flat(text.slice(Math.max(0, start - width), start)), word: flat(text.slice(start, end)), right: flat(text.slice(end, end + width)),
    codes: [...new Set(accepted(message).filter((coding) => meets(coding, range)).map(({ code }) => code))],
  };
}

/** Without words, the lines are those of the codes that the query names. */
function segments(query: string, found: readonly Found[], { codes }: Rows): Found[] {
  const named = atoms(query).filter(({ field, not }) => field === "code" && !not).flatMap(({ value }) => codes.filter(({ ext, label }) => [ext, label.fr, label.en].includes(value)));
  const wanted = new Set(named.flatMap(({ id }) => [...downward(codes, id)]));
  return found.map(({ message }) => ({ message, at: accepted(message).filter(({ code }) => wanted.has(code)).map(({ start, end }): [number, number] => [start, end]) }));
}
