/** The reply tree as lines in a gutter: for each message, which lines pass through its row, which come in, which go out. */
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
  /** Columns whose line passes through the row to a later reply, and whether that line is on the path. */
  through(index: number, path: ReadonlySet<number>): { at: number; path: boolean }[];
  /** The places of a message and of all it answers, up to the root. */
  path(index: number): Set<number>;
}

/** Reads messages in tree order. */
export function stemma(messages: readonly MessageView[]): Stemma {
  const places = new Map(messages.map((message, i) => [message.id, i]));
  const above = messages.map((message) => (message.parent === null ? null : (places.get(message.parent) ?? null)));
  /** Place of each message's last reply. */
  const last = new Int32Array(messages.length).fill(-1);
  above.forEach((parent, i) => {
    if (parent !== null) last[parent] = i;
  });
  const stems = messages.map((message, i): Stem => {
    const parent = above[i] ?? null;
    return {
      depth: message.depth,
      from: parent === null ? null : messages[parent]!.depth,
      out: last[i]! >= 0,
      missing: message.parentMissing,
    };
  });
  return {
    stems,
    deep: messages.reduce((deep, message) => Math.max(deep, message.depth), 0),
    through(index, path) {
      const out: { at: number; path: boolean }[] = [];
      for (let up = above[index] ?? null; up !== null; up = above[up] ?? null) {
        if (last[up]! > index) out.push({ at: stems[up]!.depth, path: path.has(up) && later(above, path, up, index) });
      }
      return out;
    },
    path(index) {
      const out = new Set<number>();
      for (let at: number | null = index < messages.length ? index : null; at !== null; at = above[at] ?? null) out.add(at);
      return out;
    },
  };
}

/** Whether the path leaves this ancestor by a reply that comes after the row. */
function later(above: readonly (number | null)[], path: ReadonlySet<number>, ancestor: number, index: number): boolean {
  for (const place of path) if (above[place] === ancestor) return place > index;
  return false;
}
