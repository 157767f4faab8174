/** Sets of messages in memory: queries kept, messages by hand, samples; and draws, over the worked study. */
import type { Sets } from "../sets";
import type { DrawAsk, DrawView, GridAsk, GridRange, Lang, MessageView, SampleOrder, SampleView, SetDraft, SetStratum, SetView, Stroke } from "../types";
import type { Grid } from "./grid";
import { type Held, refuse } from "./held";
import type { Rows, SetRow } from "./sample";
import { fold, matches, parse } from "./search";

const SAID = {
  fr: {
    save: "Requête gardée sous « {name} »", add: "Ensemble « {name} » fait", sample: "Échantillon « {name} » tiré au sort", edit: "Ensemble « {name} » modifié", remove: "Ensemble « {name} » supprimé",
    change: "« {name} » : {n} messages mis ou retirés", exists: "Il y a déjà un ensemble « {name} ».", cycle: "« {name} » ramènerait à lui-même par les ensembles qu’il nomme.", used: "« {name} » sert à {by}. Rien n’a été supprimé.",
    hand: "« {name} » n’a pas été fait à la main.", query: "La requête n’est pas claire.", name: "Donnez un nom à l’ensemble.", random: "{n} sur {of}, au hasard, graine {seed}", stratified: "{n} sur {of}, par strates, graine {seed}",
    variation: "{n} sur {of}, aussi différents que possible, graine {seed}", broken: "La requête de cet ensemble ne se comprend plus.",
  },
  en: {
    save: "Query kept as “{name}”", add: "Set “{name}” made", sample: "Sample “{name}” drawn", edit: "Set “{name}” edited", remove: "Set “{name}” deleted",
    change: "“{name}”: {n} messages put in or taken out", exists: "There is a set “{name}” already.", cycle: "“{name}” would lead back to itself through the sets that it names.", used: "“{name}” is used by {by}. Nothing was deleted.",
    hand: "“{name}” was not made by hand.", query: "The query is not clear.", name: "Give the set a name.", random: "{n} of {of}, at random, seed {seed}", stratified: "{n} of {of}, stratified, seed {seed}",
    variation: "{n} of {of}, as unlike as can be, seed {seed}", broken: "The query of this set can no longer be understood.",
  },
};

const say = (lang: Lang, key: keyof typeof SAID.fr, args: Record<string, string | number> = {}): string => SAID[lang][key].replace(/\{(\w+)\}/g, (_, hole: string) => String(args[hole] ?? ""));
const named = (query: string): string[] => [...query.matchAll(/(?:^|[\s(-])set[:=](?:"([^"]*)"|([^\s")]+))/g)].map((found) => fold(found[1] ?? found[2] ?? ""));
const quoted = (name: string): string => (/[\s()]/.test(name) ? `"${name}"` : name);

/** A place in the order of a seed: the same for the same seed. */
function shuffled(id: number, seed: number): number {
  let hash = Math.imul(id ^ Math.imul(seed + 1, 0x9e3779b1), 0x85ebca6b) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) >>> 0;
  return (hash ^ (hash >>> 16)) >>> 0;
}

const inOrder = (messages: readonly MessageView[], seed: number): MessageView[] => [...messages].sort((a, b) => shuffled(a.id, seed) - shuffled(b.id, seed));

function leadsBack(name: string, query: string, sets: readonly SetRow[]): boolean {
  const [waiting, met] = [named(query), new Set<string>()];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === fold(name)) return true;
    if (met.has(next)) continue;
    met.add(next);
    const set = sets.find((one) => one.kind === "query" && fold(one.name) === next);
    if (set) waiting.push(...named(set.query ?? ""));
  }
  return false;
}

/** What a query finds, in the order of the corpus; the whole corpus without one. */
function found(query: string, rows: Rows, lang: Lang): MessageView[] | null {
  if (query.trim() === "") return [...rows.messages];
  const parsed = parse(query, rows, lang);
  return parsed.problems.length > 0 || parsed.groups.length === 0 ? null : rows.messages.filter((message) => matches(parsed, message) !== null);
}

