/** The search field over the sample: a part of the language, enough to type, to complete and to see chips without the shell. */
import type { Field } from "../field";
import type { FieldCompletion, FieldOffer, FieldPart, FieldParts, Lang, SearchProblem } from "../types";
import { label } from "../../i18n/bundles";
import { span, day } from "../../i18n/format";
import { accepted } from "./counted";
import { downward, type Rows } from "./sample";
import { fold } from "./search";
import { word } from "./words";

/** The fields that the sample can be asked by: in English, in French, what they do. */
const FIELDS: readonly [string, string, Record<Lang, string>][] = [
  ["code", "code", { fr: "messages ainsi codés, et dessous", en: "messages coded so, and below" }],
  ["space", "espace", { fr: "type d’espace", en: "type of space" }],
  ["venue", "lieu", { fr: "site, groupe ou boutique", en: "site, group or shop" }],
  ["person", "personne", { fr: "personne qui parle", en: "person who speaks" }],
  ["role", "rôle", { fr: "à quel titre on parle", en: "in what role one speaks" }],
  ["lang", "langue", { fr: "langue du message", en: "language of the message" }],
  ["date", "date", { fr: "2024, 2024-03, 2024-03-02..2024-03-09", en: "2024, 2024-03, 2024-03-02..2024-03-09" }],
  ["question", "question", { fr: "question d’une enquête", en: "question of a survey" }],
  ["conversation", "conversation", { fr: "messages d’une conversation", en: "messages of one conversation" }],
  ["twin", "jumeau", { fr: "même texte que ce message", en: "same text as this message" }],
  ["set", "ensemble", { fr: "messages d’un ensemble", en: "messages of a set" }],
  ["import", "import", { fr: "import qui les a apportés", en: "import that brought them" }],
  ["is", "est", { fr: "racine, réponse, doublon…", en: "root, reply, duplicate…" }],
];
const CLOSED: Record<string, string> = { space: "space", role: "role", lang: "lang" };

/** The field that is called so, in either language. */
export const fieldOfName = (name: string): string | undefined => FIELDS.find(([english, french]) => english === fold(name) || fold(french) === fold(name))?.[0];
const nameIn = (field: string, lang: Lang): string => (lang === "fr" ? FIELDS.find(([english]) => english === field)?.[1] : undefined) ?? field;

/** A group, a filter, a phrase, a word: what stands at the top of a query. */
const PIECE = /(-)?(?:(?:chevauche|overlap|fil|thread|codage|coding|reply|réponse)(?::\w+)?\([^()]*\)|([\p{L}.]+)([:=])((?:"[^"]*"|[^\s",()]+)(?:,(?:"[^"]*"|[^\s",()]+))*)|"[^"]*"?|\S+)/gu;

interface Base {
  rows: Rows;
  lang: Lang;
}

export function fieldOf(base: () => Promise<Base>): Field {
  return {
    parts: async (query) => parts(query, await base()),
    complete: async (text, at) => complete(text, at, await base()),
  };
}

