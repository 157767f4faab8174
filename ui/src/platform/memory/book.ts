/** The codebook across its tree, in memory: merging and splitting, nets, relations, versions, segments. */
import type {
  BookView, CodeView, CodingView, Exported, Lang, Localised, MergeView, MessageView, NetView, SegmentOrder, SegmentPage, SegmentView, SplitPart, Stroke, VersionDifference, VersionView,
} from "../types";
import { find, insert, name, order } from "./codebook";
import { type Held, refuse } from "./held";
import { downward, type Rows } from "./sample";
import { type Word, word } from "./words";

const BRAND = new Set(["brand", "employee"]);
const AROUND = 180;

function step(held: Held, kind: string, key: Word, holes: (lang: Lang) => Record<string, string>, change: (draft: Rows) => number | null | void): Stroke {
  const { op, made } = held.journal.step(kind, held.coder, (lang) => word(lang, key, holes(lang)), change);
  return held.journal.stroke(held.lang, op, { made: made ?? null, codebook: true });
}

const said = (label: Localised, lang: Lang) => label[lang] ?? label.fr ?? label.en ?? "";
const next = (rows: readonly { id: number }[]) => Math.max(0, ...rows.map((row) => row.id)) + 1;
const codesOf = (held: Held, ids: readonly number[]) => ids.map((id) => find(held, id));

export function book({ journal: { rows } }: Held): BookView {
  const nets = rows.nets.map((net): NetView => {
    const codes = new Set(net.codes.flatMap((id) => [...downward(rows.codes, id)]));
    const on = rows.messages.filter((message) => !BRAND.has(message.role) && message.codings.some((coding) => codes.has(coding.code)));
    return { ...net, codes: [...net.codes], messages: on.length, persons: new Set(on.map((message) => message.speaker)).size, respondents: 0 };
  });
  return { nets, relations: rows.relations.map((one) => ({ ...one })) };
}

/** Codings that overlap under one code and say the same become their union. Answers how many went into others. */
function unite(message: MessageView, code: number, fresh: ReadonlySet<number>): number {
  let gone = 0;
  for (let again = true; again; ) {
    again = false;
    const mine = message.codings.filter((coding) => coding.code === code);
    const pair = mine.flatMap((a) => mine.flatMap((b): [CodingView, CodingView][] => (a.id < b.id && (fresh.has(a.id) || fresh.has(b.id)) && alike(a, b) ? [[a, b]] : [])))[0];
    if (!pair) break;
    const [a, b] = pair;
    Object.assign(a, { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end), memo: [a.memo, b.memo].filter(Boolean).join("\n\n") || null });
    message.codings = message.codings.filter((coding) => coding !== b);
    gone++;
    again = true;
  }
  return gone;
}
const alike = (a: CodingView, b: CodingView) => a.coder === b.coder && a.review === b.review && a.start < b.end && b.start < a.end && ((a.voice === b.voice && a.weight === b.weight) || (a.start === b.start && a.end === b.end));

function merged(rows: Rows, into: number, from: readonly number[]): number {
  const going = new Set(from);
  let gone = 0;
  for (const message of rows.messages) {
    const fresh = new Set(message.codings.filter((coding) => going.has(coding.code)).map((coding) => coding.id));
    for (const coding of message.codings) if (fresh.has(coding.id)) coding.code = into;
    gone += unite(message, into, fresh);
  }
  return gone;
}

export function preview(held: Held, into: number, from: number[]): MergeView {
  const { rows } = held.journal;
  const code = find(held, into);
  const others = codesOf(held, from.filter((id) => id !== into));
  if (others.length === 0) refuse("nothing-to-merge", word(held.lang, "noMerge", { code: name(code, held.lang) }));
  const going = new Set(others.map((one) => one.id));
  const on = rows.messages.map((message) => message.codings.filter((coding) => going.has(coding.code)).length);
  const copy = { ...rows, messages: rows.messages.map((message) => ({ ...message, codings: message.codings.map((coding) => ({ ...coding })) })) };
  const children = rows.codes.filter((one) => one.parent !== null && going.has(one.parent) && !going.has(one.id) && one.id !== into).length;
  return { codes: others.length, codings: on.reduce((a, b) => a + b, 0), overlaps: merged(copy, into, [...going]), messages: on.filter((n) => n > 0).length, children, memos: 0 };
}

