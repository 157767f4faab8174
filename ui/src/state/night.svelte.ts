/** Whether the window is dark now: by preference, else as the system is. */
import { preferences } from "./preferences.svelte";

class Night {
  #system = $state(false);

  constructor() {
    const dark = globalThis.matchMedia?.("(prefers-color-scheme: dark)");
    if (!dark) return;
    this.#system = dark.matches;
    dark.addEventListener("change", () => (this.#system = dark.matches));
  }

  get now(): boolean {
    const { theme } = preferences.now;
    return theme === "system" ? this.#system : theme === "dark";
  }
}

export const night = new Night();
