/** Where the caret stands in the page, and where the lines of the page lead it. */
import { characterAfter, characterBefore } from "./boundaries";
import { offsetAt, partOf, rangeOf } from "./offsets";

export interface Box {
  left: number;
  top: number;
  bottom: number;
}

const RTL = /^[\p{M}\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;

/** Whether a text is read towards the left at its first character: a letter says so itself, a sign or a space as the words it stands in. */
const leftward = (root: HTMLElement, text: string): boolean => RTL.test(text) || (!/^[\p{L}\p{N}]/u.test(text) && facing(root) === "rtl");

/** Where the words of an element go. */
export const facing = (root: Element): string => getComputedStyle(root).direction;

/** The place of an offset in the window; `null` where the text is not laid out. */
export function boxAt(root: HTMLElement, whole: string, place: number): Box | null {
  const part = partOf(root);
  if (part && (place < part.from || place > part.to)) return null;
  const text = part ? whole.slice(part.from, part.to) : whole;
  const at = part ? place - part.from : place;
  const end = at >= text.length;
  const range = end ? rangeOf(root, characterBefore(text, text.length), text.length) : rangeOf(root, at, characterAfter(text, at));
  const rects = range ? [...range.getClientRects()] : [];
  const rect = end ? rects.at(-1) : rects[0];
  if (!rect || rect.height === 0) return null;
  const rtl = leftward(root, text.slice(end ? characterBefore(text, text.length) : at));
  return { left: end !== rtl ? rect.right : rect.left, top: rect.top, bottom: rect.bottom };
}

/** The offset a line above or below, as near as can be to a column of the window; `null` when there is no such line. */
export function acrossLines(root: HTMLElement, text: string, at: number, delta: 1 | -1, column: number | null): { at: number; column: number } | null {
  const box = boxAt(root, text, at);
  if (!box) return null;
  const style = parseFloat(getComputedStyle(root).lineHeight) || box.bottom - box.top;
  const x = column ?? box.left;
  const found = offsetAt(root, x, (box.top + box.bottom) / 2 + delta * style);
  return found === null || found === at ? null : { at: found, column: x };
}

/** The beginning or the end of the line of the page; `null` where it cannot be known. */
export function lineEdge(root: HTMLElement, text: string, at: number, edge: "start" | "end"): number | null {
  const box = boxAt(root, text, at);
  if (!box) return null;
  const { left, right } = root.getBoundingClientRect();
  return offsetAt(root, (edge === "start") === (facing(root) !== "rtl") ? left + 1 : right - 1, (box.top + box.bottom) / 2);
}
