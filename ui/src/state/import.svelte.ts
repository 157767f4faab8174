/** The files waiting to be imported, the import under way, and what came of it. */
import { t } from "../i18n/index.svelte";
import type { Failure, ImportDone, ImportOutcome, ImportPlan, ImportPreview, ImportStep } from "../platform/types";
import { machine } from "./machine";
import { place, type Room } from "./place.svelte";
import { study } from "./study.svelte";
import { work } from "./work.svelte";

const DEBOUNCE = 200;
const GUESSED: ImportPlan = { format: null, encoding: null, delimiter: null, sheet: null, space: null, venue: null, lang: null, roles: [], follow: true };
/** Roles that several columns may have. */
const SHARED = new Set(["attribute", "ignore", "answer"]);

/** A file's name without its folders. */
export const fileOf = (path: string): string => path.split(/[\\/]/).pop() || path;

/** A file, how the analyst wants it read, and what the machine sees in it. */
export class Waiting {
  plan = $state.raw<ImportPlan>(GUESSED);
  preview = $state.raw<ImportPreview | null>(null);
  failure = $state.raw<Failure | null>(null);
  done = $state.raw<ImportDone | null>(null);
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #answer: Promise<void> = Promise.resolve();

  readonly path: string;
  readonly file: string;

  constructor(path: string) {
    this.path = path;
    this.file = fileOf(path);
  }

  /** A table of which no column is the text. */
  readonly textless = $derived(!!this.preview && this.preview.columns.length > 0 && !this.preview.columns.some((column) => column.role === "text" || column.role === "answer"));
  readonly ready = $derived(!!this.preview && !this.failure && !this.done && !this.textless && (this.preview.study || !this.preview.whole || this.preview.messages > 0));
  /** The analyst said something of how it is read, columns apart. */
  readonly steered = $derived(Object.entries(this.plan).some(([key, value]) => key !== "roles" && key !== "follow" && value !== null));

  /** Changes how the file is read; it is looked at anew. */
  change(change: Partial<Omit<ImportPlan, "roles">>): void {
    // Another format, sheet or delimiter has other columns.
    const moved = "format" in change || "sheet" in change || "delimiter" in change;
    this.plan = { ...this.plan, ...change, roles: moved ? [] : this.plan.roles };
    this.#soon();
  }

  /** Gives a column a role. A role that only one column may have moves there. */
  give(index: number, role: string): void {
    const columns = this.preview?.columns ?? [];
    const named = columns[index]?.name;
    if (named === undefined) return;
    // The machine takes the first column of a name: another is told by its number.
    const column = columns.findIndex((one) => one.name === named) === index ? named : String(index + 1);
    const others = this.plan.roles.filter((one) => one.column !== column)
      .map((one) => (one.role === role && !SHARED.has(role) ? { ...one, role: "attribute" } : one));
    this.plan = { ...this.plan, roles: [...others, { column, role }] };
    // Shown at once; what it changes of the messages is looked at anew.
    this.preview = this.preview && {
      ...this.preview,
      columns: columns.map((one, at) => (at === index ? { ...one, role, why: "asked" as const } : one.role === role && !SHARED.has(role) ? { ...one, role: "attribute", why: "none" as const } : one)),
    };
    this.#soon();
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.ask(), DEBOUNCE);
  }

  /** Looks at the file. The last asked wins. */
  ask(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    return (this.#answer = this.#send(++this.#asked));
  }

  /** Resolved once the file has been looked at as the plan now says. */
  async settle(): Promise<void> {
    await (this.#timer === undefined ? this.#answer : this.ask());
  }

  /** Nothing more is asked. */
  leave(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#asked++;
  }

  async #send(asked: number): Promise<void> {
    let preview: ImportPreview | null = null;
    let failure: Failure | null = null;
    await work.run(async () => {
      try {
        preview = await machine().importPreview(this.path, this.plan);
      } catch (fault) {
        failure = asFailure(fault);
      }
    });
    if (asked !== this.#asked) return;
    // The last columns stay while the file does not read: the options can still be put right.
    if (preview) this.preview = preview;
    this.failure = failure;
  }
}

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
  #undone = $state(false);
  #starting = false;
  #before: Room = "read";
  #begun = $state.raw<Start>({ file: 0, seconds: 0 });
  /** Operations that the import made. */
  #operations = 0;

  readonly running = $derived(this.jobs !== null);
  readonly ready = $derived(this.files.filter((file) => file.ready));
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

  /** Takes files: those that are new are looked at. */
  add(paths: readonly string[]): void {
    if (paths.length === 0) return;
    if (this.outcome && !this.running) this.#tidy();
    this.stopped = false;
    const fresh = [...new Set(paths)].filter((path) => !this.files.some((file) => file.path === path && !file.done)).map((path) => new Waiting(path));
    this.files = [...this.files, ...fresh];
    const first = fresh[0] ?? this.files.find((file) => file.path === paths[0]);
    if (first && !this.running) this.chosen = first;
    for (const file of fresh) void file.ask();
    if (place.room !== "import") this.#before = place.room;
    place.go("import");
  }

  /** Asks which files, and takes them. */
  async pick(): Promise<void> {
    const paths = await work.run(() => machine().pickImports());
    if (paths) this.add(paths);
  }

  choose(file: Waiting): void {
    this.chosen = file;
  }

  remove(file: Waiting): void {
    if (this.running) return;
    const at = this.files.indexOf(file);
    file.leave();
    this.files = this.files.filter((one) => one !== file);
    if (this.chosen === file) this.chosen = this.files[Math.min(at, this.files.length - 1)] ?? null;
    if (this.files.length === 0) this.clear();
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

  /** After a report: the files that still wait, else others are asked for. */
  async others(): Promise<void> {
    if (this.files.some((file) => !file.done)) this.#tidy();
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
    for (const file of this.files) if (!file.done) void file.ask();
  }

  /** Another study, or none: nothing waits. */
  clear(): void {
    for (const file of this.files) file.leave();
    this.files = [];
    this.chosen = null;
    this.outcome = null;
    this.stopped = this.news = this.#undone = false;
    this.#operations = 0;
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

function asFailure(fault: unknown): Failure {
  if (fault && typeof fault === "object" && "code" in fault && "message" in fault) return fault as Failure;
  return { code: "window", message: t("failure-window", { detail: fault instanceof Error ? fault.message : String(fault) }) };
}

export const importing = new Importing();
