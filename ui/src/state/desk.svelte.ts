/** The life of the window: it starts, studies open and close, files come from outside. */
import { language, t } from "../i18n/index.svelte";
import type { Dropped, Failure, MenuAction, Position, StartPage, StudySummary } from "../platform/types";
import { type Asked, keys } from "../keys/keys.svelte";
import { fileOf, importing } from "./import.svelte";
import { journal } from "./journal.svelte";
import { machine } from "./machine";
import { persons } from "./people.svelte";
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
  /** The files held over the window; `null` when there are none. */
  held = $state.raw<string[] | null>(null);
  /** Why a study of the Start room did not open, by its path. */
  refusals = $state.raw<Readonly<Record<string, Failure>>>({});
  #busy = false;

  /** Starts: preferences first, then the study that was open, if any. */
  async begin(): Promise<void> {
    this.start = null;
    const start = await work.run(() => machine().startPage());
    if (start) preferences.take(start.preferences, start.systemLang);
    machine().onMenu((action) => this.act(action));
    machine().onOpenFile((path) => void this.open(path));
    machine().onDrop((dropped) => this.#drop(dropped));
    window.addEventListener("pagehide", () => void place.flush());
    machine().onLeave(() => place.flush());
    if (start?.last) await this.open(start.last);
    this.start = start ?? null;
  }

  /** Opens a study. A refusal is kept beside its entry until the next try. */
  async open(path: string): Promise<void> {
    const { [path]: _, ...others } = this.refusals;
    this.refusals = others;
    await this.#enter(async () => {
      try {
        return await machine().studyOpen(path);
      } catch (fault) {
        if (fault && typeof fault === "object" && "message" in fault) this.refusals = { ...this.refusals, [path]: fault as Failure };
        throw fault;
      }
    });
  }

  sample(): Promise<boolean> {
    return this.#enter(() => machine().studySample());
  }

  /** Asks for a file, then opens it. */
  pick(): Promise<boolean> {
    return this.#enter(async () => {
      const path = await machine().pickStudy();
      return path === null ? null : machine().studyOpen(path);
    });
  }

  /** Asks for a place, then makes a study there, named after its file. */
  create(suggested = t("new-study-file")): Promise<boolean> {
    return this.#enter(async () => {
      const path = await machine().pickNewStudy(suggested);
      return path === null ? null : machine().studyNew(path, titleOf(path), language.now);
    });
  }

  /** Closes the study and shows the Start room. */
  async close(): Promise<void> {
    if (!study.summary || importing.refuse()) return;
    await place.flush();
    await work.run(() => machine().studyClose());
    study.forget();
    reading.leave();
    importing.clear();
    search.clear("");
    const start = await work.run(() => machine().startPage());
    if (start) this.start = start;
  }

  /** Brings files in. Without an open study, one is made first, where the analyst says. */
  async bring(paths: string[]): Promise<void> {
    if (paths.length === 0) return;
    if (paths.every((path) => /\.livi$/i.test(path))) return this.open(paths[0]!);
    if (!study.summary && !(await this.create(suggestedFor(paths[0]!)))) return;
    if (!study.summary?.readOnly) await importing.add(paths);
    else place.go("import");
  }

  /** Asks which files to bring in. */
  async choose(): Promise<void> {
    const paths = await work.run(() => machine().pickImports());
    if (paths) await this.bring(paths);
  }

  #drop({ paths, over }: Dropped): void {
    this.held = over ? (paths.length > 0 ? paths : (this.held ?? [])) : null;
    if (!over) void this.bring(paths);
  }

  /** What a menu line, a button or a shortcut asks. */
  act(action: MenuAction): void {
    switch (action) {
      case "new": return void this.create();
      case "open": return void this.pick();
      case "sample": return void this.sample();
      case "import": if (study.summary) place.go("import"); else void this.choose(); return;
      case "export":
      case "report": if (study.summary) place.go("report"); return;
      case "close": return void this.close();
      case "undo": return void study.undo();
      case "redo": return void study.redo();
      case "find": if (study.summary) search.focus++; return;
      case "theme": return preferences.nextTheme();
      case "lang": return void this.switchLang();
      case "keys": this.keys = !this.keys; return;
      case "larger": return preferences.zoom(1);
      case "smaller": return preferences.zoom(-1);
      case "actual": return preferences.zoom(0);
      case "lift": if (study.summary) void this.lift(); return;
      case "corpus": case "read": case "people": case "codebook": case "memos": case "figures": case "history":
        if (study.summary) place.go(action);
        return;
      case "pick": case "repeat": return perform({ code: action, corpus: action });
      case "vivo": return perform({ code: "vivo" });
      case "memo": return perform({ codings: "memo" });
      case "uncode": return perform({ codings: "remove", corpus: "take", codebook: "uncode" });
      case "mask": return perform({ read: "mask", people: "mask" });
      case "uncoded": return perform({ read: "uncoded", corpus: "uncoded" });
    }
  }

  /** The act that lifts the pseudonyms is being asked about. */
  lifting = $state(false);

  /** Shows names in place of pseudonyms once that is confirmed; hides them at once. */
  async lift(confirmed = false): Promise<void> {
    const lifted = study.summary?.lifted ?? false;
    this.lifting = !lifted && !confirmed;
    if (this.lifting) return;
    const summary = await work.run(() => machine().lift(!lifted));
    if (!summary) return;
    await study.take(summary);
    if (search.answered !== null) await search.run();
  }

  /** Takes a study off the list of the Start room. */
  async forget(path: string): Promise<void> {
    const start = await work.run(() => machine().forgetRecent(path));
    if (start) this.start = start;
  }

  /** The other language; what the machine said in words is asked again. */
  async switchLang(): Promise<void> {
    preferences.toggleLang();
    await preferences.saved;
    this.refusals = {};
    importing.reword();
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
  async #enter(command: () => Promise<StudySummary | null>): Promise<boolean> {
    if (this.#busy || importing.refuse()) return false;
    this.#busy = true;
    await place.flush();
    const summary = await work.run(command);
    if (summary) {
      work.dismiss();
      reading.leave();
      journal.leave();
      persons.leave();
      importing.clear();
      place.restore(summary.last ?? (summary.sample ? await this.#longest() : null));
      search.clear(place.query);
      await study.take(summary);
      if (place.query) await search.run();
    }
    this.#busy = false;
    return !!summary;
  }
}

/** Does what the open room understands of a command, as its key would, whatever that key is. */
function perform(commands: Asked): void {
  if (study.summary) document.querySelector("main.page")?.dispatchEvent(keys.asking(commands));
}

/** A file's name without its folder and its extension. */
export function titleOf(path: string): string {
  const name = path.split(/[\\/]/).pop() ?? path;
  return name.replace(/\.livi$/i, "") || name;
}

/** The name of the study that a file would begin. */
const suggestedFor = (path: string): string => `${fileOf(path).replace(/(?<=.)\.[^.]+$/, "")}.livi`;

export const desk = new Desk();
