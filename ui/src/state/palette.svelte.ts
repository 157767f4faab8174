/** Everything by its name: commands with their keys, rooms, studies, codes, sets; what is typed is searched for otherwise. */
import { language, local, t } from "../i18n/index.svelte";
import { COMMANDS, type Group } from "../keys/commands";
import { keys, wordsOf } from "../keys/keys.svelte";
import type { Density, FieldOffer, SearchSort } from "../platform/types";
import { fold, fuzzy } from "../text/fuzzy";
import { queryOf } from "./codebook.svelte";
import { desk } from "./desk.svelte";
import { machine } from "./machine";
import { place, type Room, ROOMS } from "./place.svelte";
import { preferences } from "./preferences.svelte";
import { search } from "./search.svelte";
import { study } from "./study.svelte";

/** What can be called by its name. */
export interface Entry {
  id: string;
  name: string;
  /** Where it belongs. */
  where: string;
  /** What it is found by besides its name. */
  also: string;
  /** Its keys, as its keyboard writes them. */
  chord: string;
  /** The colour of a code. */
  slot: number | null;
  /** Letters of the name that were typed. */
  found: [number, number][];
  run: () => void;
}

/** The commands that make sense in a room, besides those that hold everywhere. */
const OF_ROOM: Partial<Record<Room, readonly Group[]>> = {
  read: ["read", "text", "code", "codings"], corpus: ["corpus"], people: ["people"], codebook: ["codebook", "rules"], memos: ["memos"], search: ["search"], history: ["history"],
};
/** Moves in a list: the keys themselves are nearer than their names. */
const MOVES = /^(next|previous|page-down|page-up|first|last|palette)$/;
const SORTS: readonly SearchSort[] = ["relevance", "date", "thread"];
const DENSITIES: readonly Density[] = ["compact", "normal", "ample"];
const MOST = 60;

class Palette {
  shown = $state(false);
  query = $state("");
  at = $state(0);
  #sets = $state.raw<readonly FieldOffer[]>([]);

  /** What there is to call, in the order in which it is listed before anything is typed. */
  #all = $derived.by((): Entry[] => (this.shown ? entries(this.#sets) : []));

  /** What answers, the nearest name first; the search of the words themselves last, and first where nothing answers. */
  found = $derived.by((): Entry[] => {
    const typed = fold(this.query.trim());
    if (typed === "") return this.#all.filter(({ slot }) => slot === null).slice(0, MOST);
    const scored = this.#all.flatMap((entry, place) => {
      const own = fuzzy(fold(entry.name), typed);
      const wide = own ?? (entry.also ? fuzzy(fold(entry.also), typed) : null);
      return wide ? [{ entry: { ...entry, found: own?.at ?? [] }, score: own ? own.score : wide.score / 10, place }] : [];
    });
    scored.sort((a, b) => b.score - a.score || a.place - b.place);
    const words = this.query.trim();
    const asked: Entry = { id: "search", name: t("palette-search", { what: words }), where: "", also: "", chord: "", slot: null, found: [], run: () => void search.ask(words) };
    return [...scored.slice(0, MOST).map(({ entry }) => entry), ...(study.summary ? [asked] : [])];
  });

  open(): void {
    this.query = "";
    this.at = 0;
    this.shown = true;
    // The sets of the study are told by the field; without them the rest is there all the same.
    if (study.summary) void machine().field.complete("set:", 4).then(({ value, offers }) => (this.#sets = value ? offers : []), () => (this.#sets = []));
  }

  type(query: string): void {
    this.query = query;
    this.at = 0;
  }

  to(at: number): void {
    const { length } = this.found;
    if (length > 0) this.at = (at + length) % length;
  }
}

function entries(sets: readonly FieldOffer[]): Entry[] {
  const plain = (id: string, name: string, where: string, run: () => void, chord = ""): Entry => ({ id, name, where, also: "", chord, slot: null, found: [], run });
  const all: Entry[] = [];
  if (study.summary) {
    for (const room of ROOMS) all.push(plain(`room-${room}`, t(`room-${room}`), t("palette-room"), () => {
      place.go(room);
      if (room === "search") search.focus++;
    }));
  }
  const groups: readonly Group[] = ["everywhere", ...(study.summary ? (place.room === "read" && place.conversation === null ? (["conversations"] as const) : (OF_ROOM[place.room] ?? [])) : [])];
  for (const { name, group, fixed, inField } of COMMANDS) {
    if (fixed || inField || !groups.includes(group) || MOVES.test(name)) continue;
    // On its own sheet it is “this sheet”.
    const words = name === "keys" ? t("keys-open") : wordsOf(group, name);
    all.push(plain(`key-${group}.${name}`, words, t(`keys-${group}`), () => press(group, name), keys.hint(group, name)));
  }
  all.push(plain("theme", t("palette-theme"), "", () => preferences.nextTheme()), plain("lang", t("palette-lang"), language.now.toUpperCase(), () => void desk.switchLang()));
  for (const one of DENSITIES) all.push(plain(`density-${one}`, t("palette-density", { what: t(`density-${one}`) }), "", () => preferences.setDensity(one)));
  if (study.summary && place.room === "search") for (const sort of SORTS) all.push(plain(`sort-${sort}`, t("palette-sort", { what: t(`sort-${sort}`) }), "", () => void search.resort(sort)));
  for (const { path, title } of desk.start?.recent ?? []) if (path !== study.summary?.path) all.push(plain(`study-${path}`, title, t("palette-study"), () => void desk.open(path)));
  for (const one of sets) all.push(plain(`set-${one.text}`, one.label, t("palette-set"), () => void search.ask(`set:${one.text}`)));
  for (const { ext, label, slot } of study.codes) all.push({ ...plain(`code-${ext}`, local(label)?.text ?? ext, `${t("palette-code")} ${ext}`, () => void search.ask(queryOf(ext))), slot, also: ext });
  return all;
}

/** Presses the key of a command, whatever it is, where the room hears it. */
function press(group: Group, name: string): void {
  (document.querySelector("main.page") ?? document.body).dispatchEvent(keys.asking({ [group]: name }));
}

export const palette = new Palette();
