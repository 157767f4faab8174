/** Figures in memory: a few honest counts, their tables and a plain drawing, so that the Figures room can be seen without the shell. */
import { label } from "../../i18n/bundles";
import * as format from "../../i18n/format";
import type { CodeView, FigureAsk, FigureCell, FigureTable, FigureView, Lang, MessageView } from "../types";
import { type Held, refuse } from "./held";
import { downward } from "./sample";
import { matches, parse } from "./search";
import { word } from "./words";

const BRAND = new Set(["brand", "employee"]);
const WIDTH = 640;
const ROW = 24;

interface Bar {
  label: string;
  n: number;
  query: string | null;
}

const escape = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("\"", "&quot;");
const name = (code: CodeView, lang: Lang) => code.label[lang] ?? code.label[lang === "fr" ? "en" : "fr"] ?? code.ext;

/** Bars, each leading to its messages. */
function bars(title: string, rows: Bar[], dark: boolean): string | null {
  if (rows.every((row) => row.n === 0)) return null;
  const [ink, paper] = dark ? ["#E8E7E2", "#B6B6B1"] : ["#1B1D1F", "#4A4E52"];
  const most = Math.max(1, ...rows.map((row) => row.n));
  const drawn = rows.map(({ label: said, n, query }, i) =>
    `<g${query === null ? "" : ` data-ref="${escape(query)}"`}><title>${escape(said)}</title><text x="0" y="${i * ROW + 16}" fill="${ink}" font-size="13">${escape(said)}</text>`
    + `<rect x="260" y="${i * ROW + 9}" width="${(n / most) * 320}" height="8" fill="${paper}"/><text x="${WIDTH}" y="${i * ROW + 16}" fill="${ink}" font-size="12" text-anchor="end">${n}</text></g>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${rows.length * ROW}" role="img" aria-labelledby="figure-title"><title id="figure-title">${escape(title)}</title>${drawn.join("")}</svg>`;
}

const table = (title: string, columns: string[], rows: Bar[], lang: Lang): FigureTable => ({
  title, columns,
  rows: rows.map(({ label: said, n, query }): FigureCell[] => [{ text: said, query: null }, { text: format.number(lang, n), query: n > 0 ? query : null }]),
});

const tally = (messages: readonly MessageView[], of: (message: MessageView) => string | null): [string, number][] => {
  const found = new Map<string, number>();
  for (const message of messages) found.set(of(message) ?? "", (found.get(of(message) ?? "") ?? 0) + 1);
  return [...found].filter(([key]) => key !== "").sort((a, b) => b[1] - a[1]);
};

export function figure(held: Held, ask: FigureAsk): FigureView {
  const { lang, journal: { rows } } = held;
  const filter = ask.filter?.trim() || null;
  const parsed = parse(filter ?? "", rows, lang);
  if (parsed.problems[0]) refuse("bad-query", parsed.problems[0].message);
  const kept = filter ? rows.messages.filter((message) => matches(parsed, message) !== null) : rows.messages;
  const spoken = ask.brandSpeech ? kept : kept.filter((message) => !BRAND.has(message.role));
  const messages = ask.once ? [...new Map([...spoken].reverse().map((message) => [message.text, message])).values()].reverse() : spoken;
  const query = (own: string) => [own, filter, ...(ask.brandSpeech ? [] : ["-role:brand", "-role:employee"])].filter(Boolean).join(" ");
  const bearing = (code: CodeView) => {
    const family = downward(rows.codes, code.id);
    return new Set(messages.filter((message) => message.codings.some((coding) => family.has(coding.code))));
  };
  const spaces = tally(messages, (message) => message.space);
  const base = {
    codings: messages.reduce((sum, message) => sum + message.codings.length, 0), messages: messages.length, accounts: new Set(messages.map((message) => message.speaker)).size,
    persons: new Set(messages.map((message) => message.speaker)).size, spaces: spaces.length, conversations: messages.filter((message) => message.parent === null).length,
  };
  const brand = kept.filter((message) => BRAND.has(message.role)).length;
  const baseLine = `${word(lang, "base", { messages: format.number(lang, base.messages), persons: format.number(lang, base.persons) })} ${word(lang, ask.brandSpeech ? "brandIn" : "brandOut", { count: String(brand) })}${ask.once ? ` ${word(lang, "once")}` : ""}`;
  const title = word(lang, `figure-${ask.name}`);
  const count = word(lang, "messages");

  let drawn: Bar[] = [];
  let tables: FigureTable[] = [];
  if (ask.name === "codes") {
    drawn = rows.codes.map((code) => ({ label: name(code, lang), n: bearing(code).size, query: query(`code:${code.ext}`) }));
    tables = [table(title, [word(lang, "codeColumn"), count], drawn, lang)];
  } else if (ask.name === "cooccurrence") {
    const sets = rows.codes.map((code) => ({ code, on: bearing(code) }));
    drawn = sets.flatMap((a, i) => sets.slice(i + 1).map((b) => ({
      label: `${name(a.code, lang)} × ${name(b.code, lang)}`, n: [...a.on].filter((message) => b.on.has(message)).length, query: query(`code:${a.code.ext} code:${b.code.ext}`),
    }))).filter((pair) => pair.n > 0).sort((a, b) => b.n - a.n);
    tables = [table(title, [word(lang, "pairColumn"), count], drawn, lang)];
  } else if (ask.name === "corpus") {
    drawn = spaces.map(([space, n]) => ({ label: label(lang, `space-${space}`), n, query: query(`space:${space}`) }));
    const langs = tally(messages, (message) => message.lang).map(([code, n]) => ({ label: label(lang, `lang-${code}`), n, query: query(`lang:${code}`) }));
    tables = [table(word(lang, "spaceColumn"), [word(lang, "spaceColumn"), count], drawn, lang), table(word(lang, "langColumn"), [word(lang, "langColumn"), count], langs, lang)];
  } else {
    drawn = tally(messages.filter((message) => message.answers !== null), (message) => `${message.speaker} → ${message.answers}`).map(([pair, n]) => ({ label: pair, n, query: null }));
    tables = [table(title, [word(lang, "pairColumn"), count], drawn, lang)];
  }
  return { name: ask.name, title, baseLine, base, filter, svg: bars(title, drawn, ask.dark), tables };
}
