/** One stop of Tab for a row of buttons: the arrows go from one to the next (WAI-ARIA Authoring Practices, roving tabindex). */

/** Attached to what holds the buttons. */
export function roving(node: HTMLElement): () => void {
  const all = () => [...node.querySelectorAll<HTMLElement>("button")];
  let current: HTMLElement | null = null;
  const settle = () => {
    const buttons = all();
    if (!current || !buttons.includes(current)) current = buttons[0] ?? null;
    for (const button of buttons) {
      const stop = button === current ? 0 : -1;
      if (button.tabIndex !== stop) button.tabIndex = stop;
    }
  };
  const onfocus = (event: FocusEvent) => {
    const button = (event.target as Element).closest<HTMLElement>("button");
    if (button) current = button;
    settle();
  };
  const onkeydown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const buttons = all();
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    buttons[Math.max(0, Math.min(buttons.length - 1, to))]?.focus();
  };
  const seen = new MutationObserver(settle);
  seen.observe(node, { childList: true, subtree: true });
  node.addEventListener("focusin", onfocus);
  node.addEventListener("keydown", onkeydown);
  settle();
  return () => {
    seen.disconnect();
    node.removeEventListener("focusin", onfocus);
    node.removeEventListener("keydown", onkeydown);
  };
}
