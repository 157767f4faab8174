/** The files waiting to be imported, the import under way, and what came of it. */
import { t } from "../i18n/index.svelte";
import type { Gathered, ImportOutcome, ImportStep } from "../platform/types";
import { formats } from "./formats.svelte";
import { kept } from "./kept.svelte";
import { machine } from "./machine";
import { place, type Room } from "./place.svelte";
import { search } from "./search.svelte";
import { study } from "./study.svelte";
import { Waiting } from "./waiting.svelte";
import { work } from "./work.svelte";

export { fileOf, Waiting } from "./waiting.svelte";

/** Folders that take longer to open say so. */
const PATIENCE = 300;

/** Where one file's reading began, to tell its pace. */
interface Start {
  file: number;
  seconds: number;
}

class Importing {
  files = $state.raw<Waiting[]>([]);
  chosen = $state.raw<Waiting | null>(null);
  /** The files of the import under way. */
  jobs = $state.raw<Waiting[] | null>(null);
  step = $state.raw<ImportStep | null>(null);
  stopping = $state(false);
  /** The last import was stopped. */
  stopped = $state(false);
  outcome = $state.raw<ImportOutcome | null>(null);
  /** It ended while the reader was in another room. */
  news = $state(false);
  /** A folder or an archive is being opened, and it takes a while. */
  gathering = $state(false);
  /** What folders and archives hold that is no text, in words. */
  asides = $state.raw<string[]>([]);
  #gathers = 0;
  #patience: ReturnType<typeof setTimeout> | undefined;
  /** Grows when nothing waits any more: what was being opened is for nobody. */
  #round = 0;
  #undone = $state(false);
  #starting = false;
  #before: Room = "read";
  #begun = $state.raw<Start>({ file: 0, seconds: 0 });
  /** Operations that the import made. */
  #operations = 0;

