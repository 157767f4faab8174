/** What a person sets once for all studies: language, theme, density, widths of the columns. Applied to the page at once, kept by the machine. */
import { language } from "../i18n/index.svelte";
import type { Density, Lang, Preferences, Theme } from "../platform/types";
import { machine } from "./machine";
import { work } from "./work.svelte";

export const LEFT = { min: 180, max: 420 };
export const RIGHT = { min: 240, max: 560 };
const THEMES: Theme[] = ["system", "light", "dark"];
const DEBOUNCE = 300;
/** The steps of the page's size. */
const ZOOMS = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];

class Kept {
  now = $state.raw<Preferences>({ lang: null, theme: "system", density: "normal", left: null, right: null, coder: null, keys: {}, zoom: null, blind: false });
  #system: Lang = "fr";
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Takes what the machine kept. */
  take(preferences: Preferences, system: Lang): void {
    this.#system = system;
    this.now = preferences;
    this.#apply();
  }

  toggleLang(): void {
    this.#change({ lang: language.now === "fr" ? "en" : "fr" }, 0);
  }

  nextTheme(): void {
    this.#change({ theme: THEMES[(THEMES.indexOf(this.now.theme) + 1) % THEMES.length]! }, 0);
  }

  /** Who codes, from now on. */
  setCoder(name: string): void {
    this.#change({ coder: name.trim() || null }, 0);
  }

  /** Whether the codings of others are hidden, from now on. */
  setBlind(blind: boolean): void {
    this.#change({ blind }, 0);
  }

  setDensity(density: Density): void {
    this.#change({ density }, 0);
  }

  setKeys(keys: Preferences["keys"]): void {
    this.#change({ keys }, 0);
  }

  /** Makes the page larger or smaller by a step; `0` is as designed. */
  zoom(by: -1 | 0 | 1): void {
    const now = this.now.zoom ?? 1;
    const at = ZOOMS.findIndex((one) => one >= now - 0.01);
    const next = by === 0 ? 1 : ZOOMS[Math.max(0, Math.min(ZOOMS.length - 1, (at < 0 ? ZOOMS.length - 1 : at) + by))]!;
    this.#change({ zoom: next === 1 ? null : next }, by === 0 ? 0 : DEBOUNCE);
  }

  /** Widths in CSS pixels; `null` is the screen's own. */
  resize(column: "left" | "right", width: number | null): void {
    const { min, max } = column === "left" ? LEFT : RIGHT;
    this.#change({ [column]: width === null ? null : Math.round(Math.min(max, Math.max(min, width))) }, DEBOUNCE);
  }

  /** Resolved once the machine has kept them: what it says next is in the new language. */
  saved: Promise<unknown> = Promise.resolve();

  #change(change: Partial<Preferences>, wait: number): void {
    this.now = { ...this.now, ...change };
    this.#apply();
    clearTimeout(this.#timer);
    const save = () => (this.saved = work.run(() => machine().savePreferences(this.now)));
    if (wait === 0) void save();
    else this.#timer = setTimeout(save, wait);
  }

  #zoomed = 1;

  #apply(): void {
    const { lang, theme, density, left, right } = this.now;
    const zoom = this.now.zoom ?? 1;
    if (zoom !== this.#zoomed) {
      this.#zoomed = zoom;
      void work.run(() => machine().zoom(zoom));
    }
    language.now = lang ?? this.#system;
    const root = document.documentElement;
    root.lang = language.now;
    if (theme === "system") delete root.dataset.theme;
    else root.dataset.theme = theme;
    root.dataset.density = density;
    for (const [name, width] of [["--left", left], ["--right", right]] as const) {
      if (width === null) root.style.removeProperty(name);
      else root.style.setProperty(name, `${width}px`);
    }
  }
}

export const preferences = new Kept();
