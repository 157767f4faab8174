/** Memos and codes found by their words, in memory: over the rows of the study, with the small parser of searches. */
import type { Noting as Platform } from "../noting";
import type { FoundCodeNote, FoundCodePart, FoundNote, FoundNotes, MemoRow, MemoShelf, MessageView, SearchProblem } from "../types";
import type { Held } from "./held";
import type { Rows } from "./sample";
import { fold, matches, parse } from "./search";
import { word } from "./words";

type Ranges = [number, number][];
const PLACES: Record<string, readonly ("memos" | "codes")[]> = {
  memo: ["memos"], memos: ["memos"], codebook: ["codes"], codes: ["codes"], code: ["codes"], definitions: ["codes"], definition: ["codes"], notes: ["memos", "codes"], all: ["memos", "codes"], tout: ["memos", "codes"],
};
const PLACE = /(?<=^|\s)(in|dans):("[^"]*"|\S+)/gi;
const PARTS = ["label", "definition", "include", "exclude"] as const;

/** A text as the parser's words look at it: nothing but words is asked of a note. */
const asMessage = (text: string): MessageView => ({ text, codings: [] as MessageView["codings"] }) as MessageView;

export class Noting implements Platform {
  constructor(private readonly hold: () => Promise<Held>, private readonly shelf: () => Promise<MemoShelf>) {}

  async find(query: string): Promise<FoundNotes> {
    const { journal, lang } = await this.hold();
    const rows: Rows = journal.seen;
    const places = new Set<"memos" | "codes">();
    const problems: SearchProblem[] = [];
    for (const found of query.matchAll(PLACE)) {
      const named = PLACES[fold(found[2]!.replace(/"/g, ""))];
      if (named) named.forEach((place) => places.add(place));
      else problems.push({ start: found.index, end: found.index + found[0].length, code: "unknown_value", message: word(lang, "field", { field: found[2]! }) });
    }
    const rest = query.replace(PLACE, (found) => " ".repeat(found.length));
    const parsed = parse(rest, rows, lang);
    problems.push(...parsed.problems);
    const at = (text: string): Ranges | null => (parsed.groups.length === 0 ? [] : matches(parsed, asMessage(text)));
    const memos = places.has("memos") && problems.length === 0 ? (await this.shelf()).rows.flatMap((row) => this.#memo(row, at)) : [];
    const codes = places.has("codes") && problems.length === 0 ? rows.codes.flatMap((code): FoundCodeNote[] => {
      const parts = PARTS.flatMap((part) => (["fr", "en"] as const).flatMap((said) => (code[part][said] ? [{ part, lang: said, text: code[part][said] }] : [])));
      // Each word may stand in another part of the code.
      const whole = at(parts.map(({ text }) => text).join("\n"));
      if (whole === null) return [];
      let from = 0;
      const held = parts.map((part): FoundCodePart => {
        const begins = from;
        from += part.text.length + 1;
        return { ...part, matches: within(whole, begins, part.text.length) };
      });
      const marked = held.filter((part) => part.matches.length > 0);
      return [{ code: code.id, parts: marked.length > 0 ? marked : held.slice(0, 1) }];
    }) : [];
    return { query: query.trim(), problems, total: memos.length, memos, codes };
  }

  #memo(row: MemoRow, at: (text: string) => Ranges | null): FoundNote[] {
    const title = row.memo.title ?? "";
    const whole = at(`${title}\n${row.memo.body}`);
    if (whole === null) return [];
    return [{ source: "memo", row, lang: "fr", title: within(whole, 0, title.length), body: within(whole, title.length + 1, row.memo.body.length) }];
  }
}

/** The ranges that stand in a part of a text, from its beginning. */
function within(ranges: Ranges, from: number, length: number): Ranges {
  return ranges.filter(([start, end]) => start >= from && end <= from + length).map(([start, end]) => [start - from, end - from]);
}
