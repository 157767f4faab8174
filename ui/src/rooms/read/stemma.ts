/** The reply tree as lines in a gutter: for each message, which lines pass through its row, which come in, which go out. Everything asked of a row is answered by what it shows, however long the thread. */
import type { MessageView } from "../../platform/types";

/** What is drawn in a message's row. */
export interface Stem {
  depth: number;
  /** Column of the message it answers; `null` for a root. */
  from: number | null;
  /** It has replies. */
  out: boolean;
  /** The message it answers was not collected. */
  missing: boolean;
}

export interface Stemma {
  stems: Stem[];
  /** The deepest column. */
  deep: number;
  /** Place of the message that each answers; -1 for a root. */
  above: Int32Array;
  /** One past the place of the last message below each. */
  ends: Int32Array;
  /** Columns whose line passes through the row to a later reply, and whether that line leads to the chosen message. */
  through(index: number, chosen: number | null): { at: number; path: boolean }[];
  /** Whether a row is the chosen message, or one that it answers, up to the root. */
  leads(index: number, chosen: number | null): boolean;
}

/** Reads messages in tree order: what answers a message follows it, before anything else does. */
export function stemma(messages: readonly MessageView[]): Stemma {
  const length = messages.length;
  const places = new Map(messages.map((message, i) => [message.id, i]));
  const above = Int32Array.from(messages, (message) => (message.parent === null ? -1 : (places.get(message.parent) ?? -1)));
  const ends = Int32Array.from(messages, (_, i) => i + 1);
  /** Place of each message's last reply. */
  const last = new Int32Array(length).fill(-1);
  for (let i = length - 1; i >= 0; i--) {
    const parent = above[i]!;
    if (parent < 0) continue;
    ends[parent] = Math.max(ends[parent]!, ends[i]!);
    if (last[parent]! < 0) last[parent] = i;
  }
  /** The nearest of a message and those it answers that a later reply follows: where a line passes. */
  const followed = new Int32Array(length).fill(-1);
  for (let i = 0; i < length; i++) {
    const parent = above[i]!;
    followed[i] = parent < 0 ? -1 : last[parent]! > i ? i : followed[parent]!;
  }
  const stems = messages.map((message, i): Stem => ({
    depth: message.depth,
    from: above[i]! < 0 ? null : messages[above[i]!]!.depth,
    out: last[i]! >= 0,
    missing: message.parentMissing,
  }));
  return {
    stems, above, ends,
    deep: messages.reduce((deep, message) => Math.max(deep, message.depth), 0),
    through(index, chosen) {
      const out: { at: number; path: boolean }[] = [];
      for (let at = followed[index] ?? -1; at >= 0; ) {
        const parent = above[at]!;
        out.push({ at: stems[parent]!.depth, path: chosen !== null && parent < chosen && chosen >= ends[at]! && chosen < ends[parent]! });
        at = followed[parent]!;
      }
      return out;
    },
    leads: (index, chosen) => chosen !== null && index <= chosen && chosen < (ends[index] ?? 0),
  };
}
