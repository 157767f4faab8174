/** Codes typed by their numbers: `12`, `12,34`, `12 34`. */
import type { CodeView } from "../platform/types";

/** What was typed, read: the codes in the order typed, and the numbers that no code has. */
export function numbered(text: string, codes: readonly CodeView[]): { codes: CodeView[]; unknown: string[] } {
  const found: CodeView[] = [];
  const unknown: string[] = [];
  for (const typed of text.split(/[\s,;]+/).filter((part) => part !== "")) {
    const code = /^\d+$/.test(typed) ? codes.find(({ number }) => number === Number(typed)) : undefined;
    if (!code) unknown.push(typed);
    else if (!found.includes(code)) found.push(code);
  }
  return { codes: found, unknown };
}
