/** The exact place of a page that scrolls: what stands at its top, and by how much it leaves it. */

/** The first row in sight, by its attribute, and where it begins under the top of the page. */
export function top(scroller: HTMLElement, attribute: string): { at: number; offset: number } | null {
  const from = scroller.getBoundingClientRect().top;
  for (const row of scroller.querySelectorAll<HTMLElement>(`[${attribute}]`)) {
    const box = row.getBoundingClientRect();
    if (box.bottom > from + 1) return { at: Number(row.getAttribute(attribute)), offset: box.top - from };
  }
  return null;
}

/** Puts a row back where it was. */
export function back(scroller: HTMLElement, row: Element | null, offset: number): void {
  if (row) scroller.scrollTop += row.getBoundingClientRect().top - scroller.getBoundingClientRect().top - offset;
}

/** Follows a page that scrolls, once a frame at most. */
export function follow(scroller: HTMLElement, moved: () => void): () => void {
  let frame = 0;
  const onscroll = () => {
    if (frame === 0) frame = requestAnimationFrame(() => {
      frame = 0;
      moved();
    });
  };
  scroller.addEventListener("scroll", onscroll, { passive: true });
  return () => {
    cancelAnimationFrame(frame);
    scroller.removeEventListener("scroll", onscroll);
  };
}