const VALUES: Record<string, (message: MessageView) => string> = {
  space: ({ space }) => space, venue: ({ venue }) => venue ?? "", role: ({ role }) => role, lang: ({ lang }) => lang ?? "", person: ({ speaker }) => speaker, month: ({ posted }) => posted?.slice(0, 7) ?? "",
  code: ({ codings }) => String(codings[0]?.code ?? ""),
};

/** Shares: in proportion by the largest remainders, or as many of each as can be. */
function quotas(sizes: readonly number[], sample: number, equal: boolean): number[] {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  let left = Math.min(sample, all);
  const shares = sizes.map((size) => (equal ? 0 : Math.floor((size * left) / all)));
  if (!equal) {
    const rest = (i: number) => (sizes[i]! * Math.min(sample, all)) % all;
    left -= shares.reduce((sum, share) => sum + share, 0);
    sizes.map((_, i) => i).sort((a, b) => rest(b) - rest(a) || a - b).slice(0, left).forEach((i) => shares[i]!++);
    return shares;
  }
  while (left > 0) for (let i = 0; i < sizes.length && left > 0; i++) if (shares[i]! < sizes[i]!) [shares[i]!++, left--];
  return shares;
}

function distance(a: MessageView, b: MessageView): number {
  const plain = ["space", "venue", "person", "lang", "month"].filter((trait) => VALUES[trait]!(a) !== VALUES[trait]!(b)).length;
  const [mine, theirs] = [a, b].map(({ codings }) => new Set(codings.map(({ code }) => code))) as [Set<number>, Set<number>];
  const either = new Set([...mine, ...theirs]).size;
  return plain + (either === 0 ? 0 : 1 - [...mine].filter((code) => theirs.has(code)).length / either);
}

function drawSample(messages: readonly MessageView[], order: SampleOrder): { taken: MessageView[]; strata: SetStratum[] } {
  const all = inOrder(messages, order.seed);
  if (order.how === "random") return { taken: all.slice(0, order.size), strata: [] };
  if (order.how === "variation") {
    const taken = all.splice(0, 1);
    const nearest = (one: MessageView) => Math.min(...taken.map((other) => distance(one, other)));
    while (taken.length < order.size && all.length > 0) {
      const far = all.reduce((best, one) => (nearest(one) > nearest(best) ? one : best));
      taken.push(...all.splice(all.indexOf(far), 1));
    }
    return { taken, strata: [] };
  }
  const value = VALUES[order.by ?? ""] ?? (() => "");
  const byValue = new Map<string, MessageView[]>();
  for (const one of all) byValue.set(value(one), [...(byValue.get(value(one)) ?? []), one]);
  const groups = [...byValue].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  const shares = quotas(groups.map(([, members]) => members.length), order.size, order.allocation === "equal");
  return {
    taken: groups.flatMap(([, members], i) => members.slice(0, shares[i])),
    strata: groups.map(([name, members], i) => ({ name, of: members.length, drawn: shares[i]! })),
  };
}

export class MemorySets implements Sets {
  #met = new Set<number>();
  #of: Held["journal"] | null = null;

  constructor(private readonly hold: (change?: boolean) => Promise<Held>, private readonly grid: Grid) {}

  async all(): Promise<SetView[]> {
    const { journal, lang } = await this.hold();
    const rows = journal.seen;
    return rows.sets.map((set) => {
      const inForce = set.kind === "query" ? found(set.query ?? "", rows, lang) : rows.messages.filter(({ id }) => set.messages.includes(id));
      const users = rows.sets.filter((one) => one.kind === "query" && named(one.query ?? "").includes(fold(set.name))).map(({ name }) => name);
      const rules = rows.rules.filter((rule) => named(rule.query).includes(fold(set.name))).map((rule) => rows.codes.find(({ id }) => id === rule.code)?.ext ?? "");
      const { messages: _, ...said } = set;
      return { ...said, count: inForce?.length ?? null, problem: inForce ? null : say(lang, "broken"), used: [...users, ...rules] };
    });
  }

