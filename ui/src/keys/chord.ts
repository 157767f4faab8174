/** Chords: how a key press is written, compared and shown. `Ctrl+Shift+K`, `j`, `?`, `Alt+ArrowUp`, `Space`. */

const LETTER = /^\p{L}$/u;

/** The key, whatever Alt makes of it: on a Mac Alt and A write “å”, and Alt and E wait for a letter; the key is still the one of that letter. */
function keyOf({ key, code, altKey, ctrlKey }: KeyboardEvent): string {
  if (!altKey || ctrlKey || /^[A-Za-z]$/.test(key)) return key;
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? key;
}

/** The press as a chord. Shift is said of letters and named keys only: a sign such as `?` holds it already. */
export function chord(event: KeyboardEvent): string {
  const pressed = keyOf(event);
  const key = pressed === " " ? "Space" : LETTER.test(pressed) ? pressed.toLowerCase() : pressed;
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
export const alone = (event: KeyboardEvent): boolean => ["Control", "Alt", "Shift", "Meta", "AltGraph", "CapsLock", "Dead", "Process", "Unidentified"].includes(keyOf(event));
