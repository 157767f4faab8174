/** A file that waits to be imported: how the analyst wants it read, and what the machine sees in it. */
import { t } from "../i18n/index.svelte";
import type { Failure, ImportDone, ImportPlan, ImportPreview, ImportRecipe } from "../platform/types";
import { machine } from "./machine";
import { Turns } from "./turns";
import { work } from "./work.svelte";

const DEBOUNCE = 200;
/** Files looked at together. */
const TOGETHER = 3;
const GUESSED: ImportPlan = { format: null, encoding: null, delimiter: null, sheet: null, space: null, venue: null, lang: null, roles: [], follow: true, html: null };
/** Roles that several columns may have. */
const SHARED = new Set(["attribute", "ignore", "answer"]);
const turns = new Turns(TOGETHER);

/** A file's name without its folders. */
export const fileOf = (path: string): string => path.split(/[\\/]/).pop() || path;

export class Waiting {
  plan = $state.raw<ImportPlan>(GUESSED);
  preview = $state.raw<ImportPreview | null>(null);
  failure = $state.raw<Failure | null>(null);
  done = $state.raw<ImportDone | null>(null);
  /** The earlier import that it was read like, or could be. */
  recipe = $state.raw<ImportRecipe | null>(null);
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #answer: Promise<void> = Promise.resolve();

  /** What the machine looks at. */
  readonly path: string;
  /** As people see it: its place in a folder or in an archive. */
  readonly file: string;
  /** There is nothing to look at: options cannot mend it. */
  readonly lost: boolean;

  constructor(path: string, file = fileOf(path), gone: Failure | null = null) {
    this.path = path;
    this.file = file;
    this.lost = gone !== null;
    this.failure = gone;
  }

  /** A table of which no column is the text, nor the answer to a question. */
  readonly textless = $derived(!!this.preview && this.preview.columns.length > 0 && !this.preview.columns.some(({ role }) => role === "text" || role === "answer"));
  readonly ready = $derived(!!this.preview && !this.failure && !this.done && !this.textless && (this.preview.study || !this.preview.whole || this.preview.messages > 0));
  /** The analyst said something of how it is read, columns and waves apart. */
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
    return (this.#answer = this.lost ? this.#reword() : this.#send(++this.#asked));
  }

  /** It is being read: the others can wait. */
  hurry(): void {
    turns.hurry(this);
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
    await turns.take(this);
    let preview: ImportPreview | null = null;
    let failure: Failure | null = null;
    // It may have been let go of, or asked otherwise, while it waited.
    if (asked === this.#asked) {
      await work.run(async () => {
        try {
          preview = await machine().importPreview(this.path, this.plan);
        } catch (fault) {
          failure = asFailure(fault);
        }
      });
    }
    turns.done();
    if (asked !== this.#asked) return;
    // The last columns stay while the file does not read: the options can still be put right.
    if (preview) {
      this.preview = preview;
      this.recipe = (preview as ImportPreview).recipe ?? (this.plan.follow ? null : this.recipe);
    }
    this.failure = failure;
  }

  /** Why there is nothing to look at, in the language of now. */
  async #reword(): Promise<void> {
    const found = await work.run(() => machine().importGather([this.path]));
    this.failure = found?.find(({ path, failure }) => path === this.path && failure)?.failure ?? this.failure;
  }
}

function asFailure(fault: unknown): Failure {
  if (fault && typeof fault === "object" && "code" in fault && "message" in fault) return fault as Failure;
  return { code: "window", message: t("failure-window", { detail: fault instanceof Error ? fault.message : String(fault) }) };
}
