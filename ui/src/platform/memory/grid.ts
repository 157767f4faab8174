/** The grid in memory: an order of the messages kept until something else is asked, identical answers as one row, codes put on many. */
import type { CodeView, GridAsk, GridBase, GridClash, GridCodes, GridDone, GridHead, GridLine, GridPage, GridRange, GridRow, GridSight, GridSpot, Lang, MessageView } from "../types";
import { type Held, refuse } from "./held";
import type { Rows } from "./sample";
import { fold, matches, parse } from "./search";
import { word } from "./words";

const SAID = {
  fr: {
    put: "« {codes} » : {n} messages codés", take: "« {codes} » : retrait de {n} messages", recode: "« {codes} » sur {n} messages",
    exclusive: "« {code} » et « {other} » ne peuvent pas aller ensemble : l’un des deux se pose seul. Rien n’a été changé.", query: "La requête n’est pas claire.",
  },
  en: {
    put: "“{codes}”: {n} messages coded", take: "“{codes}”: taken off {n} messages", recode: "“{codes}” on {n} messages",
    exclusive: "“{code}” and “{other}” cannot stand together: one of them stands alone. Nothing was changed.", query: "The query is not clear.",
  },
};
const fill = (lang: Lang, key: keyof (typeof SAID)["fr"], holes: Record<string, string>): string => SAID[lang][key].replace(/\{(\w+)\}/g, (_, name: string) => holes[name] ?? "");

/** Message ids of the rows of a section. */
interface Section {
  venue: string | null;
  space: string | null;
  question: string | null;
  rows: number[][];
}

type Line = { heading: Section } | { row: number[]; place: number; member: boolean };

const SHOWN = 600;
const likeness = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, "") || text;
const name = (codes: readonly CodeView[], id: number, lang: Lang): string => {
  const code = codes.find((one) => one.id === id);
  return code?.label[lang] ?? code?.label.fr ?? code?.ext ?? "";
};

export class Grid {
  #key = "";
  #sections: Section[] = [];
  #opened = new Set<number>();

  constructor(private readonly hold: (change: boolean) => Promise<Held>) {}

  async grid(ask: GridAsk, fresh: boolean): Promise<GridHead> {
    const rows = await this.#order(ask, fresh);
    return this.#head(rows);
  }

  async gridBase(): Promise<GridBase> {
    const { rows: { messages } } = (await this.hold(false)).journal;
    const ids = [...new Set(messages.flatMap(({ question }) => (question === null ? [] : [question])))];
    const questions = ids.map((id) => {
      const answers = messages.filter((message) => message.question === id);
      return { id, label: id, asked: answers.length, answered: answers.length, coded: answers.filter(({ codings }) => codings.length > 0).length };
    });
    return { attributes: ["titre"], questions };
  }

