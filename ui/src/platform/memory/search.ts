/** A small part of the query language, enough to see the search room without the shell: words, phrases, prefixes, `OR`, `-x`, and fields. */
import type { Lang, MessageView, SearchProblem } from "../types";
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
  /** Any of these, each being all of its terms. */
  groups: Term[][];
  problems: SearchProblem[];
}

const ATOM = /(-)?(?:(\w+):(?:"([^"]*)"|([^\s"]+))|"([^"]*)("?)|(\S+))/g;

/** Reads a query; what is not understood is a problem and is left out. */
export function parse(query: string, rows: Rows, lang: Lang): Parsed {
  const groups: Term[][] = [[]];
  const problems: SearchProblem[] = [];
  for (const atom of query.matchAll(ATOM)) {
    const [whole, minus, field, quoted, bare, phrase, closing, plain] = atom;
    const span = { start: atom.index, end: atom.index + whole.length };
    const not = minus === "-";
    if (plain === "OR") {
      groups.push([]);
    } else if (field !== undefined) {
      const test = field === "set" ? inSet(quoted ?? bare ?? "", rows, lang) : byField(field, quoted ?? bare ?? "", rows);
      if (typeof test === "function") groups.at(-1)!.push({ not, find: (message) => (test(message) ? [] : null) });
      else problems.push({ ...span, code: test, message: word(lang, test, { field, code: quoted ?? bare ?? "" }) });
    } else if (phrase !== undefined) {
      if (!closing) problems.push({ ...span, code: "quote", message: word(lang, "quote") });
      if (phrase.trim()) groups.at(-1)!.push({ not, find: words(phrase, true) });
    } else if (plain) {
      groups.at(-1)!.push({ not, find: words(plain, false) });
    }
  }
  return { groups: groups.filter((terms) => terms.length > 0), problems };
}

/** The matches of a message, `null` when the query does not find it. */
export function matches({ groups }: Parsed, message: MessageView): [number, number][] | null {
  let found: [number, number][] | null = null;
  for (const terms of groups) {
    const all = terms.map((term) => ({ term, at: term.find(message) }));
    if (all.some(({ term, at }) => (at !== null) === term.not)) continue;
    found = [...(found ?? []), ...all.flatMap(({ term, at }) => (term.not ? [] : (at ?? [])))];
  }
  return found && [...new Map(found.map((range) => [range[0], range])).values()].sort((a, b) => a[0] - b[0]);
}

function words(text: string, exact: boolean): (message: MessageView) => [number, number][] | null {
  const prefix = !exact && text.endsWith("*");
  const wanted = fold(text.replace(/[*.,;!?]+$/, ""));
  const stem = exact || prefix ? wanted : wanted.replace(/e?s$/, "");
  const tail = exact ? "" : prefix ? "[\\p{L}\\p{N}]*" : "(?:e?s)?";
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${stem.replace(/[^\p{L}\p{N}\s]/gu, "\\$&")}${tail}(?![\\p{L}\\p{N}])`, "gu");
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
    case "twin": {
      const text = messages.find((message) => message.ext === value)?.text;
      return (message) => message.text === text;
    }
    case "is": return (message) => (value === "revised" ? revised : value === "lost" ? lost : []).includes(message.id);
    default: return "field";
  }
}