/** The values of a field, the most frequent first. */
function values(field: string, { rows, lang }: Base): FieldOffer[] {
  const offer = (text: string, called: string, count: number | null, code: number | null = null): FieldOffer =>
    ({ text: /[\s,()"]/.test(text) ? `"${text}"` : text, label: called || text, detail: called && called !== text ? text : "", kind: "value", code, count });
  const counted = (of: (message: Rows["messages"][number]) => string | null | undefined): FieldOffer[] => {
    const counts = new Map<string, number>();
    for (const message of rows.messages) {
      const value = of(message);
      if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const called = (value: string) => (CLOSED[field] ? label(lang, `${CLOSED[field]}-${value}`) : "");
    return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([value, count]) => offer(value, called(value), count));
  };
  switch (field) {
    case "code": {
      const bears = (id: number) => rows.messages.filter((message) => accepted(message).some((coding) => downward(rows.codes, id).has(coding.code))).length;
      const codes = rows.codes.map((code) => offer(code.ext, code.label[lang] ?? code.label.fr ?? code.label.en ?? "", bears(code.id), code.id));
      const words = lang === "fr" ? ["codés", "non codés"] : ["coded", "uncoded"];
      return [...codes.sort((a, b) => b.count! - a.count!), offer("any", words[0]!, null), offer("none", words[1]!, null)];
    }
    case "space": return counted((message) => message.space);
    case "venue": return counted((message) => message.venue);
    case "role": return counted((message) => message.role);
    case "lang": return counted((message) => message.lang);
    case "person": return counted((message) => message.speaker);
    case "question": return counted((message) => message.question);
    case "date": {
      const months = counted((message) => message.posted?.slice(0, 7)).map((one) => ({ ...one, label: day(lang, one.text), detail: one.text }));
      return [...counted((message) => message.posted?.slice(0, 4)), ...months].sort((a, b) => b.count! - a.count!);
    }
    case "is": return [offer("revised", "", null), offer("lost", "", null)];
    default: return [];
  }
}

function complete(text: string, at: number, base: Base): FieldCompletion {
  const before = text.slice(0, at);
  const none: FieldCompletion = { start: at, end: at, value: false, whole: false, offers: [] };
  const valued = /(?:^|[\s(-])([\p{L}]+)[:=](?:[^\s",()]*,|"[^"]*",)*("?)([^"(),]*)$/u.exec(before);
  const field = valued && (valued[2] || !/\s/.test(valued[3]!)) ? fieldOfName(valued[1]!) : undefined;
  if (valued && field) {
    const typed = fold(valued[3]!);
    const start = at - valued[3]!.length - valued[2]!.length;
    const end = at + /^[^\s,()"]*/.exec(text.slice(at))![0].length;
    const found = values(field, base).map((offer) => ({ offer, names: [fold(offer.text.replace(/"/g, "")), fold(offer.label)] }))
      .filter(({ names }) => names.some((name) => name.startsWith(typed) || name.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(typed))));
    found.sort((a, b) => Number(!a.names.some((name) => name.startsWith(typed))) - Number(!b.names.some((name) => name.startsWith(typed))));
    return { start, end, value: true, whole: typed !== "" && found.some(({ names }) => names.includes(typed)), offers: found.map(({ offer }) => offer) };
  }
  if ((before.match(/"/g) ?? []).length % 2 === 1) return none;
  const typed = /[^\s()"-][^\s()"]*$/.exec(before)?.[0] ?? "";
  const start = at - typed.length;
  const end = at + (typed ? /^[^\s()"]*/.exec(text.slice(at))![0].length : 0);
  const { lang } = base;
  const fields = FIELDS.filter(([english, french]) => [english, french].some((name) => fold(name).startsWith(fold(typed))))
    .map(([english, , does]): FieldOffer => ({ text: `${nameIn(english, lang)}:`, label: `${nameIn(english, lang)}:`, detail: does[lang], kind: "field", code: null, count: null }));
  const operators = lang === "fr" ? ["OU", "SAUF"] : ["OR", "NOT"];
  const said = operators.filter((name) => typed !== "" && typed === typed.toUpperCase() && /\p{L}/u.test(typed) && name.startsWith(typed) && name !== typed)
    .map((name): FieldOffer => ({ text: name, label: name, detail: "", kind: "operator", code: null, count: null }));
  const codes = typed.length < 3 ? [] : values("code", base).filter((offer) => offer.code !== null && fold(offer.label).startsWith(fold(typed))).map((offer) => ({ ...offer, text: `code:${offer.text}` }));
  return { start, end, value: false, whole: false, offers: [...said, ...fields, ...codes] };
}

/** What a field that is unknown was probably meant to be. */
export function mended(name: string, from: number): Pick<SearchProblem, "fix"> {
  const near = nearest(name, FIELDS.flatMap(([english, french]) => [english, french]));
  return near ? { fix: { start: from, end: from + name.length, text: near } } : {};
}

/** The nearest name, a letter or two aside. */
function nearest(typed: string, names: readonly string[]): string | undefined {
  const apart = (a: string, b: string): number => {
    const line = [...Array(b.length + 1).keys()];
    for (let i = 1; i <= a.length; i++) {
      let diagonal = line[0]!;
      line[0] = i;
      for (let j = 1; j <= b.length; j++) {
        const above = line[j]!;
        line[j] = Math.min(above + 1, line[j - 1]! + 1, diagonal + Number(a[i - 1] !== b[j - 1]));
        diagonal = above;
      }
    }
    return line[b.length]!;
  };
  const near = names.map((name) => [name, apart(fold(name), fold(typed))] as const).filter(([, far]) => far <= Math.max(1, Math.floor(typed.length / 3)));
  return near.sort((a, b) => a[1] - b[1])[0]?.[0];
}

function parts(query: string, base: Base): FieldParts {
  const { lang } = base;
  const problems: SearchProblem[] = [];
  const found: FieldPart[] = [];
  for (const piece of query.matchAll(PIECE)) {
    const [whole, minus, name, , raw] = piece;
    const place = { start: piece.index, end: piece.index + whole.length };
    const field = name === undefined ? undefined : fieldOfName(name);
    const group = /^-?(\p{L}+)(?::\w+)?\((.*)\)$/u.exec(whole);
    if (group) {
      found.push({ ...place, kind: minus ? "not" : "group", chip: true, label: minus ? (lang === "fr" ? "sans" : "without") : group[1]!, value: group[2]!, code: null });
    } else if (field && raw) {
      const all = raw.match(/"[^"]*"|[^,]+/g)!.map((one) => one.replace(/^"|"$/g, ""));
      const said = all.map((one) => inWords(field, one, base));
      const negated = lang === "fr" ? "sans" : "without";
      found.push({
        ...place, kind: minus ? "not" : "field", chip: true, label: minus ? negated : nameIn(field, lang),
        value: said.map(({ text }) => text).join(lang === "fr" ? " ou " : " or "), code: said.length === 1 ? said[0]!.code : null,
      });
    } else {
      if (name !== undefined && !whole.includes("://")) {
        const from = place.start + (minus ? 1 : 0);
        problems.push({ start: from, end: from + name.length, code: "unknown_field", message: word(lang, "field", { field: name }), ...mended(name, from) });
      }
      found.push({ ...place, kind: "word", chip: false, label: "", value: whole, code: null });
    }
  }
  // What stands beside an operator, or in parentheses, is no part of its own.
  const tied = /(?:^|\s)(?:OR|OU|NEAR\/\d+|PROCHE\/\d+)(?:\s|$)|(?:^|[\s-])\(/.test(query);
  return { canonical: query.trim().replace(/\s+/g, " "), parts: tied ? found.map((part) => ({ ...part, chip: false })) : found, problems };
}

function inWords(field: string, value: string, { rows, lang }: Base): { text: string; code: number | null } {
  const plain = (text: string) => ({ text, code: null });
  if (field === "code") {
    const code = rows.codes.find((one) => one.ext === value || Object.values(one.label).some((name) => name && fold(name) === fold(value)));
    if (code) return { text: code.label[lang] ?? code.ext, code: code.id };
    const words: Record<string, [string, string]> = { any: ["codés", "coded"], none: ["non codés", "uncoded"] };
    return plain(words[value]?.[lang === "fr" ? 0 : 1] ?? value);
  }
  if (CLOSED[field]) return plain(label(lang, `${CLOSED[field]}-${value}`));
  if (field === "date") {
    const [from, to] = value.split("..");
    return plain(to ? span(lang, from!, to) : day(lang, value));
  }
  return plain(value);
}
