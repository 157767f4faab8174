/** What a query finds in memory, counted: facets, time, keyness. */
import { label } from "../../i18n/bundles";
import * as format from "../../i18n/format";
import type { FacetView, Histogram, KeyTerm, Lang, MessageView, SearchBase, TimeUnit } from "../types";
import { accepted } from "./counted";
import { attributes } from "./records";
import type { Rows } from "./sample";
import { type Atom, atoms, fold, matches, parse, type Parsed } from "./search";

/** A message found, and where its words are. */
export interface Found {
  message: MessageView;
  at: [number, number][];
}

/** What a query finds, in the order in which it is read. */
export function finds(query: string, rows: Rows, lang: Lang): { parsed: Parsed; found: Found[] } {
  const parsed = parse(query, rows, lang);
  const found = rows.messages.flatMap((message) => {
    const at = parsed.groups.length > 0 ? matches(parsed, message) : null;
    return at ? [{ message, at }] : [];
  });
  return { parsed, found };
}

/** What messages amount to. */
export const based = (messages: readonly MessageView[]): SearchBase => ({
  messages: messages.length, persons: new Set(messages.map(({ speaker }) => speaker)).size, spaces: new Set(messages.map(({ space }) => space)).size,
  codings: messages.reduce((sum, message) => sum + accepted(message).length, 0),
});

/** The messages among which a query finds: those whose role it does not leave out. */
export function among(query: string, rows: Rows, lang: Lang): MessageView[] {
  const role = atoms(query).filter(({ field }) => field === "role").map(({ text }) => text).join(" ");
  return role === "" ? rows.messages : finds(role, rows, lang).found.map(({ message }) => message);
}

interface Kind {
  field: string;
  values: (message: MessageView) => readonly string[];
  label: (value: string) => string;
}

/** The facets of a query, the most frequent values first. */
export function facets(query: string, found: readonly Found[], rows: Rows, lang: Lang): FacetView[] {
  const said = atoms(query);
  const ext = new Map(rows.codes.map((code) => [code.id, code]));
  const of = (list: string) => (value: string) => label(lang, `${list}-${value}`);
  const same = (value: string) => value;
  const kinds: Kind[] = [
    { field: "space", values: ({ space }) => [space], label: of("space") },
    { field: "code", values: (message) => accepted(message).flatMap(({ code }) => ext.get(code)?.ext ?? []), label: (value) => rows.codes.find((code) => code.ext === value)?.label[lang] ?? value },
    { field: "lang", values: (message) => (message.lang ? [message.lang] : []), label: of("lang") },
    { field: "person", values: ({ speaker }) => [speaker], label: same },
    { field: "date", values: ({ posted }) => (posted ? [posted.slice(0, 7)] : []), label: (value) => { const [from = "", to = from] = value.split(".."); return format.span(lang, from, to); } },
    { field: "venue", values: ({ venue }) => (venue ? [venue] : []), label: same },
    { field: "role", values: ({ role }) => [role], label: of("role") },
    { field: "coder", values: (message) => accepted(message).map(({ coder }) => coder), label: same },
    ...[...new Set(rows.messages.flatMap((message) => attributes(message).map(({ name }) => name)))].map((name): Kind => ({
      field: `attr.${name}`, values: (message) => attributes(message).filter((one) => one.name === name).map(({ value }) => value), label: same,
    })),
  ];
  return kinds.flatMap(({ field, values, label }) => {
    const counts = new Map<string, number>();
    for (const message of rows.messages) for (const value of values(message)) counts.set(value, 0);
    for (const { message } of found) for (const value of new Set(values(message))) counts.set(value, (counts.get(value) ?? 0) + 1);
    for (const atom of said) if (atom.field === field && !counts.has(atom.value)) counts.set(atom.value, field === "date" ? found.length : 0);
    const named = (value: string): Atom | undefined => said.find((atom) => atom.field === field && fold(atom.value) === fold(value));
    const rowsOf = [...counts].map(([value, messages]) => {
      const atom = named(value);
      return { value, label: label(value), messages, code: field === "code" ? (rows.codes.find((code) => code.ext === value)?.id ?? null) : null, chosen: atom ? (atom.not ? "not" as const : "only" as const) : null };
    }).sort((a, b) => b.messages - a.messages || a.label.localeCompare(b.label));
    return rowsOf.length > 0 ? [{ field, label: FIELDS[lang][field] ?? field.slice(5), values: rowsOf, more: 0 }] : [];
  });
}

const FIELDS: Record<Lang, Record<string, string>> = {
  fr: { space: "Espace", code: "Code", lang: "Langue", person: "Personne", date: "Mois", venue: "Lieu", role: "Rôle", coder: "Codeur" },
  en: { space: "Space", code: "Code", lang: "Language", person: "Person", date: "Month", venue: "Venue", role: "Role", coder: "Coder" },
};

/** Several of these may hold of one message. */
const MANY = /^(code|coder|attr\.)/;

