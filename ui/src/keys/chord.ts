/** Chords: how a key press is written, compared and shown. `Ctrl+Shift+K`, `j`, `?`, `Alt+ArrowUp`, `Space`. */

const LETTER = /^\p{L}$/u;

/** The press as a chord. Shift is said of letters and named keys only: a sign such as `?` holds it already. */
export function chord(event: KeyboardEvent): string {
  const key = event.key === " " ? "Space" : LETTER.test(event.key) ? event.key.toLowerCase() : event.key;
  const shift = event.shiftKey && (key.length > 1 || LETTER.test(key));
  return [event.ctrlKey || event.metaKey ? "Ctrl" : "", event.altKey ? "Alt" : "", shift ? "Shift" : "", key].filter(Boolean).join("+");
}

/** The parts of a chord, as keyboards write them; `named` says a key's name in the window's language. */
export function shown(chord: string, named: (key: string) => string): string {
  // The last plus may be the key itself.
  const at = chord.lastIndexOf("+", chord.length - 2);
  const [before, key] = at < 0 ? ["", chord] : [chord.slice(0, at), chord.slice(at + 1)];
  // With a modifier a letter is written as on its key.
  return [...before.split("+").filter(Boolean), before !== "" && LETTER.test(key) ? key.toUpperCase() : key].map(named).join(" ");
}

/** A modifier pressed alone asks for nothing. */
export const alone = (event: KeyboardEvent): boolean => ["Control", "Alt", "Shift", "Meta", "AltGraph", "CapsLock", "Dead", "Process", "Unidentified"].includes(event.key);
