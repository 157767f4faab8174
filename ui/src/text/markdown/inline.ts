/** The words of a line: emphasis, code, links to things of the study, and the notations of semioticians (L. Hébert, *Dispositifs pour l’analyse des textes et des images*, 2007). Every piece is text: nothing is ever made of HTML. */

/** What a piece of a line is. `mark`: a sign that only says how what follows is set; it is there, and hidden. */
export type Style = "strong" | "em" | "code" | "link" | "sign" | "signifier" | "signified" | "seme" | "class" | "rewriting" | "opposition" | "mark";

export interface Piece {
  text: string;
  styles: readonly Style[];
  /** Where a link leads, as it was written. */
  target?: string;
}

interface Rule {
  style: Style;
  open: RegExp;
  /** The signs around it are part of the notation, and are shown. */
  shown: boolean;
  /** What is inside may be set too. */
  nests: boolean;
}

/** At the beginning of what is left. Each holds its opening sign, its inside, its closing sign. */
const RULES: readonly Rule[] = [
  { style: "code", open: /^(`+)([^`]+?)(\1)(?!`)/, shown: false, nests: false },
  { style: "link", open: /^(\[\[)([^[\]\n]*[^[\]\s][^[\]\n]*)(\]\])/, shown: false, nests: false },
  { style: "strong", open: /^(\*\*)(?=\S)(.+?\S|\S)(\*\*)/, shown: false, nests: true },
  // What is signifier to a semiotician is emphasis to everybody else: both are set in italics.
  { style: "signifier", open: /^(\*)(?=[^\s*])([^*]*[^\s*])(\*)(?!\*)/, shown: false, nests: true },
  { style: "em", open: /^(_)(?=[^\s_])([^_]*[^\s_])(_)(?![\p{L}\p{N}_])/u, shown: false, nests: true },
  { style: "class", open: /^(\/\/)(?=[^\s/])([^/\n]*[^\s/])(\/\/)(?!\/)/, shown: true, nests: false },
  { style: "seme", open: /^(\/)(?=[^\s/])([^/\n]*[^\s/])(\/)(?![\p{L}\p{N}/])/u, shown: true, nests: false },
  { style: "rewriting", open: /^(\|)(?=[^\s|])([^|\n]*[^\s|])(\|)(?!\|)/, shown: true, nests: false },
  { style: "signified", open: /^(['‘])(?=[^\s'’])([^'‘’\n]*[^\s'‘’])(['’])(?![\p{L}\p{N}])/u, shown: true, nests: false },
  { style: "sign", open: /^(["“])(?=[^\s"”])([^"“”\n]*[^\s"“”])(["”])/, shown: true, nests: true },
];

/** Signs that begin nothing in the middle of a word: `l'odeur`, `et/ou`, `snake_case`, `http://`. */
const AFTER_WORD = /[\p{L}\p{N}:/]$/u;
const NEEDS_EDGE: ReadonlySet<Style> = new Set(["em", "class", "seme", "signified", "sign"]);
/** `A / B`, `A : B :: C : D`: the sign between two spaces. */
const RELATION = /^( )(\/|::)( )(?=\S)/;
const SPECIAL = /[`[*_/|'‘"“ ]/;

/** Cuts a line into pieces. Their texts, put end to end, are the line. */
export function inline(line: string, around: readonly Style[] = []): Piece[] {
  const out: Piece[] = [];
  const add = (text: string, styles: readonly Style[], target?: string): void => {
    if (text === "") return;
    const last = out.at(-1);
    if (last && target === undefined && last.target === undefined && same(last.styles, styles)) last.text += text;
    else out.push(target === undefined ? { text, styles } : { text, styles, target });
  };
  for (let at = 0; at < line.length;) {
    const rest = line.slice(at);
    const jump = rest.search(SPECIAL);
    if (jump !== 0) {
      const plain = jump < 0 ? rest : rest.slice(0, jump);
      add(plain, around);
      at += plain.length;
      continue;
    }
    const before = line.slice(Math.max(0, at - 1), at);
    const relation = at > 0 ? RELATION.exec(rest) : null;
    if (relation) {
      add(relation[1]!, around);
      add(relation[2]!, [...around, "opposition"]);
      add(relation[3]!, around);
      at += relation[0].length;
      continue;
    }
    const rule = RULES.find(({ style, open }) => !around.includes(style) && !(NEEDS_EDGE.has(style) && AFTER_WORD.test(before)) && open.test(rest));
    if (!rule) {
      add(rest[0]!, around);
      at += 1;
      continue;
    }
    const [whole, open, inside, close] = rule.open.exec(rest)!;
    const styles = [...around, rule.style];
    const edge: readonly Style[] = rule.shown ? styles : [...around, "mark"];
    add(open!, edge);
    if (rule.style === "link") add(inside!, styles, inside!.trim());
    else if (rule.nests) for (const piece of inline(inside!, styles)) add(piece.text, piece.styles, piece.target);
    else add(inside!, styles);
    add(close!, edge);
    at += whole!.length;
  }
  return out;
}

const same = (a: readonly Style[], b: readonly Style[]): boolean => a.length === b.length && a.every((style, i) => style === b[i]);
