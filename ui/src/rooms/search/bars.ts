/** The histogram's bars in words, and as the query language names their time. */
import * as format from "../../i18n/format";
import { t } from "../../i18n/index.svelte";
import type { Lang, TimeBar, TimeUnit } from "../../platform/types";

/** As many labels as stand side by side. */
const LABELS = 8;

/** A time as a query names it: a day, a month, a year, else both its ends. */
export function valueOf(unit: TimeUnit, first: TimeBar, last: TimeBar): string {
  if (first.from === last.to) return first.from;
  if (first !== last) return `${first.from}..${last.to}`;
  if (unit === "month") return first.from.slice(0, 7);
  return unit === "year" ? first.from.slice(0, 4) : `${first.from}..${first.to}`;
}

/** The time that a bar, or several, cover: as precise as they are. */
export function span(lang: Lang, unit: TimeUnit, first: TimeBar, last: TimeBar): string {
  const cut = unit === "month" || unit === "quarter" ? 7 : unit === "year" ? 4 : 10;
  return format.span(lang, first.from.slice(0, cut), last.to.slice(0, cut));
}

/** What stands under each bar; `null` where there is no room. The larger unit is said where it changes. */
export function labels(lang: Lang, unit: TimeUnit, bars: readonly TimeBar[]): (string | null)[] {
  const step = Math.ceil(bars.length / LABELS);
  let before = "";
  return bars.map(({ from }, i) => {
    if (i % step !== 0) return null;
    const larger = unit === "day" || unit === "week" ? from.slice(0, 7) : from.slice(0, 4);
    const fresh = larger !== before;
    before = larger;
    return short(lang, unit, from, fresh);
  });
}

function short(lang: Lang, unit: TimeUnit, from: string, fresh: boolean): string {
  const [year = "", month = "1", day = "1"] = from.split("-");
  switch (unit) {
    case "year": return year;
    case "quarter": {
      const quarter = String(Math.ceil(Number(month) / 3));
      return fresh ? t("time-quarter-year", { quarter, year }) : t("time-quarter", { quarter });
    }
    case "month": return format.shortMonth(lang, from, fresh);
    default: return fresh ? format.briefDay(lang, from) : String(Number(day));
  }
}

/** Whether numbers fit under the bars as well. */
export const roomy = (bars: readonly TimeBar[]): boolean => bars.length <= LABELS + 2;
