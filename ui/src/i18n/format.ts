/** Numbers and dates in words, by `Intl`. A message's date is shown as its source gives it (UTC, and no more precise than it is); the machine's own clock is shown in local time. */
import type { Lang } from "../platform/types";

const cache = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

function formatter<T extends Intl.DateTimeFormat | Intl.NumberFormat>(key: string, make: () => T): T {
  let found = cache.get(key) as T | undefined;
  if (!found) cache.set(key, (found = make()));
  return found;
}

const locale = (lang: Lang): string => (lang === "fr" ? "fr-FR" : "en-GB");

const dates = (lang: Lang, name: string, options: Intl.DateTimeFormatOptions) =>
  formatter(`${lang}:${name}`, () => new Intl.DateTimeFormat(locale(lang), options));

export function number(lang: Lang, n: number): string {
  return formatter(`${lang}:number`, () => new Intl.NumberFormat(locale(lang), { maximumFractionDigits: 2 })).format(n);
}

interface Parts {
  date: Date;
  month: boolean;
  day: boolean;
  /** `08:12`, as written. */
  time: string | null;
}

const ISO = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:[T ](\d\d):(\d\d))?/;

/** Reads an ISO date that may stop early; `precision` may stop it earlier. */
export function read(iso: string | null, precision: string | null = null): Parts | null {
  const found = ISO.exec(iso ?? "");
  if (!found) return null;
  const [, year, month, day, hour, minute] = found;
  const stop = precision === "year" ? 0 : precision === "month" ? 1 : precision === "day" ? 2 : 3;
  const date = new Date(Date.UTC(Number(year), stop > 0 && month ? Number(month) - 1 : 0, stop > 1 && day ? Number(day) : 1));
  return { date, month: stop > 0 && !!month, day: stop > 1 && !!day, time: stop > 2 && hour ? `${hour}:${minute}` : null };
}

/** The day, or the month, or the year, as far as the source says. */
export function day(lang: Lang, iso: string | null, precision: string | null = null): string {
  const parts = read(iso, precision);
  if (!parts) return iso ?? "";
  const options: Intl.DateTimeFormatOptions = { timeZone: "UTC", year: "numeric" };
  if (parts.month) options.month = "long";
  if (parts.day) options.day = "numeric";
  return first(lang, dates(lang, `day${parts.month}${parts.day}`, options).format(parts.date));
}

/** The day without its year, for a line inside a conversation. */
export function shortDay(lang: Lang, iso: string | null, precision: string | null = null): string {
  const parts = read(iso, precision);
  if (!parts?.day) return day(lang, iso, precision);
  return first(lang, dates(lang, "short", { timeZone: "UTC", day: "numeric", month: "long" }).format(parts.date));
}

/** From a day to another: one day, or both. */
export function span(lang: Lang, from: string | null, to: string | null): string {
  const a = day(lang, from);
  const b = day(lang, to);
  if (!a || !b || a === b) return a || b;
  const [start, end] = [read(from), read(to)];
  const sameYear = start && end && start.date.getUTCFullYear() === end.date.getUTCFullYear();
  return `${sameYear && start.day && end.day ? shortDay(lang, from) : a} – ${b}`;
}

/** The hour of a moment of this machine. */
export function clock(lang: Lang, iso: string): string {
  return dates(lang, "clock", { hour: "2-digit", minute: "2-digit" }).format(new Date(iso));
}

/** The local day of a moment of this machine. */
export function localDay(lang: Lang, iso: string): string {
  return first(lang, dates(lang, "localDay", { day: "numeric", month: "long", year: "numeric" }).format(new Date(iso)));
}

/** How far a moment is: the same day, the day before, this year, earlier. */
export function nearness(iso: string, now: Date): "today" | "yesterday" | "year" | "earlier" {
  const midnight = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  const then = new Date(iso);
  const days = Math.round((midnight(now) - midnight(then)) / 864e5);
  if (days <= 0) return "today";
  if (days === 1) return "yesterday";
  return then.getFullYear() === now.getFullYear() ? "year" : "earlier";
}

/** The local day without its year. */
export function localShortDay(lang: Lang, iso: string): string {
  return first(lang, dates(lang, "localShort", { day: "numeric", month: "long" }).format(new Date(iso)));
}

/** French says “1er mars”, which `Intl` does not. */
function first(lang: Lang, text: string): string {
  return lang === "fr" ? text.replace(/^1 /, "1er ") : text;
}

/** The day in few letters: under a bar. */
export function briefDay(lang: Lang, iso: string): string {
  const parts = read(iso);
  return parts ? first(lang, dates(lang, "brief", { timeZone: "UTC", day: "numeric", month: "short" }).format(parts.date)) : iso;
}

/** The month in few letters, with its year where asked. */
export function shortMonth(lang: Lang, iso: string, year: boolean): string {
  const parts = read(iso);
  return parts ? dates(lang, `months${year}`, { timeZone: "UTC", month: "short", ...(year ? { year: "numeric" } : {}) }).format(parts.date) : iso;
}