export function merge(held: Held, into: number, from: number[]): Stroke {
  const { codings } = preview(held, into, from);
  const code = find(held, into);
  const others = codesOf(held, from.filter((id) => id !== into));
  return step(held, "merge-codes", "merged", (lang) => ({ code: name(code, lang), codes: others.map((one) => name(one, lang)).join(", "), codings: String(codings) }), (rows) => {
    keepBefore(held, rows);
    const going = new Set(others.map((one) => one.id));
    merged(rows, into, [...going]);
    // The one that stays comes out from under those that go.
    let above = code.parent;
    while (above !== null && going.has(above)) above = rows.codes.find((one) => one.id === above)?.parent ?? null;
    rows.codes = rows.codes.filter((one) => !going.has(one.id)).map((one) => {
      if (one.id === into) return { ...one, parent: above, include: appended(one, others) };
      return one.parent !== null && going.has(one.parent) ? { ...one, parent: into } : one;
    });
    const follow = (id: number) => (going.has(id) ? into : id);
    rows.nets = rows.nets.map((net) => ({ ...net, codes: [...new Set(net.codes.map(follow))] }));
    rows.relations = rows.relations.map((one) => ({ ...one, from: follow(one.from), to: follow(one.to) }))
      .filter((one, i, all) => one.from !== one.to && all.findIndex((other) => other.kind === one.kind && other.from === one.from && other.to === one.to) === i);
    order(rows);
  });
}

function appended(code: CodeView, others: readonly CodeView[]): Localised {
  const out: Localised = { ...code.include };
  for (const lang of ["fr", "en"] as const) {
    const lines = others.flatMap((one) => (one.label[lang] ? [[one.label[lang], one.definition[lang]].filter(Boolean).join(": "), one.include[lang]] : [])).filter(Boolean);
    if (lines.length > 0) out[lang] = [out[lang], ...lines].filter(Boolean).join("\n");
  }
  return out;
}

export function split(held: Held, id: number, parts: SplitPart[], sent: [number, number][]): Stroke {
  const code = find(held, id);
  const names = parts.map((part) => (part.code === null ? part.name! : name(find(held, part.code), held.lang)));
  return step(held, "split-code", "split", (lang) => ({ code: name(code, lang), codes: names.join(", "), codings: String(sent.length) }), (rows) => {
    keepBefore(held, rows);
    const number = Math.max(0, ...rows.codes.map((one) => one.number ?? 0));
    const ids = parts.map((part, i) => part.code ?? insert(rows, { parent: id, label: { [held.lang]: part.name! }, definition: {}, include: {}, exclude: {}, example: null, color: null, number: number + 1 + i, exclusive: false }).id);
    for (const message of rows.messages) {
      for (const [coding, part] of sent) {
        const one = message.codings.find((other) => other.id === coding);
        if (!one) continue;
        one.code = ids[part]!;
        unite(message, one.code, new Set([one.id]));
      }
    }
  });
}

export function renumber(held: Held): Stroke {
  const changed = held.journal.rows.codes.filter((code, i) => code.number !== i + 1).length;
  return step(held, "renumber", "renumbered", () => ({ codes: String(changed) }), (rows) => {
    rows.codes = rows.codes.map((code, i) => ({ ...code, number: i + 1 }));
  });
}

export function setExample(held: Held, id: number, coding: number | null): Stroke {
  const code = find(held, id);
  const { rows } = held.journal;
  const message = rows.messages.find((one) => one.codings.some((other) => other.id === coding));
  const root = (from: MessageView): MessageView => (from.parent === null ? from : root(rows.messages.find((one) => one.id === from.parent)!));
  return step(held, coding === null ? "drop-example" : "set-example", coding === null ? "exampleDropped" : "exampleSet", (lang) => ({ code: name(code, lang), message: message?.ext ?? "" }), (draft) => {
    const on = message?.codings.find((other) => other.id === coding);
    const exampleAt = message && on ? { message: message.id, conversation: root(message).id, quote: message.text.slice(on.start, on.end) } : null;
    draft.codes = draft.codes.map((one) => (one.id === id ? { ...one, exampleAt } : one));
  });
}

const netOf = (held: Held, id: number) => held.journal.rows.nets.find((net) => net.id === id) ?? refuse("unknown-object", word(held.lang, "unknown"));

export function addNet(held: Held, label: Localised, codes: number[]): Stroke {
  return step(held, "add-net", "netAdded", (lang) => ({ net: said(label, lang) }), (rows) => {
    const id = next(rows.nets);
    rows.nets = [...rows.nets, { id, ext: `N${id}`, label, codes: [...new Set(codes)] }];
    return id;
  });
}

