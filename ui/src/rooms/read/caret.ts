/** The keys of the caret: as a text editor has them, and one for the word, one for the sentence. */
import { keys } from "../../keys/keys.svelte";
import type { MessageView } from "../../platform/types";
import { selection } from "../../state/selection.svelte";
import { characterAfter, characterBefore, sentenceAt, sentenceStartAfter, sentenceStartBefore, wordAfter, wordBefore } from "../../text/boundaries";
import { acrossLines, facing, lineEdge } from "../../text/caret";

const MIRRORED: Record<string, string> = { ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" };

/** The column of the window that the caret keeps from line to line. */
let column: number | null = null;

/** Answers a key in the caret mode. Says whether it was one of its own. */
export function caretKey(event: KeyboardEvent, { text, lang }: MessageView, root: HTMLElement | null): boolean {
  const { shiftKey } = event;
  // An arrow goes where it points: in words that go to the left, forward is there.
  const key = root && facing(root) === "rtl" ? (MIRRORED[event.key] ?? event.key) : event.key;
  const far = event.ctrlKey || event.metaKey || event.altKey;
  if (keys.hit(event, "select") === "sentence") selection.sentence(text, lang);
  else if (!far && key === "w") selection.word(text, lang);
  else if (event.ctrlKey && key.toLowerCase() === "a") selection.all(text);
  else {
    const to = target(key, far, text, lang, root);
    if (to === null) return false;
    // Without Shift, an arrow leaves the selection by its end on that side.
    const { range } = selection;
    const side = range && !shiftKey && !far ? (key === "ArrowLeft" ? range[0] : key === "ArrowRight" ? range[1] : null) : null;
    selection.move(side ?? to, shiftKey);
    return true;
  }
  column = null;
  return true;
}

function target(key: string, far: boolean, text: string, lang: string | null, root: HTMLElement | null): number | null {
  const { at } = selection;
  if (key === "ArrowUp" || key === "ArrowDown") {
    const down = key === "ArrowDown";
    const line = far || !root ? null : acrossLines(root, text, at, down ? 1 : -1, column);
    if (line) {
      column = line.column;
      return line.at;
    }
    column = null;
    return down ? sentenceStartAfter(text, at, lang) : sentenceStartBefore(text, at, lang);
  }
  column = null;
  switch (key) {
    case "ArrowLeft": return far ? wordBefore(text, at, lang) : characterBefore(text, at);
    case "ArrowRight": return far ? wordAfter(text, at, lang) : characterAfter(text, at);
    case "Home": return far ? 0 : ((root && lineEdge(root, text, at, "start")) ?? sentenceAt(text, at, lang)?.[0] ?? 0);
    case "End": return far ? text.length : ((root && lineEdge(root, text, at, "end")) ?? sentenceAt(text, at, lang)?.[1] ?? text.length);
    default: return null;
  }
}