  async gridPage(ask: GridAsk, offset: number, limit: number, attributes: string[]): Promise<GridPage> {
    const rows = await this.#order(ask);
    const lines = this.#lines();
    return { total: lines.length, lines: lines.slice(offset, offset + limit).map((line) => this.#told(rows, line, attributes)) };
  }

  async gridText(message: number): Promise<string> {
    const { journal, lang } = await this.hold(false);
    return journal.rows.messages.find(({ id }) => id === message)?.text ?? refuse("unknown-message", word(lang, "unknown"));
  }

  async gridOpen(ask: GridAsk, place: number, open: boolean): Promise<GridHead> {
    const rows = await this.#order(ask);
    const row = this.#row(place);
    if (row && row.ids.length > 1) this.#opened[open ? "add" : "delete"](row.ids[0]!);
    return this.#head(rows);
  }

  async gridAt(ask: GridAsk, place: number): Promise<GridSpot | null> {
    await this.#order(ask);
    const row = this.#row(Math.min(place, this.#places().length - 1));
    return row ? this.#spot(row) : null;
  }

  async gridUncoded(ask: GridAsk, after: number | null): Promise<GridSpot | null> {
    const { messages } = await this.#order(ask);
    const first = after === null ? 0 : (this.#row(after)?.place ?? 0) + (this.#row(after)?.ids.length ?? 0);
    const bare = new Set(messages.filter(({ codings }) => codings.length === 0).map(({ id }) => id));
    const place = this.#places().findIndex((id, at) => at >= first && bare.has(id));
    const row = place < 0 ? null : this.#row(place);
    return row ? this.#spot(row) : null;
  }

  async gridCodes(ask: GridAsk, ranges: GridRange[]): Promise<GridCodes> {
    const { messages } = await this.#order(ask);
    return this.#codes(messages, this.#chosen(ranges));
  }

  /** The messages of some places. */
  async messages(ranges: GridRange[]): Promise<number[]> {
    return this.#chosen(ranges);
  }

  async gridRows(ask: GridAsk, ranges: GridRange[]): Promise<number> {
    await this.#order(ask);
    return new Set(ranges.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => this.#row(from + i)?.place))).size;
  }

  async gridPut(ask: GridAsk, ranges: GridRange[], codes: number[], clash: GridClash, sight: GridSight): Promise<GridDone> {
    await this.#order(ask);
    const { journal, lang, coder } = await this.hold(true);
    const alone = new Set(journal.rows.codes.filter(({ exclusive }) => exclusive).map(({ id }) => id));
    const ids = new Set(this.#chosen(ranges));
    const clashes = (message: MessageView, code: number) => message.codings.filter((one) => one.coder === coder && one.code !== code && (alone.has(code) || alone.has(one.code)));
    const counts = { made: 0, gone: 0, already: 0, messages: 0 };
    const plan: { message: number; codes: number[]; off: number[] }[] = [];
    for (const message of journal.rows.messages.filter(({ id }) => ids.has(id))) {
      const off = new Set<number>();
      const put = codes.filter((code) => {
        if (message.codings.some((one) => one.code === code && one.start === 0 && one.end === message.text.length && one.coder === coder)) {
          counts.already++;
          return false;
        }
        const [other] = clashes(message, code);
        if (other && clash === "refuse") refuse("exclusive", fill(lang, "exclusive", { code: name(journal.rows.codes, code, lang), other: name(journal.rows.codes, other.code, lang) }));
        for (const one of clashes(message, code)) off.add(one.id);
        return true;
      });
      if (put.length > 0) plan.push({ message: message.id, codes: put, off: [...off] });
      counts.made += put.length;
      counts.gone += off.size;
    }
    counts.messages = plan.length;
    return this.#done(sight, counts, "put", codes, (draft) => {
      let next = draft.messages.reduce((most, { codings }) => Math.max(most, ...codings.map(({ id }) => id)), 0);
      for (const { message: id, codes: put, off } of plan) {
        const message = draft.messages.find((one) => one.id === id)!;
        message.codings = message.codings.filter((one) => !off.includes(one.id));
        for (const code of put) message.codings.push({ id: ++next, code, start: 0, end: message.text.length, voice: "assumed", origin: "human", review: "accepted", coder, memo: null, weight: null, rule: null, reviewed: null });
      }
    });
  }

  async gridTake(ask: GridAsk, ranges: GridRange[], codes: number[], sight: GridSight): Promise<GridDone> {
    const { messages } = await this.#order(ask);
    const ids = new Set(this.#chosen(ranges));
    const touched = messages.filter(({ id, codings }) => ids.has(id) && codings.some(({ code }) => codes.includes(code)));
    const gone = touched.reduce((sum, { codings }) => sum + codings.filter(({ code }) => codes.includes(code)).length, 0);
    return this.#done(sight, { made: 0, gone, already: 0, messages: touched.length }, "take", codes, (draft) => {
      for (const message of draft.messages) if (ids.has(message.id)) message.codings = message.codings.filter(({ code }) => !codes.includes(code));
    });
  }

  async gridRecode(ask: GridAsk, ranges: GridRange[], from: number, to: number, sight: GridSight): Promise<GridDone> {
    const { messages } = await this.#order(ask);
    const ids = new Set(this.#chosen(ranges));
    const touched = messages.filter(({ id, codings }) => ids.has(id) && codings.some(({ code }) => code === from));
    return this.#done(sight, { made: touched.length, gone: 0, already: 0, messages: touched.length }, "recode", [to], (draft) => {
      for (const message of draft.messages) if (ids.has(message.id)) for (const one of message.codings) if (one.code === from) one.code = to;
    });
  }

  async #done(sight: GridSight, counts: { made: number; gone: number; already: number; messages: number }, key: "put" | "take" | "recode", codes: number[], change: (draft: Rows) => void): Promise<GridDone> {
    const { journal, lang, coder } = await this.hold(true);
    const { codes: book } = journal.rows;
    const say = (to: Lang) => fill(to, key, { codes: codes.map((code) => name(book, code, to)).join(", "), n: String(counts.messages) });
    const op = counts.messages > 0 ? journal.step(`${key}-many`, coder, say, change).op : null;
    const lines = this.#lines().slice(sight.first, sight.first + sight.count).map((line) => this.#told(journal.rows, line, sight.attributes));
    return { stroke: journal.stroke(lang, op), head: this.#head(journal.rows), lines, ...counts };
  }

  /** Keeps the order where the same is asked of the same messages. */
  async #order(ask: GridAsk, fresh = false): Promise<Rows> {
    const { journal: { rows }, lang } = await this.hold(false);
    const key = JSON.stringify([ask, rows.messages.map(({ id }) => id)]);
    if (fresh || key !== this.#key) {
      this.#sections = this.#sorted(rows, ask, lang);
      this.#opened.clear();
      this.#key = key;
    }
    return rows;
  }

