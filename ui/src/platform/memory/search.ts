/** A small part of the query language, enough to see the search room without the shell: words, phrases, prefixes, `OR`, `-x`, and fields. */
import type { Lang, MessageView, SearchProblem } from "../types";
import { fieldOfName, mended } from "./field";
import { attributes } from "./records";
import type { Rows } from "./sample";
import { word } from "./words";

/** Lower-cased, accents folded, one unit for one so that offsets hold. */
export function fold(text: string): string {
  return [...text].map((c) => {
    const folded = c.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace("’", "'");
    return folded.length === c.length ? folded : c;
  }).join("");
}

interface Term {
  not: boolean;
  /** Matches of a message, `null` when it does not match. */
  find(message: MessageView): [number, number][] | null;
}

export interface Parsed {
  /** All of these, each being any of its terms: `OR` holds its two sides tighter than a space does. */
  groups: Term[][];
  problems: SearchProblem[];
}

const ATOM = /(-)?(?:([\p{L}][\p{L}\w.-]*):(?:"([^"]*)"|([^\s"]+))|"([^"]*)("?)|(\S+))/gu;

/** A part of a query as it is typed: a field and its value, or words. */
export interface Atom {
  start: number;
  end: number;
  text: string;
  not: boolean;
  field: string | null;
  value: string;
}

/** The parts of a query, `OR` among them. */
export function atoms(query: string): Atom[] {
  return [...query.matchAll(ATOM)].map(([text, minus, field, quoted, bare, phrase, , plain], i, all) => ({
    start: all[i]!.index, end: all[i]!.index + text.length, text, not: minus === "-", field: field ?? null, value: quoted ?? bare ?? phrase ?? plain ?? "",
  }));
}

/** Reads a query; what is not understood is a problem and is left out. */
export function parse(query: string, rows: Rows, lang: Lang): Parsed {
  const groups: Term[][] = [];
  let either = false;
  const put = (term: Term) => {
    if (either && groups.length > 0) groups.at(-1)!.push(term);
    else groups.push([term]);
    either = false;
  };
  const problems: SearchProblem[] = [];
  for (const atom of query.matchAll(ATOM)) {
    const [whole, minus, field, quoted, bare, phrase, closing, plain] = atom;
    const span = { start: atom.index, end: atom.index + whole.length };
    const not = minus === "-";
    if (plain === "OR" || plain === "OU") {
      either = true;
    } else if (field !== undefined) {
      const test = (fieldOfName(field) ?? field) === "set" ? inSet(quoted ?? bare ?? "", rows, lang) : byField(fieldOfName(field) ?? field, quoted ?? bare ?? "", rows);
      if (typeof test === "function") put({ not, find: (message) => (test(message) ? [] : null) });
      else problems.push({ ...span, code: test, message: word(lang, test, { field, code: quoted ?? bare ?? "" }), ...(test === "field" ? mended(field, span.start + (not ? 1 : 0)) : {}) });
    } else if (phrase !== undefined) {
      if (!closing) problems.push({ ...span, code: "quote", message: word(lang, "quote") });
      if (phrase.trim()) put({ not, find: words(phrase, true) });
    } else if (plain?.startsWith("=")) {
      put({ not, find: words(plain.slice(1), true) });
    } else if (plain) {
      put({ not, find: words(plain, false) });
    }
  }
  return { groups, problems };
}

/** The matches of a message, `null` when the query does not find it. */
export function matches({ groups }: Parsed, message: MessageView): [number, number][] | null {
  let found: [number, number][] | null = null;
  for (const terms of groups) {
    const any = terms.map((term) => ({ term, at: term.find(message) })).filter(({ term, at }) => (at !== null) !== term.not);
    if (any.length === 0) return null;
    found = [...(found ?? []), ...any.flatMap(({ term, at }) => (term.not ? [] : (at ?? [])))];
  }
  return found && [...new Map(found.map((range) => [range[0], range])).values()].sort((a, b) => a[0] - b[0]);
}

function words(text: string, exact: boolean): (message: MessageView) => [number, number][] | null {
  const prefix = !exact && text.endsWith("*");
  const wanted = fold(text.replace(/[*.,;!?]+$/, ""));
  const stem = exact || prefix ? wanted : wanted.replace(/e?s$/, "");
  const tail = exact ? "" : prefix ? "[\\p{L}\\p{N}]*" : "(?:e?s)?";
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${stem.replace(/[\^$\\.*+?()[\]{}|/]/g, "\\$&")}${tail}(?![\\p{L}\\p{N}])`, "gu");
  return (message) => {
    const at = [...fold(message.text).matchAll(pattern)].map((found): [number, number] => [found.index, found.index + found[0].length]);
    return at.length > 0 && wanted ? at : null;
  };
}

/** The messages of a set; a circle, or a query that is not understood, finds nothing. */
function inSet(name: string, rows: Rows, lang: Lang): ((message: MessageView) => boolean) | "field" {
  const set = rows.sets.find((one) => fold(one.name) === fold(name));
  if (!set) return "field";
  if (set.kind !== "query") return ({ id }) => set.messages.includes(id);
  // A set that leads back to itself is not there the second time.
  const asked = parse(set.query ?? "", { ...rows, sets: rows.sets.filter((one) => one !== set) }, lang);
  return (message) => asked.problems.length === 0 && asked.groups.length > 0 && matches(asked, message) !== null;
}

function byField(field: string, value: string, { codes, messages, brought, revised, lost }: Rows): ((message: MessageView) => boolean) | "field" | "code" {
  const is = (of: (message: MessageView) => string | null) => (message: MessageView) => fold(of(message) ?? "") === fold(value);
  switch (field) {
    case "code": {
      if (value === "any") return (message) => message.codings.length > 0;
      if (value === "none") return (message) => message.codings.length === 0;
      const ids = codes.filter((code) => code.ext === value || code.ext.startsWith(`${value}.`) || code.label.fr === value || code.label.en === value).map((code) => code.id);
      return ids.length > 0 ? (message) => message.codings.some((coding) => ids.includes(coding.code)) : "code";
    }
    case "space": return is((message) => message.space);
    case "venue": return is((message) => message.venue);
    case "date": {
      // As far as it is written, a date is the beginning of those that it covers.
      const [from, to] = value.includes("..") ? value.split("..") : [value, value];
      return ({ posted }) => posted !== null && (!from || posted.slice(0, from.length) >= from) && (!to || posted.slice(0, to.length) <= to);
    }
    case "lang": return is((message) => message.lang);
    case "role": return is((message) => message.role);
    case "person": return is((message) => message.speaker);
    case "question": return is((message) => message.question);
    case "import": return (message) => brought[Number(value)]?.includes(message.id) ?? false;
    case "conversation": {
      const top = (message: MessageView): MessageView => messages.find((one) => one.id === message.parent) ? top(messages.find((one) => one.id === message.parent)!) : message;
      const here = messages.find((one) => one.ext === value);
      return (message) => !!here && top(message).id === top(here).id;
    }
    case "coder": return (message) => message.codings.some(({ coder }) => fold(coder) === fold(value));
    case "date": {
      const [from = "", to = from] = value.split("..");
      return ({ posted }) => posted !== null && posted.slice(0, from.length) >= from && posted.slice(0, to.length) <= to;
    }
    case "like": {
      const near = nearest(messages.find((one) => one.ext === value), messages);
      return (message) => near.has(message.id);
    }
    case "twin": {
      const text = messages.find((message) => message.ext === value)?.text;
      return (message) => message.text === text;
    }
    case "is": return (message) => (value === "revised" ? revised : value === "lost" ? lost : []).includes(message.id);
    // Memos and codes are found elsewhere.
    case "in": return () => false;
    default: {
      if (!field.startsWith("attr.")) return "field";
      return (message) => attributes(message).some((one) => one.name === field.slice(5) && fold(one.value) === fold(value));
    }
  }
}

/** Words that tell a text: those of four letters or more, folded. */
const telling = (text: string): Set<string> => new Set(fold(text).match(/[\p{L}\p{N}]{4,}/gu) ?? []);

/** The messages nearest to one, the nearest first, by the share of words that both have; without it and what says the same. */
function nearest(one: MessageView | undefined, messages: readonly MessageView[]): Set<number> {
  if (!one) return new Set();
  const mine = telling(one.text);
  const near = messages.filter(({ id, text }) => id !== one.id && text !== one.text).map(({ id, text }) => {
    const theirs = telling(text);
    return { id, score: [...theirs].filter((word) => mine.has(word)).length / Math.sqrt(mine.size * theirs.size || 1) };
  });
  return new Set(near.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score).slice(0, 100).map(({ id }) => id));
}