  async save(draft: SetDraft): Promise<Stroke> {
    return this.#make("save", draft, "query", async (held) => (this.#found(draft.query ?? "", held), []));
  }

  async add(draft: SetDraft, messages: number[]): Promise<Stroke> {
    return this.#make("add", { ...draft, query: null }, "hand", async (held) => [...new Set([...messages, ...(draft.query ? this.#found(draft.query, held).map(({ id }) => id) : [])])]);
  }

  async sample(draft: SetDraft, order: SampleOrder): Promise<Stroke> {
    const view = await this.preview(order);
    return this.#make("sample", { ...draft, query: order.query }, "sample", async (held) => drawSample(this.#found(order.query, held), order).taken.map(({ id }) => id), view);
  }

  async preview(order: SampleOrder): Promise<SampleView> {
    const held = await this.hold();
    const among = this.#found(order.query, held);
    if (order.size === 0) refuse("bad-parameter", say(held.lang, "query"));
    const { taken, strata } = drawSample(among, order);
    return { count: taken.length, of: among.length, drawn: say(held.lang, order.how, { n: taken.length, of: among.length, seed: order.seed }), strata };
  }

  async edit(id: number, draft: SetDraft): Promise<Stroke> {
    const held = await this.hold(true);
    const known = this.#one(held, id);
    const name = this.#name(held, draft.name, id);
    const query = known.kind === "query" && draft.query !== null ? draft.query : known.query;
    if (known.kind === "query") {
      if ([name, known.name].some((name) => leadsBack(name, query ?? "", held.journal.rows.sets))) refuse("set-cycle", say(held.lang, "cycle", { name }));
      this.#found(query ?? "", held);
    }
    const pattern = (text: string) => text.replace(/(set[:=])(?:"([^"]*)"|([^\s")]+))/g, (whole, field: string, a?: string, b?: string) => (fold(a ?? b ?? "") === fold(known.name) ? `${field}${quoted(name)}` : whole));
    return this.#step(held, "edit", { name: known.name }, (rows) => {
      rows.sets = rows.sets.map((set) => (set.id === id ? { ...set, name, query, note: draft.note } : set.query ? { ...set, query: pattern(set.query) } : set));
      rows.rules = rows.rules.map((rule) => ({ ...rule, query: pattern(rule.query) }));
    });
  }

  async remove(id: number): Promise<Stroke> {
    const held = await this.hold(true);
    const known = this.#one(held, id);
    const used = (await this.all()).find((set) => set.id === id)?.used ?? [];
    if (used.length > 0) refuse("set-used", say(held.lang, "used", { name: known.name, by: used.join(", ") }));
    return this.#step(held, "remove", { name: known.name }, (rows) => {
      rows.sets = rows.sets.filter((set) => set.id !== id);
    });
  }

  async change(id: number, put: number[], take: number[]): Promise<Stroke> {
    const held = await this.hold(true);
    const known = this.#one(held, id);
    if (known.kind !== "hand") refuse("not-by-hand", say(held.lang, "hand", { name: known.name }));
    const after = [...new Set([...known.messages.filter((one) => !take.includes(one)), ...put])];
    const n = after.filter((one) => !known.messages.includes(one)).length + known.messages.filter((one) => !after.includes(one)).length;
    return this.#step(held, "change", { name: known.name, n }, (rows) => {
      rows.sets = rows.sets.map((set) => (set.id === id ? { ...set, messages: after } : set));
      return n;
    });
  }

  async of(message: number): Promise<number[]> {
    const { journal } = await this.hold();
    return journal.rows.sets.filter((set) => set.kind === "hand" && set.messages.includes(message)).map(({ id }) => id);
  }

  inGrid(_ask: GridAsk, ranges: GridRange[]): Promise<number[]> {
    return this.grid.messages(ranges);
  }

  async draw(ask: DrawAsk): Promise<DrawView> {
    const held = await this.hold();
    const met = this.#known(held);
    const here = held.journal.seen.messages.find(({ id }) => id === ask.of);
    const tied = (message: MessageView) => message.codings.filter(({ code }) => here?.codings.some((one) => one.code === code)).map(({ code }) => code);
    const pool = inOrder(this.#found(ask.query, held), ask.seed).filter((message) =>
      ask.pool === "uncoded" ? message.codings.length === 0 : ask.pool === "far" ? here && tied(message).length > 0 && (message.space !== here.space || message.lang !== here.lang) : true);
    const before = pool.filter(({ id }) => met.has(id)).length;
    const again = pool.length > 0 && before === pool.length;
    const message = again ? pool[(pool.findIndex(({ id }) => id === ask.last) + 1) % pool.length] : pool.find(({ id }) => !met.has(id));
    if (!message) return { message: null, conversation: null, met: before, of: pool.length, again: false, seen: null, rare: [], ties: [] };
    met.add(message.id);
    let root = message;
    while (root.parent !== null) root = held.journal.seen.messages.find(({ id }) => id === root.parent) ?? { ...root, parent: null };
    const names = ask.pool === "far" ? [...new Set(tied(message))].map((code) => held.journal.rows.codes.find(({ id }) => id === code)?.label[held.lang] ?? "") : [];
    return { message, conversation: root.id, met: before + (again ? 0 : 1), of: pool.length, again, seen: null, rare: ask.pool === "neglected" ? rare(message, held.journal.seen) : [], ties: names };
  }

  async seen(messages: number[]): Promise<void> {
    const met = this.#known(await this.hold());
    for (const id of messages) met.add(id);
  }

  /** What was met since this study was opened. */
  #known({ journal }: Held): Set<number> {
    if (this.#of !== journal) [this.#of, this.#met] = [journal, new Set()];
    return this.#met;
  }

  #one({ journal, lang }: Held, id: number): SetRow {
    return journal.rows.sets.find((set) => set.id === id) ?? refuse("unknown-object", say(lang, "name"));
  }

  #name({ journal, lang }: Held, name: string, but: number | null): string {
    const said = name.trim().replace(/\s+/g, " ");
    if (said === "" || said.includes('"')) refuse("bad-parameter", say(lang, "name"));
    const other = journal.rows.sets.find((set) => set.id !== but && fold(set.name) === fold(said));
    return other ? refuse("set-exists", say(lang, "exists", { name: other.name })) : said;
  }

  #found(query: string, { journal, lang }: Held): MessageView[] {
    return found(query, journal.seen, lang) ?? refuse("bad-query", say(lang, "query"));
  }

  async #make(kind: "save" | "add" | "sample", draft: SetDraft, of: SetRow["kind"], members: (held: Held) => Promise<number[]>, view?: SampleView): Promise<Stroke> {
    const held = await this.hold(true);
    const name = this.#name(held, draft.name, null);
    if (of === "query" && leadsBack(name, draft.query ?? "", held.journal.rows.sets)) refuse("set-cycle", say(held.lang, "cycle", { name }));
    const messages = await members(held);
    return this.#step(held, kind, { name }, (rows) => {
      const id = Math.max(0, ...rows.sets.map((set) => set.id)) + 1;
      rows.sets = [...rows.sets, { id, name, kind: of, query: draft.query, note: draft.note, author: held.coder, at: new Date().toISOString(), messages, drawn: view?.drawn ?? null, strata: view?.strata ?? [] }];
      return id;
    });
  }

  #step({ journal, lang, coder }: Held, kind: keyof typeof SAID.fr, args: Record<string, string | number>, change: (rows: Rows) => number | void): Stroke {
    const { op, made } = journal.step(`${kind}-set`, coder, (lang) => say(lang, kind, args), change);
    return journal.stroke(lang, op, { made: made ?? null });
  }
}

/** Words of four letters or more that stand in two messages at most. */
function rare(message: MessageView, { messages }: Rows): string[] {
  const words = (text: string) => new Set(fold(text).match(/\p{L}{4,}/gu) ?? []);
  const all = messages.map(({ text }) => words(text));
  return [...words(message.text)].filter((word) => all.filter((one) => one.has(word)).length <= 2);
}
