/** The language of the window, changed while it runs, and the words in it. */
import type { Lang, Localised } from "../platform/types";
import { type Args, label, words } from "./bundles";
import * as format from "./format";

class Language {
  now = $state<Lang>("fr");
}

export const language = new Language();

/** The words under a key, in the window's language. */
export const t = (key: string, args?: Args): string => words(language.now, key, args);

/** A count and its noun: the number chooses the form and is shown formatted. */
export const count = (key: string, n: number, args?: Args): string =>
  words(language.now, key, { n, count: format.number(language.now, n), ...args });

/** A number, formatted. */
export const num = (n: number): string => format.number(language.now, n);

/** The label of a closed list's word. */
export const listed = (list: "space" | "role" | "voice" | "origin" | "review" | "lang" | "fate" | "memo" | "memo-kind" | "memo-about" | "sample" | "sample-by", word: string): string =>
  label(language.now, `${list}-${word}`);

/** A text in the window's language, else in the other. */
export function local(text: Localised | null | undefined): { text: string; lang: Lang } | null {
  const other: Lang = language.now === "fr" ? "en" : "fr";
  const mine = text?.[language.now];
  if (mine) return { text: mine, lang: language.now };
  const theirs = text?.[other];
  return theirs ? { text: theirs, lang: other } : null;
}

/** When a study was last opened: “today, 11:04”, “yesterday”, “3 November”. */
export function opened(iso: string, now = new Date()): string {
  const lang = language.now;
  switch (format.nearness(iso, now)) {
    case "today": return t("when-today", { time: format.clock(lang, iso) });
    case "yesterday": return t("when-yesterday");
    case "year": return format.localShortDay(lang, iso);
    case "earlier": return format.localDay(lang, iso);
  }
}