export function renameNet(held: Held, id: number, label: Localised): Stroke {
  netOf(held, id);
  return step(held, "rename-net", "netRenamed", (lang) => ({ net: said(label, lang) }), (rows) => {
    rows.nets = rows.nets.map((net) => (net.id === id ? { ...net, label: { ...net.label, ...label } } : net));
  });
}

export function moveNet(held: Held, id: number, before: number | null): Stroke {
  const net = netOf(held, id);
  return step(held, "move-net", "netMoved", (lang) => ({ net: said(net.label, lang) }), (rows) => {
    const others = rows.nets.filter((one) => one.id !== id);
    const at = others.findIndex((one) => one.id === before);
    rows.nets = [...others.slice(0, at < 0 ? others.length : at), net, ...(at < 0 ? [] : others.slice(at))];
  });
}

export function deleteNet(held: Held, id: number): Stroke {
  const net = netOf(held, id);
  return step(held, "delete-net", "netDeleted", (lang) => ({ net: said(net.label, lang) }), (rows) => {
    rows.nets = rows.nets.filter((one) => one.id !== id);
  });
}

export function setInNet(held: Held, id: number, code: number, within: boolean): Stroke {
  const net = netOf(held, id);
  const which = find(held, code);
  return step(held, within ? "net-code" : "net-uncode", within ? "netIn" : "netOut", (lang) => ({ net: said(net.label, lang), code: name(which, lang) }), (rows) => {
    rows.nets = rows.nets.map((one) => (one.id === id ? { ...one, codes: [...one.codes.filter((other) => other !== code), ...(within ? [code] : [])] } : one));
  });
}

export function relate(held: Held, from: number, kind: string, to: number, memo: string | null): Stroke {
  const [a, b] = [find(held, from), find(held, to)];
  if (from === to) refuse("self-relation", word(held.lang, "selfRelation", { code: name(a, held.lang) }));
  return step(held, "relate", "related", (lang) => ({ code: name(a, lang), other: name(b, lang) }), (rows) => {
    const id = next(rows.relations);
    rows.relations = [...rows.relations, { id, from, kind, to, memo }];
    return id;
  });
}

function ends(held: Held, id: number) {
  const one = held.journal.rows.relations.find((relation) => relation.id === id) ?? refuse("unknown-object", word(held.lang, "unknown"));
  return (lang: Lang) => ({ code: name(find(held, one.from), lang), other: name(find(held, one.to), lang) });
}

export function explain(held: Held, id: number, memo: string | null): Stroke {
  return step(held, "explain-relation", "explained", ends(held, id), (rows) => {
    rows.relations = rows.relations.map((one) => (one.id === id ? { ...one, memo: memo?.trim() || null } : one));
  });
}

export function unrelate(held: Held, id: number): Stroke {
  return step(held, "unrelate", "unrelated", ends(held, id), (rows) => {
    rows.relations = rows.relations.filter((one) => one.id !== id);
  });
}

// Versions

const plain = (codes: readonly CodeView[]) => JSON.stringify(codes.map(({ ext, parent, label, definition, include, exclude, example, number, color, exclusive }) => [ext, parent, label, definition, include, exclude, example, number, color, exclusive]));
const same = (rows: Rows) => { const last = rows.versions.at(-1); return last !== undefined && plain(last.held) === plain(rows.codes); };

/** Number of the codebook as it is now. */
export const number = (rows: Rows): number => (rows.codes.length === 0 && rows.versions.length === 0 ? 0 : rows.versions.length + (same(rows) ? 0 : 1));

function kept(held: Held, rows: Rows, label: string | null, note: string | null): number {
  const id = next(rows.versions);
  const held_ = held.journal.rows.codes.map((code) => ({ ...code }));
  rows.versions = [...rows.versions, { id, number: rows.versions.length + 1, name: label, note, author: held.coder, at: new Date().toISOString(), codes: held_.length, held: held_ }];
  return id;
}

function keepBefore(held: Held, rows: Rows): void {
  if (rows.codes.length > 0 && !same(rows)) kept(held, rows, null, null);
}

export const versions = (held: Held): VersionView[] => held.journal.rows.versions.map(({ held: _, ...version }) => version);

export function keep(held: Held, label: string, note: string | null): Stroke {
  return step(held, "keep-version", "versionKept", () => ({ name: label }), (rows) => kept(held, rows, label, note));
}

