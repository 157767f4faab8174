/** Between the page and the stored text: an element's text nodes, put end to end, are the text, and offsets are UTF-16 units of it.
 *  A long text is in the page by parts, each of which says where it begins: offsets are those of the whole. */

/** Where a part of a text begins and ends; nothing for an element that holds a text whole. */
export function partOf(element: HTMLElement | null): { from: number; to: number; message: string } | null {
  const { from, to, message } = element?.dataset ?? {};
  return from === undefined || to === undefined ? null : { from: Number(from), to: Number(to), message: message ?? "" };
}

/** The element of the page that holds the words of a message, at a place of it where it is there by parts; `null` when it is out of sight. */
export function wordsOf(message: number, at: number | null = null): HTMLElement | null {
  const parts = document.querySelectorAll<HTMLElement>(`.txt[data-message="${message}"]`);
  if (parts.length === 0) return document.querySelector<HTMLElement>(`#m${message} .txt`);
  if (at === null) return parts[0]!;
  let found: HTMLElement | null = null;
  for (const part of parts) {
    const { from, to } = partOf(part)!;
    if (from <= at && at <= to) found = part;
  }
  return found;
}

/** The offset of a place of the page inside an element; clamped to its ends when the place is before or after it. */
export function offsetIn(root: Node, node: Node, at: number): number {
  const part = partOf(root as HTMLElement);
  if (!part) return inside(root, node, at);
  const other = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>(".txt[data-from]");
  const place = other ? partOf(other) : null;
  return place?.message === part.message ? place.from + inside(other!, node, at) : part.from + inside(root, node, at);
}

function inside(root: Node, node: Node, at: number): number {
  const range = document.createRange();
  range.selectNodeContents(root);
  const where = range.comparePoint(node, at);
  if (where < 0) return 0;
  if (where > 0) return root.textContent?.length ?? 0;
  range.setEnd(node, at);
  return range.toString().length;
}

/** Whether a node is in the element, or in another part of the same text. */
export function together(root: Node, node: Node): boolean {
  if (root.contains(node)) return true;
  const part = partOf(root as HTMLElement);
  const other = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>(".txt[data-from]");
  return !!part && !!other && other.dataset.message === part.message;
}

/** The range of the page over `[start, end)` of the element's own text; `null` when there is no such text. */
export function rangeOf(root: Node, start: number, end: number): Range | null {
  const range = document.createRange();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let at = 0;
  let begun = false;
  let last: Node | null = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (!begun && start < at + length) {
      range.setStart(node, start - at);
      begun = true;
    }
    if (begun && end <= at + length) {
      range.setEnd(node, Math.max(end, start) - at);
      return range;
    }
    at += length;
    if (length > 0) last = node;
  }
  if (!begun || !last) return null;
  range.setEnd(last, last.nodeValue!.length);
  return range;
}

/** The offset of the text nearest a point of the window; `null` when the point is not over the element's text. */
export function offsetAt(root: Node, x: number, y: number): number | null {
  const page = document as Document & { caretPositionFromPoint?: (x: number, y: number) => { offsetNode: Node; offset: number } | null };
  const position = page.caretPositionFromPoint?.(x, y);
  const range = position ? null : document.caretRangeFromPoint?.(x, y);
  const node = position?.offsetNode ?? range?.startContainer;
  if (!node || !together(root, node)) return null;
  return offsetIn(root, node, position?.offset ?? range?.startOffset ?? 0);
}