/** A query with a value of a field alone, without it, or no longer named. */
export function refine(query: string, field: string, value: string, choice: "only" | "not" | null): string {
  // Chosen again, it is chosen no longer.
  if (choice !== null && atoms(query).some((atom) => atom.field === field && fold(atom.value) === fold(value) && atom.not === (choice === "not"))) return refine(query, field, value, null);
  const goes = (atom: Atom) => atom.field === field && (fold(atom.value) === fold(value) || (choice === "only" && !atom.not && !MANY.test(field)));
  const kept = atoms(query).filter((atom) => !goes(atom)).map(({ text }) => text);
  const quoted = /[\s"()]/.test(value) || value === "" ? `"${value}"` : value;
  return [...kept, ...(choice === null ? [] : [`${choice === "not" ? "-" : ""}${field}:${quoted}`])].join(" ");
}

const DAY = 86_400_000;

/** The first day of a bar, and the first of the next. */
function bounds(day: Date, unit: TimeUnit): [Date, Date] {
  const [year, month, date] = [day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate()];
  const at = (y: number, m = 0, d = 1) => new Date(Date.UTC(y, m, d));
  switch (unit) {
    case "day": return [at(year, month, date), at(year, month, date + 1)];
    case "week": {
      const monday = date - ((day.getUTCDay() + 6) % 7);
      return [at(year, month, monday), at(year, month, monday + 7)];
    }
    case "month": return [at(year, month), at(year, month + 1)];
    case "quarter": return [at(year, month - (month % 3)), at(year, month - (month % 3) + 3)];
    case "year": return [at(year), at(year + 1)];
  }
}

/** Messages over time, in at most sixty bars. */
export function histogram(found: readonly Found[], all: readonly MessageView[]): Histogram | null {
  const dates = all.flatMap(({ posted }) => posted ?? []).map((posted) => posted.slice(0, 10)).filter((day) => day.length === 10).sort();
  if (dates.length === 0) return null;
  const [first, last] = [new Date(`${dates[0]}T00:00:00Z`), new Date(`${dates.at(-1)}T00:00:00Z`)];
  const days = (last.getTime() - first.getTime()) / DAY + 1;
  const unit: TimeUnit = days <= 60 ? "day" : days <= 60 * 7 ? "week" : days <= 60 * 30 ? "month" : days <= 60 * 91 ? "quarter" : "year";
  const bars: Histogram["bars"] = [];
  const iso = (date: Date) => date.toISOString().slice(0, 10);
  for (let [from, next] = bounds(first, unit); from <= last; [from, next] = bounds(next, unit)) {
    const [a, b] = [iso(from), iso(next)];
    const within = ({ posted }: MessageView) => posted !== null && posted.slice(0, 10) >= a && posted.slice(0, 10) < b;
    bars.push({ from: a, to: iso(new Date(next.getTime() - DAY)), messages: found.filter(({ message }) => within(message)).length, of: all.filter(within).length });
  }
  return { unit, bars, undated: found.filter(({ message }) => message.posted === null).length };
}

/** The words of a text, folded, with their places. */
export const wordsOf = (text: string): { form: string; start: number; end: number }[] =>
  [...fold(text).matchAll(/[\p{L}\p{N}]*\p{L}[\p{L}\p{N}]*/gu)].map(({ 0: form, index }) => ({ form, start: index, end: index + form.length }));

/** The query that finds a word among what another finds. */
export const narrowed = (query: string, form: string): string => `${query} =${form}`;

const LEAST = 3.84;

/** Words more, or less, frequent here than in the rest: log-likelihood (T. Dunning, 1993; as P. Rayson and R. Garside, 2000, compute it). */
export function keyness(query: string, found: readonly Found[], messages: readonly MessageView[]): { found: number; rest: number; terms: KeyTerm[] } {
  const here = new Set(found.map(({ message }) => message.id));
  const counts = new Map<string, [number, number]>();
  const sums: [number, number] = [0, 0];
  for (const message of messages) for (const { form } of wordsOf(message.text)) {
    const side = here.has(message.id) ? 0 : 1;
    const count = counts.get(form) ?? [0, 0];
    count[side]++;
    sums[side]++;
    counts.set(form, count);
  }
  const part = (seen: number, expected: number) => (seen === 0 ? 0 : seen * Math.log(seen / expected));
  const terms = [...counts].map(([form, [a, b]]): KeyTerm => {
    const share = (a + b) / (sums[0] + sums[1]);
    const score = 2 * (part(a, sums[0] * share) + part(b, sums[1] * share));
    return { form, found: a, rest: b, score: a * sums[1] < b * sums[0] ? -score : score, query: narrowed(query, form) };
  }).filter(({ score }) => Math.abs(score) >= LEAST).sort((a, b) => Math.abs(b.score) - Math.abs(a.score));
  return { found: sums[0], rest: sums[1], terms };
}
