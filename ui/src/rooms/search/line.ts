/** How a line of the concordance is laid out: which way it is read, how much of what stands before fits. */

const LETTER = /\p{L}/u;
const LEFTWARD = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
/** Characters that take the place of two: those of East Asian scripts, emoji. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f300}-\u{1faff}]/u;

/** Whether words are read from right to left: their first letter says so (Unicode Bidirectional Algorithm, rules P2 and P3). */
export const leftward = (text: string): boolean => LEFTWARD.test(LETTER.exec(text)?.[0] ?? "");

/** What stands before the words found, in a line of so many characters: from the beginning of a word, and saying that more stands before. `start`: where the words found begin in their text. */
export function before(left: string, start: number, width: number): string {
  const text = left.trimEnd();
  if (start <= left.length || left.length < width || text.startsWith("…")) return text;
  return `… ${text.slice(text.search(/\s/) + 1)}`;
}

/** What stands after, to the end of a word, saying that more follows. */
export function after(right: string, width: number): string {
  const text = right.trimEnd();
  if ([...right].length < width || text.endsWith("…")) return text;
  // The last word may be half of one, unless a space ends it.
  const end = text.length < right.length ? text.length : text.search(/\s\S*$/);
  return `${end > 0 ? text.slice(0, end) : text} …`;
}

/** The end of a text, no wider than so many letters, from the beginning of a word. An engine cuts no line at its beginning. */
export function ending(text: string, room: number): string {
  let at = text.length;
  let wide = 0;
  for (const letter of [...text].reverse()) {
    wide += WIDE.test(letter) ? 2 : 1;
    if (wide > room) {
      const space = text.slice(at).search(/\s/);
      const from = space < 0 ? at : at + space + 1;
      return `… ${text.slice(from < text.length ? from : at)}`;
    }
    at -= letter.length;
  }
  return text;
}
