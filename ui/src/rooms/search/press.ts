/** The keys of the Search room. */
import { tick } from "svelte";
import { bare, pressing, typing } from "../../frame/typing";
import { sheets } from "../../frame/sheets.svelte";
import { t } from "../../i18n/index.svelte";
import { keys } from "../../keys/keys.svelte";
import { moved } from "../../keys/list";
import type { SearchSort } from "../../platform/types";
import { lines, SORTS as LINE_SORTS, WIDTHS, type Width } from "../../state/lines.svelte";
import { passages } from "../../state/passages";
import { place } from "../../state/place.svelte";
import { said } from "../../state/said.svelte";
import { likeOf, search, type Tab, TABS } from "../../state/search.svelte";
import { telling } from "../../state/telling.svelte";
import { threads } from "../../state/threads.svelte";

export const SORTS: readonly SearchSort[] = ["relevance", "date", "thread"];

/** What the list that is shown does for the keys. */
export interface List {
  perPage(): number;
  /** Brings the current row into sight. */
  reveal(): void;
  /** The rows in sight. */
  inSight(): [first: number, end: number];
}

/** What a key answers only among lines. */
const OF_LINES = /^(select|pick|repeat|in-sight|all|width|export)/;

/** Answers a key. Says whether it was one of the room's. */
export function press(event: KeyboardEvent, list: List | undefined): boolean {
  if (typing(event) || event.defaultPrevented || event.isComposing) return false;
  if (pressing(event) && (event.key === " " || event.key === "Enter")) return false;
  const among = search.tab === "concordance" && lines.total > 0;
  if (among && event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    const digit = /^Digit([1-9])$/.exec(event.code)?.[1] ?? /^[1-9]$/.exec(event.key)?.[0];
    if (digit) {
      passages.digit(Number(digit));
      return true;
    }
  }
  const name = keys.hit(event, "search");
  if (name === "back") leave();
  else if (search.pages === null || search.total === 0) return name === "facets" && toFacets();
  else if (name && (TABS as readonly string[]).includes(name)) void search.show(name as Tab);
  else if (name === "tab-next") void search.show(TABS[(TABS.indexOf(search.tab) + 1) % TABS.length]!);
  else if (name === "facets") return toFacets();
  else if (name === "time") document.querySelector<HTMLElement>(".hist [tabindex='0']")?.focus();
  else if (name === "like") void (search.looked && search.ask(likeOf(search.looked.ext)));
  else if (name === "sort") sort();
  else if (name && OF_LINES.test(name)) return onLines(name, list, event);
  else if (name) return move(name, list);
  else if (among && bare(event) && /^\d$/.test(event.key)) passages.pick(event.key);
  else return false;
  return true;
}

/** Opens the message that the keys are on where it was said; of a word, its lines. */
export function open(): void {
  const word = search.tab === "words" ? telling.keyness?.terms[telling.at] : undefined;
  const { looked } = search;
  if (search.tab === "words") void (word && search.ask(word.query, "concordance"));
  else if (looked) place.open(looked.conversation, looked.id);
}

/** Lets go of what is chosen, else leaves the room. */
function leave(): void {
  if (search.tab === "concordance" && lines.chosen.length > 0) lines.choose([]);
  else place.back();
}

function toFacets(): boolean {
  const first = () => document.querySelector<HTMLElement>(".facets [tabindex='0']");
  if (!first()) return false;
  // Where the left column is a sheet, it is brought first.
  if (first()!.getClientRects().length === 0) sheets.left = true;
  void tick().then(tick).then(() => first()?.focus());
  return true;
}

function sort(): void {
  const next = <T>(all: readonly T[], now: T) => all[(all.indexOf(now) + 1) % all.length]!;
  if (search.tab === "messages") void search.resort(next(SORTS, search.sort));
  else if (search.tab === "concordance") void lines.order({ sort: next(LINE_SORTS, lines.sort) });
}

/** The next length of the lines. */
export const wider = (): Promise<void> => {
  const all = Object.keys(WIDTHS) as Width[];
  return lines.order({ width: all[(all.indexOf(lines.width) + 1) % all.length]! });
};

function onLines(name: string, list: List | undefined, event: KeyboardEvent): boolean {
  if (search.tab !== "concordance") {
    // What every key of the browser does stays the browser's.
    if (name === "all" || event.key === " ") return false;
    said.say(t("lines-there", { key: keys.called("search", "concordance") }));
    return true;
  }
  if (lines.total === 0) return false;
  const extend = (way: 1 | -1) => {
    lines.extend(lines.at + way);
    list?.reveal();
  };
  switch (name) {
    case "select": lines.toggle(); break;
    case "select-down": extend(1); break;
    case "select-up": extend(-1); break;
    case "in-sight": lines.inSight(...(list?.inSight() ?? [lines.at, lines.at + 1])); break;
    case "all": lines.all(); break;
    case "pick": passages.pick(); break;
    case "repeat": passages.repeat(); break;
    case "width": void wider(); break;
    case "export": void lines.export("csv"); break;
  }
  return true;
}

/** Goes from row to row of the shape that is shown. */
function move(name: string, list: List | undefined): boolean {
  if (name === "open") {
    open();
    return true;
  }
  const page = list?.perPage() ?? 10;
  if (search.tab === "conversations" && (name === "next" || name === "previous")) {
    if (name === "previous" && threads.at === 0 && threads.within === 0) search.focus++;
    else threads.step(name === "next" ? 1 : -1);
  } else {
    const [at, total] = { messages: [search.current, search.total], concordance: [lines.at, lines.total], conversations: [threads.at, threads.total], words: [telling.at, telling.keyness?.terms.length ?? 0] }[search.tab] as [number, number];
    const to = moved(name, at, total, page);
    if (to === null) return false;
    if (name === "previous" && at === 0) {
      search.focus++;
      return true;
    }
    if (total === 0) return true;
    if (search.tab === "messages") search.to(to);
    else if (search.tab === "concordance") lines.to(to);
    else if (search.tab === "conversations") threads.to(to);
    else telling.at = to;
  }
  list?.reveal();
  return true;
}
