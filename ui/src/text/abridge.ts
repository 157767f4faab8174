/** Shortens a quote in its middle, at word ends. */
export function abridge(text: string, width = 64): string {
  const flat = text.replace(/\s*\n\s*/g, " ");
  if (flat.length <= width) return flat;
  const half = Math.floor((width - 5) / 2);
  const head = flat.slice(0, flat.lastIndexOf(" ", half) > half / 2 ? flat.lastIndexOf(" ", half) : half);
  const from = flat.length - half;
  const space = flat.indexOf(" ", from);
  const tail = flat.slice(space >= 0 && space < flat.length - half / 2 ? space + 1 : from);
  return `${head.trimEnd()} […] ${tail}`;
}

/** The first words of a text, on one line, at most `width` characters: a name for a code made of what it is put on. */
export function opening(text: string, width = 60): string {
  const flat = text.replace(/\s+/g, " ").trim();
  if (flat.length <= width) return flat;
  const space = flat.lastIndexOf(" ", width - 1);
  const cut = space > width / 3 ? space : width - 1;
  const unit = flat.charCodeAt(cut - 1);
  // Never half a character.
  return `${flat.slice(0, unit >= 0xd800 && unit <= 0xdbff ? cut - 1 : cut).replace(/[\s,;:.«“(]+$/, "")}…`;
}

/** A message's identifier where there is little room: a long one is cut in its middle, for addresses begin alike; no line breaks there. */
export function brief(ext: string, width = 18): string {
  const letters = [...ext];
  if (letters.length <= width) return ext;
  const head = Math.ceil((width - 1) / 2);
  return `${letters.slice(0, head).join("").trimEnd()}\u2060…\u2060${letters.slice(letters.length - (width - 1 - head)).join("").trimStart()}`;
}
