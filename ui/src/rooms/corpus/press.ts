/** The keys of the Corpus room. */
import { bare, pressing, typing } from "../../frame/typing";
import { t } from "../../i18n/index.svelte";
import { keys } from "../../keys/keys.svelte";
import { batch } from "../../state/batch.svelte";
import { columns } from "../../state/columns.svelte";
import { corpus } from "../../state/corpus.svelte";
import { coding } from "../../state/coding.svelte";
import { place } from "../../state/place.svelte";
import { said } from "../../state/said.svelte";

/** What the page does for the keys. */
export interface Page {
  perPage(): number;
  /** Goes to the filter, to the choice of the order, to that of the columns. */
  filter(): void;
  sort(): void;
  columns(): void;
}

/** Answers a key. Says whether it was one of the room's. */
export function press(event: KeyboardEvent, page: Page): boolean {
  if (typing(event) || event.defaultPrevented || event.isComposing) return false;
  if (pressing(event) && (event.key === " " || event.key === "Enter")) return false;
  if (batch.which && list(event)) return true;
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1] ?? /^[1-9]$/.exec(event.key)?.[0];
  if (event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey && digit) {
    batch.digit(Number(digit));
    return true;
  }
  const name = keys.hit(event, "corpus");
  if (name === "filter") page.filter();
  else if (name === "sort") page.sort();
  else if (name === "columns") page.columns();
  else if (name === "leave") leave();
  else if (name === "group") void corpus.change({ alike: !corpus.ask.alike });
  else if (corpus.lines === 0) return false;
  else if (name) row(name, page);
  else if (bare(event) && /^\d$/.test(event.key)) batch.begin(event.key);
  else return false;
  return true;
}

/** What a key does to rows. */
function row(name: string, page: Page): void {
  const { line } = corpus;
  switch (name) {
    case "next": return void corpus.to(line + 1);
    case "previous": return void corpus.to(line - 1, -1);
    case "page-down": return void corpus.to(line + page.perPage());
    case "page-up": return void corpus.to(line - page.perPage(), -1);
    case "first": return void corpus.to(0);
    case "last": return void corpus.to(corpus.lines - 1, -1);
    case "uncoded": return void uncoded();
    case "select": return corpus.toggle(corpus.row);
    case "select-down": return void extend(1);
    case "select-up": return void extend(-1);
    case "all": return corpus.all();
    case "pick": return batch.pick();
    case "repeat": return batch.repeat();
    case "take": return void batch.take();
    case "replace": return void batch.replace();
    case "down": return void batch.down();
    case "open": return open();
    case "unfold": return void corpus.unfold(true);
    case "fold": return void corpus.unfold(false);
    case "advance":
      columns.advance();
      return said.say(t(columns.uncoded ? "corpus-advance-uncoded" : "corpus-advance-next"));
  }
}

/** A list of codes is open: its keys come first. */
function list(event: KeyboardEvent): boolean {
  const { which } = batch;
  if (!which) return false;
  const { key } = event;
  const { length } = which.codes;
  if (key === "ArrowDown" || key === "ArrowRight") batch.at = (batch.at + 1) % length;
  else if (key === "ArrowUp" || key === "ArrowLeft") batch.at = (batch.at + length - 1) % length;
  else if (key === "Enter") void batch.choose();
  else if (key === "Escape") batch.which = null;
  else if (bare(event) && /^[1-9]$/.test(key) && Number(key) <= length) void batch.choose(Number(key) - 1);
  else return false;
  return true;
}

async function uncoded(): Promise<void> {
  await coding.settled();
  const { row: now } = corpus;
  const found = await corpus.uncoded(now ? now.place : null);
  if (found === "none") said.say(t("coding-all-coded"));
  else if (found) said.say(found === "again" ? t("coding-from-start") : "");
}

async function extend(way: 1 | -1): Promise<void> {
  corpus.begin(corpus.row);
  await corpus.to(corpus.line + way, way);
  corpus.extend(corpus.row);
}

/** Opens the message of the current row where it was said. */
export function open(): void {
  const { row: now } = corpus;
  if (now) place.open(now.conversation, now.message);
}

/** Leaves what is nearest: the entry, what was refused, what is chosen, the filter. */
function leave(): void {
  if (batch.forget()) return;
  if (corpus.chosen.length > 0) corpus.choose([]);
  else if (corpus.ask.query !== "") void corpus.change({ query: "" });
}
