/** Between the page and the stored text: an element's text nodes, put end to end, are the text, and offsets are UTF-16 units of it. */

/** The offset of a place of the page inside an element; clamped to its ends when the place is before or after it. */
export function offsetIn(root: Node, node: Node, at: number): number {
  const range = document.createRange();
  range.selectNodeContents(root);
  const where = range.comparePoint(node, at);
  if (where < 0) return 0;
  if (where > 0) return root.textContent?.length ?? 0;
  range.setEnd(node, at);
  return range.toString().length;
}

/** The range of the page over `[start, end)` of the text; `null` when there is no such text. */
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
  if (!node || !root.contains(node)) return null;
  return offsetIn(root, node, position?.offset ?? range?.startOffset ?? 0);
}