export function difference(held: Held, before: number | null, after: number | null): VersionDifference {
  const { rows } = held.journal;
  const codes = (id: number | null) => (id === null ? rows.codes : (rows.versions.find((one) => one.id === id)?.held ?? refuse("unknown-object", word(held.lang, "unknown"))));
  const [a, b] = [codes(before), codes(after)];
  const change = (kind: string, code: CodeView, was: string | null = null, is: string | null = null) => ({ kind, name: name(code, held.lang), before: was, after: is, words: [] });
  const text = (old: string, fresh: string) => [...(old ? [{ kind: "gone" as const, text: old }] : []), ...(fresh ? [{ kind: "new" as const, text: fresh }] : [])];
  const changes = [
    ...a.filter((old) => !b.some((one) => one.ext === old.ext)).map((old) => change("removed", old)),
    ...b.flatMap((one) => {
      const old = a.find((other) => other.ext === one.ext);
      if (!old) return [change("added", one)];
      const [was, is] = [said(old.definition, held.lang), said(one.definition, held.lang)];
      return [
        ...(name(old, held.lang) === name(one, held.lang) ? [] : [change("renamed", one, name(old, held.lang), name(one, held.lang))]),
        ...(old.parent === one.parent ? [] : [change("moved", one)]),
        ...(old.number === one.number ? [] : [change("renumbered", one, String(old.number ?? ""), String(one.number ?? ""))]),
        ...(was === is ? [] : [{ ...change("definition", one), words: text(was, is) }]),
      ];
    }),
  ];
  return { changes, lines: [] };
}

export function exportBook(held: Held, path: string, version: number | null): Exported {
  const codes = version === null ? held.journal.rows.codes : (held.journal.rows.versions.find((one) => one.id === version)?.held ?? []);
  return { path, rows: codes.length, cut: 0 };
}

// Segments

export function segments(held: Held, asked: SegmentOrder, offset: number, limit: number): SegmentPage {
  const { rows } = held.journal;
  const code = find(held, asked.code);
  const family = asked.below ? downward(rows.codes, code.id) : new Set([code.id]);
  const root = (from: MessageView): MessageView => (from.parent === null ? from : root(rows.messages.find((one) => one.id === from.parent)!));
  const places = [...new Set(rows.messages.map((message) => message.venue ?? ""))];
  const all = rows.messages.flatMap((message) => message.codings.filter((coding) => family.has(coding.code) && coding.review !== "rejected").map((coding) => ({ message, coding })));
  const tally = (of: (one: (typeof all)[number]) => string, called: (value: string) => string = (value) => value) =>
    [...new Set(all.map(of))].map((value) => ({ value, name: called(value), count: all.filter((one) => of(one) === value).length }));
  const venue = ({ message }: (typeof all)[number]) => String(places.indexOf(message.venue ?? "") + 1);
  const found = all.filter((one) => (asked.space === null || one.message.space === asked.space) && (asked.venue === null || venue(one) === String(asked.venue)) && (asked.coder === null || one.coding.coder === asked.coder));
  const by: Record<string, (one: (typeof all)[number]) => string | number> = {
    person: ({ message }) => message.speaker, space: ({ message }) => message.space, venue: ({ message }) => message.venue ?? "", date: ({ message }) => message.posted ?? "\uffff",
    coder: ({ coding }) => coding.coder, length: ({ coding }) => coding.end - coding.start, code: ({ coding }) => rows.codes.findIndex((one) => one.id === coding.code),
  };
  const value = by[asked.sort];
  const way = asked.descending ? -1 : 1;
  if (value) found.sort((a, b) => { const [x, y] = [value(a), value(b)]; return x < y ? -way : x > y ? way : 0; });
  else if (asked.descending) found.reverse();
  const view = ({ message, coding }: (typeof all)[number]): SegmentView => ({
    id: coding.id, code: coding.code, message: message.id, ext: message.ext, conversation: root(message).id, speaker: message.speaker, space: message.space, venue: message.venue,
    posted: message.posted, lang: message.lang, before: message.text.slice(Math.max(0, coding.start - AROUND), coding.start), quote: message.text.slice(coding.start, coding.end),
    after: message.text.slice(coding.end, coding.end + AROUND), start: coding.start, end: coding.end, coder: coding.coder, voice: coding.voice, weight: coding.weight, review: coding.review, memo: coding.memo,
  });
  return { total: found.length, rows: found.slice(offset, offset + limit).map(view), spaces: tally(({ message }) => message.space), venues: tally(venue, (id) => places[Number(id) - 1] ?? ""), coders: tally(({ coding }) => coding.coder) };
}
