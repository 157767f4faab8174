/** A code dragged by its name with the pointer: where it would be put, and the move once it is let go. */
import type { CodeView } from "../../platform/types";
import { codebook } from "../../state/codebook.svelte";
import { study } from "../../state/study.svelte";

export type Where = "before" | "into" | "after";

/** Pixels before a press becomes a drag. */
const SLACK = 5;
const EDGE = 48;

class Drag {
  /** The code held. */
  held = $state<number | null>(null);
  /** Where it would go. */
  over = $state.raw<{ id: number; where: Where } | null>(null);

  /** A press on a code's name. */
  press(event: PointerEvent, code: CodeView, scroller: HTMLElement): void {
    if (event.button !== 0 || study.summary?.readOnly) return;
    const from = { x: event.clientX, y: event.clientY };
    const move = (next: PointerEvent) => {
      if (this.held === null && Math.hypot(next.clientX - from.x, next.clientY - from.y) < SLACK) return;
      this.held = code.id;
      getSelection()?.removeAllRanges();
      this.over = this.#at(next.clientX, next.clientY, code.id);
      const { top, bottom } = scroller.getBoundingClientRect();
      if (next.clientY < top + EDGE) scroller.scrollTop -= 12;
      else if (next.clientY > bottom - EDGE) scroller.scrollTop += 12;
    };
    const stop = (last: Event) => {
      removeEventListener("pointermove", move);
      removeEventListener("pointerup", stop);
      removeEventListener("pointercancel", stop);
      removeEventListener("keydown", escape, true);
      const { held, over } = this;
      this.held = this.over = null;
      if (held !== null && over && last.type === "pointerup") void this.#drop(code, over.id, over.where);
    };
    const escape = (pressed: KeyboardEvent) => {
      if (pressed.key !== "Escape" || this.held === null) return;
      pressed.preventDefault();
      stop(pressed);
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", stop);
    addEventListener("pointercancel", stop);
    addEventListener("keydown", escape, true);
  }

  /** The row under the pointer: its top third is before it, its bottom third after, its middle under it. Never under itself. */
  #at(x: number, y: number, held: number): { id: number; where: Where } | null {
    const row = document.elementFromPoint?.(x, y)?.closest<HTMLElement>("[data-code]");
    const id = Number(row?.dataset.code);
    if (!row || within(id, held)) return null;
    const { top, height } = row.getBoundingClientRect();
    const part = (y - top) / height;
    return { id, where: part < 0.3 ? "before" : part > 0.7 ? "after" : "into" };
  }

  async #drop(code: CodeView, id: number, where: Where): Promise<void> {
    const target = study.code(id);
    if (!target) return;
    codebook.chosen = code.id;
    if (where === "into") return codebook.move(code.id, id, null);
    if (where === "before") return codebook.move(code.id, target.parent, id);
    // After a code with others under it is before the first of these: where the line was drawn.
    const child = study.codes.find((one) => one.parent === id && one.id !== code.id);
    if (child) return codebook.move(code.id, id, child.id);
    const siblings = study.codes.filter((one) => one.parent === target.parent && one.id !== code.id);
    return codebook.move(code.id, target.parent, siblings[siblings.indexOf(target) + 1]?.id ?? null);
  }
}

/** Whether a code is another, or under it. */
function within(id: number, other: number): boolean {
  for (let code = study.code(id); code; code = code.parent === null ? undefined : study.code(code.parent)) if (code.id === other) return true;
  return false;
}

export const drag = new Drag();
