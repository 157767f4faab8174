/** Who coded a conversation, and how far two coders agree on it: on which messages both put the same codes. */
import type { MessageView } from "../platform/types";
import { suggested } from "../text/segment";
import { lens } from "./lens.svelte";
import { reading } from "./reading.svelte";

export interface Agreement {
  /** Messages that one of the two coded at least. */
  of: number;
  /** Those on which both put the same codes. */
  same: number;
}

/** Message by message: rejected codings and suggestions say nothing. */
export function agreement(messages: readonly MessageView[], [a, b]: readonly [string, string]): Agreement {
  let of = 0;
  let same = 0;
  for (const { codings } of messages) {
    const put = (coder: string) => new Set(codings.filter((one) => one.coder === coder && one.review === "accepted" && !suggested(one)).map(({ code }) => code));
    if (codings.length === 0) continue;
    const [left, right] = [put(a), put(b)];
    if (left.size === 0 && right.size === 0) continue;
    of++;
    if (left.size === right.size && [...left].every((code) => right.has(code))) same++;
  }
  return { of, same };
}

class Coders {
  /** Who coded something in this conversation, who codes now first. */
  all = $derived.by(() => {
    void reading.strokes;
    const found = new Set<string>();
    for (const message of reading.view?.messages ?? []) for (const { coder } of message.codings) found.add(coder);
    for (const coder of [...lens.now.coders, ...(lens.now.compare ?? [])]) found.add(coder);
    found.delete(lens.me);
    return [lens.me, ...[...found].sort()];
  });

  agreement = $derived.by(() => {
    void reading.strokes;
    return lens.now.compare && reading.view ? agreement(reading.view.messages, lens.now.compare) : null;
  });
}

export const coders = new Coders();
