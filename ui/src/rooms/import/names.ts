/** The names of files in a folder or an archive, cut so that they can be told apart in a narrow column. */

/** What leads to a file, and its own name: “notes/mars.zip › ” and “avis.csv”. */
export function split(file: string): [folder: string, name: string] {
  const end = Math.max(file.lastIndexOf("/") + 1, file.lastIndexOf("› ") + 2 * Number(file.includes("› ")));
  return end < file.length ? [file.slice(0, end), file.slice(end)] : ["", file];
}

/** A folder as a line of its own, without the sign that leads on. */
export const within = (folder: string): string => folder.replace(/(\/| › )$/, "");

const TAIL = 5;
const SHORT = 16;
/** Written from right to left, a name is cut at its end. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** What of a name gives way, and its end, which tells waves apart and holds the extension. */
export function cut(name: string): [head: string, tail: string] {
  const letters = [...name];
  if (letters.length <= SHORT || RIGHT_TO_LEFT.test(name)) return [name, ""];
  const dot = letters.lastIndexOf(".");
  const from = (dot > 0 && letters.length - dot <= TAIL + 1 ? dot : letters.length) - TAIL;
  return [letters.slice(0, from).join(""), letters.slice(from).join("")];
}
