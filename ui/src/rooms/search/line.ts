/** Which way a line is read. */

const LETTER = /\p{L}/u;
const LEFTWARD = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Whether words are read from right to left: their first letter says so (Unicode Bidirectional Algorithm, rules P2 and P3). */
export const leftward = (text: string): boolean => LEFTWARD.test(LETTER.exec(text)?.[0] ?? "");
