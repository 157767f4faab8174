/** Finds typed letters in a name: its beginning, the beginning of its words, inside it, then scattered in it. Accents and case are folded. */
export interface Found {
  /** The higher, the nearer. */
  score: number;
  /** Where the letters were found in the name. */
  at: [number, number][];
}

const PREFIX = 1000;
const WORD = 800;
const WORDS = 600;
const INSIDE = 400;
const SCATTERED = 200;

/** Lower-cased, accents folded, one unit for one so that offsets hold. */
export function fold(text: string): string {
  let out = "";
  for (const character of text) {
    const folded = character.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    out += folded.length === character.length ? folded.replace("’", "'") : character;
  }
  return out;
}

const starts = (name: string, at: number): boolean => at === 0 || !/[\p{L}\p{N}]/u.test(name[at - 1]!);

/** Where `query` begins a word of `name`, both folded; -1 when it begins none. */
function atWord(name: string, query: string): number {
  for (let at = name.indexOf(query); at >= 0; at = name.indexOf(query, at + 1)) if (starts(name, at)) return at;
  return -1;
}

/** Finds a query in a name, both folded already. `null`: it is not there. */
export function fuzzy(name: string, query: string): Found | null {
  if (query === "") return { score: 0, at: [] };
  const word = atWord(name, query);
  if (word >= 0) return { score: word === 0 ? PREFIX : WORD, at: [[word, word + query.length]] };
  // One letter alone is only ever the beginning of a word.
  if (query.length < 2) return null;
  const parts = query.split(/\s+/).filter(Boolean);
  if (parts.length > 1) {
    const found = parts.map((part) => [atWord(name, part), part.length] as const);
    if (found.every(([at]) => at >= 0)) return { score: WORDS, at: merged(found.map(([at, length]) => [at, at + length])) };
  }
  const inside = name.indexOf(query);
  if (inside >= 0) return { score: INSIDE, at: [[inside, inside + query.length]] };
  return scattered(name, query.replace(/\s+/g, ""));
}

/** The letters in their order, the first at the beginning of a word; the tighter the better. */
function scattered(name: string, query: string): Found | null {
  let best: Found | null = null;
  for (let from = name.indexOf(query[0]!); from >= 0; from = name.indexOf(query[0]!, from + 1)) {
    if (!starts(name, from)) continue;
    const at: [number, number][] = [[from, from + 1]];
    let next = from + 1;
    for (const letter of query.slice(1)) {
      const found = name.indexOf(letter, next);
      if (found < 0) break;
      at.push([found, found + 1]);
      next = found + 1;
    }
    if (at.length < query.length) break;
    const score = SCATTERED - Math.min(150, next - from - query.length);
    if (!best || score > best.score) best = { score, at: merged(at) };
  }
  return best;
}

function merged(at: [number, number][]): [number, number][] {
  const out: [number, number][] = [];
  for (const [start, end] of [...at].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = out.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else out.push([start, end]);
  }
  return out;
}

/** A name cut where letters were found. Put end to end, the parts are the name. */
export function parts(name: string, at: readonly [number, number][]): { text: string; found: boolean }[] {
  const out: { text: string; found: boolean }[] = [];
  let from = 0;
  for (const [start, end] of at) {
    if (start > from) out.push({ text: name.slice(from, start), found: false });
    out.push({ text: name.slice(start, end), found: true });
    from = end;
  }
  if (from < name.length || out.length === 0) out.push({ text: name.slice(from), found: false });
  return out;
}
