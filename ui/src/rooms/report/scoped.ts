/** The report's style, made to hold inside the window: its page becomes two boxes, what is for paper or for a file of its own is left out. */

const DROPPED = /^@(?:font-face|page|import|charset|namespace)\b|^@media\s+print\b/i;

/** `:root` is the host, `html` and `body` the boxes in it, the target of an anchor a class. */
const renamed = (selector: string): string => selector
  .replace(/:root\b/g, ":host")
  .replace(/(^|[\s,>+~(])html(?![\w-])/g, "$1.html")
  .replace(/(^|[\s,>+~(])body(?![\w-])/g, "$1.body")
  .replace(/(^|[\s,>+~(])main(?![\w-])/g, "$1.main")
  .replace(/:target\b/g, ".target");

/** The end of a block that begins at `{`; strings may hold braces. */
function blockEnd(css: string, open: number): number {
  let depth = 0;
  for (let i = open; i < css.length; i++) {
    const c = css[i];
    if (c === "\"" || c === "'") {
      const close = css.indexOf(c, i + 1);
      if (close < 0) return css.length;
      i = close;
    } else if (c === "{") depth++;
    else if (c === "}" && --depth === 0) return i + 1;
  }
  return css.length;
}

export function scoped(source: string): string {
  const css = source.replace(/\/\*[\s\S]*?\*\//g, "");
  let out = "";
  for (let at = 0; at < css.length; ) {
    const open = css.indexOf("{", at);
    const end = css.indexOf(";", at);
    // A statement without a block: `@import …;`. None is wanted.
    if (end >= 0 && (open < 0 || end < open) && css.slice(at).trimStart().startsWith("@")) {
      at = end + 1;
      continue;
    }
    if (open < 0) break;
    const prelude = css.slice(at, open).trim();
    const close = blockEnd(css, open);
    const inside = css.slice(open + 1, close - 1);
    at = close;
    if (DROPPED.test(prelude)) continue;
    out += prelude.startsWith("@") ? `${prelude} {${scoped(inside)}}\n` : `${renamed(prelude)} {${inside}}\n`;
  }
  return out;
}
