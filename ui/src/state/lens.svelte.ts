/** Which codings are shown: of which codes, of which coders, in which voices, suggested ones or not; two coders side by side. Kept by the window, a study at a time: nothing changes in the study. */
import type { CodeView, CodingView } from "../platform/types";
import { suggested } from "../text/segment";
import { preferences } from "./preferences.svelte";
import { study } from "./study.svelte";

interface Chosen {
  /** External ids of the codes that are hidden. */
  codes: readonly string[];
  coders: readonly string[];
  voices: readonly string[];
  /** Only what who codes now coded. */
  mine: boolean;
  /** Suggestions are shown. */
  suggestions: boolean;
  /** Two coders, side by side. */
  compare: readonly [string, string] | null;
}

const ALL: Chosen = { codes: [], coders: [], voices: [], mine: false, suggestions: true, compare: null };

class Lens {
  #kept = $state.raw<{ of: string; chosen: Chosen } | null>(null);
  #key = $derived(`lens:${study.summary?.path ?? ""}`);
  /** What was chosen. */
  now = $derived(this.#kept?.of === this.#key ? this.#kept.chosen : stored(this.#key));
  /** Who codes. */
  me = $derived(preferences.now.coder ?? study.summary?.coder ?? "");
  /** By row ids: a code that is gone hides nothing. */
  #codes = $derived(new Set(study.codes.filter((code) => this.now.codes.includes(code.ext)).map((code) => code.id)));
  #open = $derived(this.#codes.size === 0 && this.now.coders.length === 0 && this.now.voices.length === 0 && !this.now.mine && this.now.suggestions && !this.now.compare);
  /** What was filtered already, as long as the lens is the same. */
  #known = $derived.by(() => {
    void [this.now, this.#codes, this.me];
    return new WeakMap<readonly CodingView[], readonly CodingView[]>();
  });

  /** Nothing is hidden. */
  get open(): boolean {
    return this.#open;
  }

  shows(coding: CodingView): boolean {
    const { coders, voices, mine, suggestions, compare } = this.now;
    if (this.#codes.has(coding.code) || voices.includes(coding.voice)) return false;
    if (!suggestions && suggested(coding)) return false;
    if (compare) return compare.includes(coding.coder);
    return !coders.includes(coding.coder) && (!mine || coding.coder === this.me);
  }

  /** The codings that are shown; `keep` is whatever happens: it was just made, or chosen. The same list, as long as it is the same. */
  of(codings: readonly CodingView[], keep: number | null = null): readonly CodingView[] {
    if (this.#open || codings.length === 0) return codings;
    let found = this.#known.get(codings);
    if (!found) {
      found = codings.filter((coding) => this.shows(coding));
      if (found.length === codings.length) found = codings;
      this.#known.set(codings, found);
    }
    if (keep === null || found.some(({ id }) => id === keep) || !codings.some(({ id }) => id === keep)) return found;
    return codings.filter((coding) => coding.id === keep || this.shows(coding));
  }

  /** How many codes and coders are hidden: what the head says. */
  hidden = $derived({ codes: this.#codes.size, coders: this.now.coders.length, voices: this.now.voices.length });

  hides(code: CodeView): boolean {
    return this.#codes.has(code.id);
  }

  /** Shows or hides a code and those below it. */
  toggleFamily(code: CodeView, show: boolean): void {
    const family = new Set(below(study.codes, code).map(({ ext }) => ext));
    const others = this.now.codes.filter((ext) => !family.has(ext));
    this.#put({ codes: show ? others : [...others, ...family] });
  }

  allCodes(show: boolean): void {
    this.#put({ codes: show ? [] : study.codes.map(({ ext }) => ext) });
  }

  toggleCoder(coder: string, show: boolean): void {
    this.#put({ coders: show ? this.now.coders.filter((one) => one !== coder) : [...this.now.coders, coder], mine: false });
  }

  toggleVoice(voice: string, show: boolean): void {
    this.#put({ voices: show ? this.now.voices.filter((one) => one !== voice) : [...this.now.voices, voice] });
  }

  onlyMine(mine: boolean): void {
    this.#put({ mine, compare: mine ? null : this.now.compare });
  }

  showSuggestions(suggestions: boolean): void {
    this.#put({ suggestions });
  }

  /** Puts two coders side by side; `null` puts them together again. */
  abreast(compare: readonly [string, string] | null): void {
    this.#put({ compare, mine: compare ? false : this.now.mine });
  }

  /** Shows everything again. */
  clear(): void {
    this.#put(ALL);
  }

  #put(change: Partial<Chosen>): void {
    const chosen = { ...this.now, ...change };
    this.#kept = { of: this.#key, chosen };
    try {
      localStorage.setItem(this.#key, JSON.stringify(chosen));
    } catch {
      // It is a comfort: without a store, it lasts as long as the window.
    }
  }
}

/** A code and those below it, in tree order. */
export function below(codes: readonly CodeView[], code: CodeView): CodeView[] {
  const family = new Set([code.id]);
  return codes.filter((one) => {
    if (one.parent !== null && family.has(one.parent)) family.add(one.id);
    return family.has(one.id);
  });
}

/** What cannot be read was never there: everything is shown. */
function stored(key: string): Chosen {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "{}") as Partial<Record<keyof Chosen, unknown>>;
    const words = (value: unknown) => (Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : []);
    const pair = words(kept.compare);
    return {
      codes: words(kept.codes), coders: words(kept.coders), voices: words(kept.voices), mine: kept.mine === true, suggestions: kept.suggestions !== false,
      compare: pair.length === 2 ? [pair[0]!, pair[1]!] : null,
    };
  } catch {
    return ALL;
  }
}

export const lens = new Lens();
