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
