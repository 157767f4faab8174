/** Places of a figure that lead to their messages: one stop of the Tab key, the arrows between them, Enter or a click to go. */

/** Nearest place in a direction, by where they are on the screen; in order when the screen does not say. */
function next(places: HTMLElement[], at: number, key: string): number {
  if (key === "Home") return 0;
  if (key === "End") return places.length - 1;
  const step = key === "ArrowRight" || key === "ArrowDown" ? 1 : -1;
  const from = places[at]!.getBoundingClientRect();
  const vertical = key === "ArrowDown" || key === "ArrowUp";
  if (from.width === 0 && from.height === 0) return Math.max(0, Math.min(places.length - 1, at + step));
  let best = at;
  let least = Infinity;
  places.forEach((place, i) => {
    const to = place.getBoundingClientRect();
    const dx = to.left + to.width / 2 - from.left - from.width / 2;
    const dy = to.top + to.height / 2 - from.top - from.height / 2;
    const [along, across] = vertical ? [dy, dx] : [dx, dy];
    if (i === at || along * step <= 1) return;
    const far = along * step + Math.abs(across) * 3;
    if (far < least) [best, least] = [i, far];
  });
  return best;
}

export interface Links {
  selector: string;
  /** The query behind a place. */
  query: (place: HTMLElement) => string | null;
  onquery: (query: string) => void;
  /** The place that has the focus. */
  onfocus?: (place: HTMLElement | null) => void;
}

/** Makes links of the places inside a node, now and each time its content changes. */
export const links = ({ selector, query, onquery, onfocus }: Links) => (node: HTMLElement): (() => void) => {
  const places = () => [...node.querySelectorAll<HTMLElement>(selector)];
  const prepare = () => {
    for (const drawing of node.querySelectorAll("svg[role=img]")) drawing.setAttribute("role", "group");
    const all = places();
    const kept = all.find((place) => place.getAttribute("tabindex") === "0") ?? all[0];
    all.forEach((place) => {
      place.setAttribute("role", "link");
      name(place);
      place.setAttribute("tabindex", place === kept ? "0" : "-1");
    });
  };
  const of = (event: Event) => (event.target as Element).closest<HTMLElement>(selector);
  const go = (event: Event) => {
    const place = of(event);
    const asked = place && query(place);
    if (!asked) return;
    event.preventDefault();
    onquery(asked);
  };
  const keydown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter") return go(event);
    if (!/^(Arrow|Home|End)/.test(event.key)) return;
    const all = places();
    const at = all.indexOf(of(event)!);
    const to = all[at < 0 ? 0 : next(all, at, event.key)];
    if (!to) return;
    event.preventDefault();
    for (const place of all) place.setAttribute("tabindex", "-1");
    to.setAttribute("tabindex", "0");
    to.focus();
    to.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  const focusin = (event: Event) => onfocus?.(of(event));
  const focusout = () => onfocus?.(null);
  prepare();
  const watch = new MutationObserver(prepare);
  watch.observe(node, { childList: true, subtree: true });
  node.addEventListener("click", go);
  node.addEventListener("keydown", keydown);
  node.addEventListener("focusin", focusin);
  node.addEventListener("focusout", focusout);
  return () => {
    watch.disconnect();
    node.removeEventListener("click", go);
    node.removeEventListener("keydown", keydown);
    node.removeEventListener("focusin", focusin);
    node.removeEventListener("focusout", focusout);
  };
};

/** A link of a drawing is called by what is written in it, then by what its title adds. */
function name(place: Element): void {
  const title = place.querySelector(":scope > title")?.textContent;
  if (!title || place.hasAttribute("aria-label")) return;
  const written = [...place.querySelectorAll("text")].map((text) => text.textContent?.trim()).filter(Boolean).join(" ");
  place.setAttribute("aria-label", written && written !== title ? `${written}, ${title}` : title);
}
