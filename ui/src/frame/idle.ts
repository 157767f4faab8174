/** Who has the keys when no control has: the page, so that Tab goes on from there and the arrows scroll it. */

/** Whether nothing has the focus but the page itself: a room may then take it. */
export function idle(): boolean {
  const { activeElement } = document;
  return !activeElement || activeElement === document.body || activeElement.matches("main.page");
}

/** What had the focus is gone: the list or the tree of the room takes it, else the page. */
export function settle(): void {
  if (idle() && !document.querySelector("dialog[open]")) (document.querySelector<HTMLElement>("main.page :is([role=tree], [role=listbox], [role=grid])[tabindex='0']") ?? document.querySelector<HTMLElement>("main.page"))?.focus({ preventScroll: true });
}
