/** What the page of a conversation lists: its messages in the order of their replies, branches folded; or in the order of time, with the silences. */
import type { MessageView } from "../../platform/types";
import type { Stemma } from "./stemma";

export type Order = "tree" | "time";

export interface Rows {
  /** A message by its place; the silence after it by the complement of that place. */
  list: Int32Array;
  /** The row of each message; -1 where it is folded away. */
  at: Int32Array;
  /** How long nothing was said after a message, in milliseconds; `null` for good. */
  silences: ReadonlyMap<number, number | null>;
}

/** Whether a row is a silence; its message is `~row`. */
export const silent = (row: number): boolean => row < 0;
/** The message of a row, or the one that its silence follows. */
export const placeOf = (row: number): number => (row < 0 ? ~row : row);

const NONE: ReadonlyMap<number, number | null> = new Map();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** How many times the usual gap a silence lasts. */
const LONG = 20;
/** Fewer gaps than this have nothing usual. */
const FEW = 4;

/** The order of the replies. What stands below a folded message is not listed. */
export function treeRows(messages: readonly MessageView[], stems: Stemma, folded: ReadonlySet<number>): Rows {
  const at = new Int32Array(messages.length).fill(-1);
  const list = new Int32Array(messages.length);
  let rows = 0;
  for (let i = 0; i < messages.length; ) {
    at[i] = rows;
    list[rows++] = i;
    i = folded.size > 0 && folded.has(messages[i]!.id) ? stems.ends[i]! : i + 1;
  }
  return { list: list.subarray(0, rows), at, silences: NONE };
}

/** The order of time; what has no date comes last, in the order of the replies. */
export function timeRows(messages: readonly MessageView[], stems: Stemma): Rows {
  const when = Float64Array.from(messages, instant);
  const order = Array.from(messages.keys()).sort((a, b) => (when[a]! - when[b]! || a - b));
  const silences = silencesOf(messages, order, when, stems);
  const at = new Int32Array(messages.length);
  const list = new Int32Array(messages.length + silences.size);
  let rows = 0;
  for (const place of order) {
    at[place] = rows;
    list[rows++] = place;
    if (silences.has(place)) list[rows++] = ~place;
  }
  return { list, at, silences };
}

/** When a message was posted; undated ones come after all others. */
function instant({ posted }: MessageView): number {
  const at = posted === null ? NaN : Date.parse(posted);
  return Number.isNaN(at) ? Number.MAX_VALUE : at;
}

/** A date that says no day says nothing of a silence. */
const vague = ({ precision }: MessageView): boolean => precision === "year" || precision === "month";

/** A gap of a day or more, or of twenty times the usual one; and, for good, what follows a question that nobody answered. */
function silencesOf(messages: readonly MessageView[], order: readonly number[], when: Float64Array, stems: Stemma): Map<number, number | null> {
  const silences = new Map<number, number | null>();
  const gaps: { after: number; gap: number; days: boolean }[] = [];
  for (let i = 1; i < order.length; i++) {
    const [before, after] = [messages[order[i - 1]!]!, messages[order[i]!]!];
    const gap = when[order[i]!]! - when[order[i - 1]!]!;
    if (when[order[i]!] === Number.MAX_VALUE || vague(before) || vague(after)) continue;
    gaps.push({ after: order[i - 1]!, gap, days: before.precision === "day" || after.precision === "day" });
  }
  const sorted = gaps.map(({ gap }) => gap).sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const unusual = sorted.length >= FEW && median > 0 ? Math.max(MINUTE, median * LONG) : Infinity;
  for (const { after, gap, days } of gaps) {
    // Two dates without an hour may be a night apart: a day between them must be a whole one.
    if (gap >= (days ? 2 * DAY : Math.min(DAY, unusual))) silences.set(after, gap);
  }
  const last = order.at(-1);
  if (last !== undefined && stems.ends[last] === last + 1 && asks(messages[last]!.text)) silences.set(last, null);
  return silences;
}

/** Whether a text ends by asking. */
export const asks = (text: string): boolean => /[?？؟][^\p{L}\p{N}]*$/u.test(text);

/** How long, in the largest unit that says it. */
export function lasting(gap: number): { unit: "days" | "hours" | "minutes"; n: number } {
  if (gap >= DAY) return { unit: "days", n: Math.floor(gap / DAY) };
  if (gap >= 60 * MINUTE) return { unit: "hours", n: Math.floor(gap / (60 * MINUTE)) };
  return { unit: "minutes", n: Math.max(1, Math.floor(gap / MINUTE)) };
}