  #sorted(rows: Rows, ask: GridAsk, lang: Lang): Section[] {
    const query = parse(ask.query, rows, lang);
    if (query.problems.length > 0) refuse("bad-query", `${fill(lang, "query", {})} ${query.problems[0]!.message}`);
    const kept = rows.messages.filter((message) => (query.groups.length === 0 || matches(query, message) !== null) && (ask.question === null || message.question === ask.question)
      && (ask.state === "all" || (message.codings.length > 0) === (ask.state === "coded")));
    const row = (message: MessageView) => JSON.stringify([message.venue, message.question, ask.alike ? likeness(message.text) : message.id]);
    const times = new Map<string, number>();
    for (const message of kept) times.set(row(message), (times.get(row(message)) ?? 0) + 1);
    const value = (message: MessageView): string | number | null => {
      switch (ask.sort) {
        case "date": return message.posted;
        case "person": return message.speaker;
        case "venue": return message.venue;
        case "space": return message.space;
        case "lang": return message.lang;
        case "rating": return message.rating;
        case "length": return [...message.text].length;
        case "codes": return new Set(message.codings.map(({ code }) => code)).size;
        case "times": return times.get(row(message)) ?? 1;
        case "attr.titre": return message.title;
        default: return rows.messages.indexOf(message);
      }
    };
    const values = new Map(kept.map((message) => [message.id, value(message)]));
    const sorted = [...kept].sort((a, b) => {
      const [one, other] = [values.get(a.id) ?? null, values.get(b.id) ?? null];
      if (one === null || other === null) return Number(one === null) - Number(other === null);
      const way = typeof one === "number" && typeof other === "number" ? one - other : String(one).localeCompare(String(other));
      return ask.descending ? -way : way;
    });
    const under = (message: MessageView): Omit<Section, "rows"> => ({ venue: ask.group === "place" ? message.venue : null, space: ask.group === "place" ? message.space : null, question: ask.group === "none" ? null : message.question });
    const sections = new Map<string, Section>();
    for (const message of ask.group === "none" ? [] : kept) sections.set(JSON.stringify(under(message)), { ...under(message), rows: [] });
    const places = new Map<string, number[]>();
    for (const message of sorted) {
      const key = JSON.stringify(under(message));
      if (!sections.has(key)) sections.set(key, { ...under(message), rows: [] });
      const known = ask.alike ? places.get(row(message)) : undefined;
      if (known) {
        known.push(message.id);
        continue;
      }
      const ids = [message.id];
      places.set(row(message), ids);
      sections.get(key)!.rows.push(ids);
    }
    return [...sections.values()];
  }

  #lines(): Line[] {
    let place = 0;
    const grouped = this.#key !== "" && (JSON.parse(this.#key) as [GridAsk])[0].group !== "none";
    return this.#sections.flatMap((section): Line[] => [
      ...(grouped ? [{ heading: section }] : []),
      ...section.rows.flatMap((row): Line[] => {
        const first = place;
        place += row.length;
        const members = this.#opened.has(row[0]!) ? row.map((id, i) => ({ row: [id], place: first + i, member: true })) : [];
        return [{ row, place: first, member: false }, ...members];
      }),
    ]);
  }

  #places(): number[] {
    return this.#sections.flatMap(({ rows }) => rows.flat());
  }

  #row(place: number): { ids: number[]; place: number } | null {
    let first = 0;
    for (const ids of this.#sections.flatMap(({ rows }) => rows)) {
      if (place < first + ids.length) return { ids, place: first };
      first += ids.length;
    }
    return null;
  }

  #spot({ ids, place }: { ids: number[]; place: number }): GridSpot {
    return { line: this.#lines().findIndex((line) => "row" in line && !line.member && line.place === place), place, of: ids.length };
  }

  #chosen(ranges: readonly GridRange[]): number[] {
    const places = this.#places();
    return [...new Set(ranges.flatMap(({ from, to }) => places.slice(from, to)))];
  }

  #codes(messages: readonly MessageView[], ids: readonly number[]): GridCodes {
    const on = ids.map((id) => new Set(messages.find((message) => message.id === id)!.codings.map(({ code }) => code)));
    const met = [...new Set(on.flatMap((codes) => [...codes]))];
    const all = met.filter((code) => on.every((codes) => codes.has(code)));
    return { all, some: met.filter((code) => !all.includes(code)) };
  }

  #head({ messages }: Rows): GridHead {
    const ids = new Set(this.#places());
    const shown = messages.filter(({ id }) => ids.has(id));
    return {
      messages: shown.length, rows: this.#sections.reduce((sum, { rows }) => sum + rows.length, 0), lines: this.#lines().length, coded: shown.filter(({ codings }) => codings.length > 0).length,
      persons: new Set(shown.map(({ speaker }) => speaker)).size, spaces: new Set(shown.map(({ space }) => space)).size, building: false,
    };
  }

  #told({ messages }: Rows, line: Line, attributes: readonly string[]): GridLine {
    const of = (ids: readonly number[]) => ids.map((id) => messages.find((message) => message.id === id)!);
    if ("heading" in line) {
      const { venue, space, question, rows } = line.heading;
      const under = of(rows.flat());
      return { row: null, heading: { venue, space, question, asks: question, messages: under.length, rows: rows.length, persons: new Set(under.map(({ speaker }) => speaker)).size } };
    }
    const all = of(line.row);
    const first = all[0]!;
    const codes = this.#codes(messages, line.row);
    const dates = all.flatMap(({ posted }) => (posted === null ? [] : [posted.slice(0, 10)])).sort();
    const ratings = all.flatMap(({ rating }) => (rating === null ? [] : [rating]));
    const one = all.length === 1;
    let root = first;
    while (root.parent !== null) root = messages.find(({ id }) => id === root.parent)!;
    const row: GridRow = {
      place: line.place, of: all.length, message: first.id, conversation: root.id, ext: first.ext, text: [...first.text].slice(0, SHOWN).join(""), cut: [...first.text].length > SHOWN,
      spellings: one ? null : new Set(all.map(({ text }) => text.trim())).size, codes: codes.all, some: codes.some, coded: all.filter(({ codings }) => codings.length > 0).length,
      speaker: one ? first.speaker : null, persons: new Set(all.map(({ speaker }) => speaker)).size, venue: first.venue, space: first.space, posted: one ? first.posted : (dates[0] ?? null),
      until: one ? null : (dates.at(-1) ?? null), lang: first.lang, rating: ratings.length > 0 ? ratings.reduce((a, b) => a + b, 0) / ratings.length : null, chars: [...first.text].length,
      attributes: attributes.map((attribute) => (attribute === "titre" ? first.title : null)), open: one ? null : this.#opened.has(first.id), member: line.member,
    };
    return { heading: null, row };
  }
}
