/** The blocks of a memo: headings, lists, quotes, code, paragraphs. Each line belongs to one block, and no character of it is lost. */
import { inline, type Piece } from "./inline";

export type Kind = "p" | "h" | "quote" | "bullet" | "number" | "code" | "rule" | "blank";

export interface Line {
  /** What stands before the words: `## `, `- `, `> `; hidden, or said by the block. */
  mark: string;
  pieces: Piece[];
}

export interface Block {
  kind: Kind;
  /** Of a heading, 1 to 6; of a list, how deep its first line stands. */
  level: number;
  lines: Line[];
}

const HEADING = /^(#{1,6}[ \t]+)(?=\S)/;
const QUOTE = /^(>[ \t]?)/;
const BULLET = /^([ \t]*[-*+•][ \t]+)(?=\S)/;
const NUMBER = /^([ \t]*\d{1,9}[.)][ \t]+)(?=\S)/;
const RULE = /^ {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$/;
const FENCE = /^(```+|~~~+)/;

const depth = (mark: string): number => Math.floor((/^[ \t]*/.exec(mark)![0].replace(/\t/g, "  ").length) / 2);

function read(line: string): { kind: Kind; level: number; mark: string } {
  if (line.trim() === "") return { kind: "blank", level: 0, mark: "" };
  if (RULE.test(line)) return { kind: "rule", level: 0, mark: line };
  const heading = HEADING.exec(line);
  if (heading) return { kind: "h", level: heading[1]!.trim().length, mark: heading[1]! };
  const quote = QUOTE.exec(line);
  if (quote) return { kind: "quote", level: 0, mark: quote[1]! };
  const bullet = BULLET.exec(line);
  if (bullet) return { kind: "bullet", level: depth(bullet[1]!), mark: bullet[1]! };
  const number = NUMBER.exec(line);
  if (number) return { kind: "number", level: depth(number[1]!), mark: number[1]! };
  return { kind: "p", level: 0, mark: "" };
}

/** Reads a memo. The lines, each its mark and its pieces, joined by line breaks, are the memo. */
export function blocks(body: string): Block[] {
  const out: Block[] = [];
  let fence: string | null = null;
  for (const line of body.split("\n")) {
    const mark = FENCE.exec(line)?.[1];
    const last = out.at(-1);
    if (fence !== null) {
      last!.lines.push(mark && mark.startsWith(fence) && line.trim() === mark ? { mark: line, pieces: [] } : plain(line));
      if (mark && mark.startsWith(fence) && line.trim() === mark) fence = null;
      continue;
    }
    if (mark) {
      fence = mark;
      out.push({ kind: "code", level: 0, lines: [{ mark: line, pieces: [] }] });
      continue;
    }
    const is = read(line);
    const one: Line = { mark: is.mark, pieces: inline(line.slice(is.mark.length)) };
    // Items of a list each have a line; the lines of a paragraph or of a quote belong together.
    const joins = last && last.kind === is.kind && (is.kind === "p" || is.kind === "quote" || is.kind === "blank");
    if (joins) last.lines.push(one);
    else out.push({ kind: is.kind, level: is.level, lines: [one] });
  }
  return out;
}

const plain = (line: string): Line => ({ mark: "", pieces: line === "" ? [] : [{ text: line, styles: [] }] });

/** The memo as it was written: what a reader of the blocks holds, to the character. */
export const written = (all: readonly Block[]): string =>
  all.flatMap(({ lines }) => lines.map(({ mark, pieces }) => mark + pieces.map(({ text }) => text).join(""))).join("\n");

/** The words alone, on one line: for a list. */
export const gist = (body: string): string =>
  blocks(body).flatMap(({ kind, lines }) => (kind === "blank" || kind === "rule" ? [] : lines))
    .map(({ pieces }) => pieces.filter(({ styles }) => !styles.includes("mark")).map(({ text }) => text).join("").trim()).filter(Boolean).join(" ");
