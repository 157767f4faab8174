/** The life of the window: it starts, studies open and close, files come from outside. */
import { language, t } from "../i18n/index.svelte";
import type { MenuAction, Position, StartPage, StudySummary } from "../platform/types";
import { machine } from "./machine";
import { place } from "./place.svelte";
import { preferences } from "./preferences.svelte";
import { reading } from "./reading.svelte";
import { search } from "./search.svelte";
import { study } from "./study.svelte";
import { work } from "./work.svelte";

class Desk {
  start = $state.raw<StartPage | null>(null);
  /** The sheet of shortcuts is open. */
  keys = $state(false);
  #busy = false;

  /** Starts: preferences first, then the study that was open, if any. */
  async begin(): Promise<void> {
    this.start = null;
    const start = await work.run(() => machine().startPage());
    if (start) preferences.take(start.preferences, start.systemLang);
    machine().onMenu((action) => this.act(action));
    machine().onOpenFile((path) => void this.open(path));
    window.addEventListener("pagehide", () => void place.flush());
    if (start?.last) await this.open(start.last);
    this.start = start ?? null;
  }

  open(path: string): Promise<void> {
    return this.#enter(() => machine().studyOpen(path));
  }

  sample(): Promise<void> {
    return this.#enter(() => machine().studySample());
  }

  /** Asks for a file, then opens it. */
  pick(): Promise<void> {
    return this.#enter(async () => {
      const path = await machine().pickStudy();
      return path === null ? null : machine().studyOpen(path);
    });
  }

  /** Asks for a place, then makes a study there, named after its file. */
  create(): Promise<void> {
    return this.#enter(async () => {
      const path = await machine().pickNewStudy(t("new-study-file"));
      return path === null ? null : machine().studyNew(path, titleOf(path), language.now);
    });
  }

  /** Closes the study and shows the Start room. */
  async close(): Promise<void> {
    if (!study.summary) return;
    await place.flush();
    await work.run(() => machine().studyClose());
    study.forget();
    reading.leave();
    search.clear("");
    const start = await work.run(() => machine().startPage());
    if (start) this.start = start;
  }

  /** What a menu line, a button or a shortcut asks. */
  act(action: MenuAction): void {
    switch (action) {
      case "new": return void this.create();
      case "open": return void this.pick();
      case "sample": return void this.sample();
      case "close": return void this.close();
      case "undo": return void study.undo();
      case "redo": return void study.redo();
      case "find": if (study.summary) search.focus++; return;
      case "theme": return preferences.nextTheme();
      case "lang": return void this.switchLang();
      case "keys": this.keys = !this.keys; return;
    }
  }

  /** The other language; what the machine said in words is asked again. */
  async switchLang(): Promise<void> {
    preferences.toggleLang();
    await preferences.saved;
    await study.reword();
    if (study.summary && search.answered !== null) await search.run();
  }

  /** Where the sample study begins: in its longest conversation. */
  async #longest(): Promise<Position | null> {
    const page = await work.run(() => machine().conversations(0, 50));
    const row = page?.rows.reduce((a, b) => (b.messages > a.messages ? b : a), page.rows[0]!);
    return row ? { room: "read", conversation: row.id, message: null, query: null } : null;
  }

  /** One opening at a time: a shortcut and a menu line may both say the same. */
  async #enter(command: () => Promise<StudySummary | null>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    await place.flush();
    const summary = await work.run(command);
    if (summary) {
      work.dismiss();
      reading.leave();
      place.restore(summary.last ?? (summary.sample ? await this.#longest() : null));
      search.clear(place.query);
      await study.take(summary);
      if (place.query) await search.run();
    }
    this.#busy = false;
  }
}

/** A file's name without its folder and its extension. */
export function titleOf(path: string): string {
  const name = path.split(/[\\/]/).pop() ?? path;
  return name.replace(/\.livi$/i, "") || name;
}

export const desk = new Desk();
