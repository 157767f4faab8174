/** The mouse in a conversation: whole words selected by dragging, a word by two clicks, a sentence by three; codings chosen by one. */
import type { MessageView } from "../../platform/types";
import { place } from "../../state/place.svelte";
import { picker } from "../../state/picker.svelte";
import { reading } from "../../state/reading.svelte";
import { selection } from "../../state/selection.svelte";
import { study } from "../../state/study.svelte";
import { entire, sentenceAt, type Span, trimmed, whole, wordAt } from "../../text/boundaries";
import { offsetAt, offsetIn, together } from "../../text/offsets";
import { toggle } from "./jump";

/** How long a third click may take to come. */
const THIRD = 400;

/** The codings of a piece of the page. */
export const codingsAt = (target: EventTarget | null): number[] =>
  ((target as Element | null)?.closest<HTMLElement>("[data-codings]")?.dataset.codings ?? "").split(" ").filter(Boolean).map(Number);

const rowOf = (target: EventTarget | null): HTMLElement | null => (target as Element | null)?.closest<HTMLElement>("[data-index]") ?? null;

/** What a press of the button selected: a word by two clicks, a sentence by three, else what it was dragged over. */
function spanOf(event: MouseEvent, words: HTMLElement, { text, lang }: MessageView, native: Selection | null): Span | null {
  const at = event.detail > 1 ? offsetAt(words, event.clientX, event.clientY) : null;
  if (at !== null && !study.summary?.readOnly) return event.detail === 2 ? wordAt(text, at, lang) : sentenceAt(text, at, lang);
  if (!native || native.isCollapsed || !native.anchorNode || !native.focusNode || !together(words, native.anchorNode)) return null;
  // A selection that runs into another message ends with the one where it began.
  const ends = [offsetIn(words, native.anchorNode, native.anchorOffset), offsetIn(words, native.focusNode, native.focusOffset)].sort((a, b) => a - b);
  const span = trimmed(text, whole(text, ends[0]!), whole(text, ends[1]!));
  // Nobody codes half a word; who means to holds Alt.
  return span && !event.altKey ? entire(text, span, lang) : span;
}

export class Pointer {
  /** The words in which the button went down. */
  #words: HTMLElement | null = null;
  /** The button went up on a selection, or down on a handle: the click that follows says nothing more. */
  #selected = false;

  down(event: MouseEvent): void {
    // A handle that is let go of is no click on what lies under it.
    this.#selected = (event.target as Element | null)?.closest(".grip") != null;
    this.#words = event.button === 0 ? ((event.target as Element | null)?.closest<HTMLElement>(".txt") ?? null) : null;
    // Words and sentences are found by the window: the engine's own paragraph would stay painted over them.
    if (this.#words && event.detail > 1 && !study.summary?.readOnly) event.preventDefault();
  }

  /** The button goes up, anywhere: what was pointed at becomes the selection. */
  up(event: MouseEvent): void {
    const words = this.#words;
    this.#words = null;
    const row = words?.isConnected ? rowOf(words) : null;
    const message = row && reading.view?.messages[Number(row.dataset.index)];
    if (!words || !row || !message) return;
    const native = getSelection();
    const span = spanOf(event, words, message, native);
    if (!span) return;
    this.#selected = true;
    reading.to(Number(row.dataset.index));
    // Reading only, the words stay selected as in any page, to be copied.
    if (study.summary?.readOnly) return;
    native?.removeAllRanges();
    place.coding = null;
    selection.take(message.id, ...span);
    picker.show("", null, event.detail === 2 ? THIRD : 0);
  }

  click(event: MouseEvent): void {
    if (this.#selected) {
      this.#selected = false;
      return;
    }
    const row = rowOf(event.target);
    if (!row) return;
    const node = (event.target as Element).closest(".stem .node");
    if (node) return toggle(Number(row.dataset.index));
    const message = reading.view?.messages[Number(row.dataset.index)];
    const same = message?.id === reading.message?.id;
    selection.clear();
    reading.to(Number(row.dataset.index));
    const ids = codingsAt(event.target);
    // Where several meet, the one that begins last is the narrowest; the next clicks go round the others.
    const at = same ? ids.indexOf(place.coding ?? -1) : -1;
    place.coding = (at < 0 ? ids.at(-1) : ids[(at + ids.length - 1) % ids.length]) ?? null;
  }
}
