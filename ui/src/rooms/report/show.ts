/** The report put in a shadow of the window: its own style and nothing of ours, no script, no address outside it. */
import type { Heading } from "../../state/report.svelte";
import { scoped } from "./scoped";

const BASE = `
:host { all: initial; display: block; color-scheme: light; }
.html { overflow-wrap: anywhere; background: none !important; }
.target { scroll-margin-top: 24px; }
a:focus-visible, .target:focus-visible, [tabindex]:focus-visible { outline: 2px solid #22435C; outline-offset: 2px; }
`;

/** Parses the document and puts it in the root. Answers its headings. */
export function show(root: ShadowRoot, html: string): Heading[] {
  const page = new DOMParser().parseFromString(html, "text/html");
  const style = [...page.querySelectorAll("style")].map((node) => node.textContent ?? "").join("\n");
  for (const node of page.querySelectorAll("script, style, link, meta, base, iframe, object, embed, form")) node.remove();
  for (const node of page.querySelectorAll("*")) {
    for (const { name } of [...node.attributes]) if (name.startsWith("on")) node.removeAttribute(name);
  }
  // The window has its own landmarks: those of the page are plain boxes in it.
  for (const node of page.querySelectorAll("header, footer")) node.setAttribute("role", "none");
  for (const node of page.querySelectorAll("main")) {
    const box = page.createElement("div");
    box.className = "main";
    box.append(...node.childNodes);
    node.replaceWith(box);
  }
  const outer = document.createElement("div");
  outer.className = "html";
  const body = document.createElement("div");
  body.className = "body";
  body.lang = page.documentElement.lang;
  // Values written on an element are refused by the policy as an attribute, not as a property.
  const styled = [...page.body.querySelectorAll<HTMLElement>("[style]")].map((node) => {
    const value = node.getAttribute("style") ?? "";
    node.removeAttribute("style");
    return { node, value };
  });
  body.append(...document.adoptNode(page.body).childNodes);
  for (const { node, value } of styled) node.style.cssText = value;
  outer.append(body);
  if ("adoptedStyleSheets" in root && "replaceSync" in (globalThis.CSSStyleSheet?.prototype ?? {})) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(BASE + scoped(style));
    root.adoptedStyleSheets = [sheet];
  }
  root.replaceChildren(outer);
  return [...body.querySelectorAll<HTMLElement>("h2[id], h3[id]")].map((node) => ({ id: node.id, text: node.textContent?.trim() ?? "", level: Number(node.tagName[1]) }));
}

/** Brings an anchor of the report into sight, and gives it the focus. */
export function reveal(root: ShadowRoot, id: string): void {
  const target = root.getElementById(id);
  if (!target) return;
  for (const node of root.querySelectorAll(".target")) node.classList.remove("target");
  target.classList.add("target");
  target.tabIndex = -1;
  target.scrollIntoView({ block: "start" });
  target.focus({ preventScroll: true });
}