  readonly running = $derived(this.jobs !== null);
  readonly ready = $derived(this.files.filter((file) => file.ready));
  readonly unreadable = $derived(this.files.filter((file) => file.failure !== null && !file.done));
  readonly faulty = $derived(this.files.filter((file) => file.failure !== null || file.textless));
  /** Bytes of the whole import, and those read. */
  readonly total = $derived(this.jobs?.reduce((sum, { preview }) => sum + (preview?.bytes ?? 0), 0) ?? 0);
  readonly read = $derived.by(() => {
    const { jobs, step } = this;
    if (!jobs || !step) return 0;
    return jobs.slice(0, step.file).reduce((sum, { preview }) => sum + (preview?.bytes ?? 0), 0) + step.bytes;
  });
  readonly percent = $derived(this.total > 0 ? Math.min(100, Math.floor((100 * this.read) / this.total)) : 0);
  /** Seconds since the file under way began. */
  readonly #spent = $derived((this.step?.seconds ?? 0) - this.#begun.seconds);
  /** Records a second. */
  readonly rate = $derived(this.step && this.#spent > 0.2 ? this.step.records / this.#spent : null);
  /** Seconds left, from the bytes. */
  readonly left = $derived(this.step && this.#spent > 0.5 && this.step.bytes > 0 ? ((this.total - this.read) * this.#spent) / this.step.bytes : null);
  /** Nothing was done since the import: it is what would be undone. */
  readonly undoable = $derived(!!this.outcome && this.#operations > 0 && !this.#undone && study.summary?.operations === this.outcome.summary.operations && study.summary.redo === null && !study.summary.readOnly);
  readonly undone = $derived(this.#undone && study.summary?.redo !== null);

  /** Takes files, folders and archives: each file in them that is new is looked at. */
  async add(paths: readonly string[]): Promise<void> {
    if (paths.length === 0) return;
    if (this.outcome && !this.running) this.#tidy();
    this.stopped = false;
    kept.close();
    if (place.room !== "import") this.#before = place.room;
    place.go("import");
    const round = this.#round;
    const opened = await this.#open([...new Set(paths)]);
    if (round !== this.#round) return;
    const found = opened.filter(({ aside }) => aside === null);
    this.asides = [...new Set([...this.asides, ...opened.flatMap(({ aside }) => aside ?? [])])];
    const waits = (path: string, shown: string) => this.files.find((file) => file.path === path && (file.file === shown || !file.lost) && !file.done);
    const fresh = found.filter(({ path, shown }) => !waits(path, shown)).map(({ path, shown, failure }) => new Waiting(path, shown, failure));
    this.files = [...this.files, ...fresh];
    const first = fresh[0] ?? (found[0] && waits(found[0].path, found[0].shown));
    if (first && !this.running) this.chosen = first;
    for (const file of fresh) if (!file.lost) void file.ask();
  }

  /** Opens folders and archives; one that is large says that it is on its way. */
  async #open(paths: string[]): Promise<Gathered[]> {
    if (this.#gathers++ === 0) this.#patience = setTimeout(() => (this.gathering = true), PATIENCE);
    const found = await work.run(() => machine().importGather(paths));
    if (--this.#gathers === 0) {
      clearTimeout(this.#patience);
      this.gathering = false;
    }
    return found ?? [];
  }

  /** Asks which files, and takes them. */
  async pick(): Promise<void> {
    const paths = await work.run(() => machine().pickImports());
    if (paths) await this.add(paths);
  }

  /** Asks which folder, and takes its files. */
  async pickFolder(): Promise<void> {
    const paths = await work.run(() => machine().pickImportFolder());
    if (paths) await this.add(paths);
  }

  choose(file: Waiting): void {
    this.chosen = file;
    file.hurry();
  }

  remove(file: Waiting): void {
    if (this.running) return;
    const at = this.files.indexOf(file);
    file.leave();
    this.files = this.files.filter((one) => one !== file);
    if (this.chosen === file) this.chosen = this.files[Math.min(at, this.files.length - 1)] ?? null;
    // What is being opened is still wanted.
    if (this.files.length === 0 && this.#gathers === 0) this.clear();
  }

  /** Lets go of every file that does not read. */
  removeUnreadable(): void {
    for (const file of this.unreadable) this.remove(file);
  }

  /** Imports every file that is ready. */
  async run(): Promise<void> {
    if (this.running || this.#starting || this.outcome || study.summary?.readOnly) return;
    this.#starting = true;
    await Promise.all(this.files.map((file) => file.settle()));
    this.#starting = false;
    const jobs = this.ready;
    if (jobs.length === 0 || !study.summary) return;
    const before = study.summary.operations;
    this.jobs = jobs;
    this.step = null;
    this.#begun = { file: 0, seconds: 0 };
    this.stopping = this.stopped = this.news = this.#undone = false;
    let outcome: ImportOutcome | null = null;
    let fault: unknown;
    try {
      outcome = await machine().importRun(jobs.map(({ path, plan }) => ({ path, plan })), (step) => this.#tell(step));
    } catch (thrown) {
      fault = thrown;
    }
    if (outcome && !outcome.cancelled) {
      for (const done of outcome.files) {
        const file = jobs.find(({ path }) => path === done.path);
        if (file) file.done = done;
      }
      const made = outcome.files.filter((done) => !done.failure).length;
      this.#operations = made === 0 ? 0 : Math.max(1, Math.min(made, outcome.summary.operations - before));
      await study.take(outcome.summary);
      this.outcome = outcome;
      this.news = place.room !== "import";
    } else if (outcome || this.stopping) {
      this.stopped = true;
      if (outcome) await study.take(outcome.summary);
    } else {
      await work.run(() => Promise.reject(fault));
    }
    this.jobs = null;
    this.step = null;
    this.stopping = false;
  }

  /** Stops the import; nothing of it stays. */
  async stop(): Promise<void> {
    if (!this.running || this.stopping) return;
    this.stopping = true;
    await work.run(() => machine().importCancel());
  }

  /** Undoes the import that was just made. */
  async undo(): Promise<void> {
    if (!this.undoable) return;
    for (let n = 0; n < this.#operations; n++) await study.undo();
    this.#undone = true;
  }

  /** Opens the first conversation that came in. */
  async readFirst(): Promise<void> {
    const first = this.outcome?.files.find((file) => file.first !== null)?.first ?? null;
    if (first === null) return;
    const view = await work.run(() => machine().conversation(first));
    if (view) place.open(view.row.id, first);
  }

  /** The search finds what came in: from one import, or from all of this round. */
  async open(ids = this.outcome?.files.map((file) => file.import).filter((id) => id !== null) ?? []): Promise<void> {
    if (ids.length > 0) await search.ask(ids.map((id) => `import:${id}`).join(" OR "));
  }

  /** Leaves the report for a file that was not part of it. */
  resume(file: Waiting): void {
    if (this.outcome && !this.running && !file.done) this.#tidy();
    this.choose(file);
  }

  /** After a report: the files that could still come in, else others are asked for. */
  async others(): Promise<void> {
    if (this.files.some((file) => !file.done && !file.failure)) this.#tidy();
    else await this.pick();
  }

  /** Lets go of every file and goes back to where one was. */
  cancel(): void {
    if (this.running) return;
    this.clear();
    place.go(this.#before);
  }

  /** Asks again for what is said in words, after a change of language. */
  reword(): void {
    if (formats.all.length > 0) void formats.load();
    for (const file of this.files) if (!file.done) void file.ask();
  }

  /** Another study, or none: nothing waits. */
  clear(): void {
    for (const file of this.files) file.leave();
    this.files = [];
    this.asides = [];
    this.chosen = null;
    this.outcome = null;
    this.stopped = this.news = this.#undone = false;
    this.#operations = 0;
    this.#round++;
    this.#before = "read";
  }

  /** Whether something else has to wait for the import; it is then said. */
  refuse(): boolean {
    if (!this.running) return false;
    work.failure = { code: "importing", message: t("import-busy") };
    return true;
  }

  /** Those that were imported, or refused, leave. */
  #tidy(): void {
    this.files = this.files.filter((file) => !file.done);
    this.chosen = this.files[0] ?? null;
    this.outcome = null;
    this.news = false;
  }

  #tell(step: ImportStep): void {
    // A clock that goes on from file to file, or begins again with each: both are understood.
    const last = this.step;
    if (last && step.file !== this.#begun.file) this.#begun = { file: step.file, seconds: step.seconds < last.seconds ? 0 : last.seconds };
    this.step = step;
  }
}

export const importing = new Importing();
