/** Going through a thread by what holds it together: what a message answers, what answers it, what stands beside it. */
import { textview } from "../../state/textview.svelte";
import { reading } from "../../state/reading.svelte";
import { reader } from "../../state/order.svelte";
import { study } from "../../state/study.svelte";
import { place } from "../../state/place.svelte";

/** Where one may jump from the chosen message. */
export type Jump = "parent" | "reply" | "sibling-next" | "sibling-previous" | "uncoded-previous" | "others";

/** The place that a jump leads to; `null` where it leads nowhere. */
export function jump(way: Jump): number | null {
  const { stems, index } = reading;
  if (!stems) return null;
  const { above, ends } = stems;
  const parent = above[index] ?? -1;
  switch (way) {
    case "parent": return parent < 0 ? null : parent;
    case "reply": return ends[index]! > index + 1 ? index + 1 : null;
    case "sibling-next": {
      const next = ends[index]!;
      const end = parent < 0 ? above.length : ends[parent]!;
      return next < end ? next : null;
    }
    case "sibling-previous": {
      // The message before is the last below the sibling: one goes up from it.
      let at = index - 1;
      if (at < 0 || at === parent) return null;
      while (above[at]! !== parent) at = above[at]!;
      return at;
    }
    case "uncoded-previous": return near(-1, (at) => reading.view!.messages[at]!.codings.some(({ review }) => review === "accepted") === false);
    case "others": {
      const me = study.summary?.coder ?? "";
      return near(1, (at) => reading.view!.messages[at]!.codings.some(({ coder }) => coder !== me));
    }
  }
}

/** A running text is in the order of replies, whatever the tree is in. */
const flat = (): boolean => reader.order === "time" && !textview.on;

/** The nearest message that way, as they are listed, that answers a question; folded ones are asked too in the order of replies. */
function near(way: 1 | -1, is: (place: number) => boolean): number | null {
  if (!flat()) {
    const count = reading.view?.messages.length ?? 0;
    for (let at = reading.index + way; at >= 0 && at < count; at += way) if (is(at)) return at;
    return null;
  }
  const { list } = reading.rows;
  for (let row = reading.row + way; row >= 0 && row < list.length; row += way) if (list[row]! >= 0 && is(list[row]!)) return list[row]!;
  return null;
}

/** Folds the branch of the chosen message, or unfolds it; of one without replies, the branch that it is in. */
export function fold(): boolean {
  const { stems, view } = reading;
  if (!stems || !view || flat() || textview.on) return false;
  let at = reading.index;
  if (stems.ends[at]! <= at + 1) at = stems.above[at]!;
  if (at < 0) return false;
  toggle(at);
  return true;
}

/** Folds or unfolds what stands below a message. The chosen message is not hidden: its branch is chosen instead. */
export function toggle(at: number): void {
  const { view, stems } = reading;
  const message = view?.messages[at];
  if (!message || !stems || stems.ends[at]! <= at + 1) return;
  if (reader.folded.has(message.id)) return reader.unfold([message.id]);
  if (reading.index > at && reading.index < stems.ends[at]!) reading.to(at);
  reader.fold([message.id]);
}

/** Folds every branch, or unfolds all where one is folded. Below a single root, its replies stay in sight. */
export function foldAll(): boolean {
  const { stems, view } = reading;
  if (!stems || !view || flat() || textview.on) return false;
  const branches = view.messages.filter((_, at) => stems.ends[at]! > at + 1);
  if (branches.length === 0) return false;
  if (branches.some(({ id }) => reader.folded.has(id))) {
    reader.unfold(view.messages.map(({ id }) => id));
    return true;
  }
  const inner = branches.filter(({ depth }) => depth > 0);
  reader.fold((inner.length > 0 ? inner : branches).map(({ id }) => id));
  let at = reading.index;
  for (let up = at; up >= 0; up = stems.above[up]!) if (reader.folded.has(view.messages[up]!.id)) at = up;
  if (at !== reading.index) reading.to(at);
  return true;
}

/** The chosen message is never hidden: what it stands below is unfolded. */
export function show(): void {
  const { stems, view, index } = reading;
  if (!stems || !view || (reading.rows.at[index] ?? 0) >= 0) return;
  const hiding: number[] = [];
  for (let up = stems.above[index]!; up >= 0; up = stems.above[up]!) if (reader.folded.has(view.messages[up]!.id)) hiding.push(view.messages[up]!.id);
  reader.unfold(hiding);
}

/** The message of this number in the conversation, 1 first, or of this id; `null` where there is none. */
export function numbered(asked: string): number | null {
  const messages = reading.view?.messages ?? [];
  const wanted = asked.trim().toLocaleLowerCase();
  if (wanted === "") return null;
  const byId = messages.findIndex(({ ext }) => ext.toLocaleLowerCase() === wanted);
  if (byId >= 0) return byId;
  const number = /^#?(\d+)$/.exec(wanted)?.[1];
  const at = number ? Number(number) - 1 : -1;
  if (at < 0 || at >= messages.length) return null;
  const row = flat() ? [...reading.rows.list].filter((one) => one >= 0)[at] : at;
  return row ?? null;
}

/** Chooses a message of this conversation, unfolded. */
export function to(at: number): void {
  place.thing = null;
  reading.to(at);
  show();
}
