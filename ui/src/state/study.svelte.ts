/** The open study: its numbers and its codebook. Everything that shows the study follows `version`. */
import { t } from "../i18n/index.svelte";
import type { CodeView, Stroke, StudySummary } from "../platform/types";
import { machine } from "./machine";
import { said } from "./said.svelte";
import { work } from "./work.svelte";

class Study {
  summary = $state.raw<StudySummary | null>(null);
  codes = $state.raw<CodeView[]>([]);
  /** Grows when what is stored may have changed. */
  version = $state(0);
  /** Grows when the whole was taken anew (an undo too), not at a stroke that the page shows already. */
  taken = $state(0);
  /** Which opening this is: what is kept while a study is open is of this one. */
  opening = $state(0);
  #byId = $derived(new Map(this.codes.map((code) => [code.id, code])));

  code(id: number): CodeView | undefined {
    return this.#byId.get(id);
  }

  /** The colour class number of a code. */
  slot = (id: number): number => this.#byId.get(id)?.slot ?? 1;

  /** Takes a study that was just opened or changed. */
  async take(summary: StudySummary): Promise<void> {
    const codes = await work.run(() => machine().codebook());
    this.summary = summary;
    this.codes = codes ?? [];
    this.taken++;
    this.version++;
  }

  /** Takes what a change says at once: what can be undone, when it was saved. The counts follow by `freshen`. */
  stroked({ undo, redo, saved }: Stroke): void {
    if (this.summary) this.summary = { ...this.summary, undo, redo, saved };
  }

  /** Takes the counts as they are after changes that the page shows already. */
  freshen(summary: StudySummary, codes: CodeView[]): void {
    this.summary = summary;
    this.codes = codes;
    this.version++;
  }

  forget(): void {
    this.summary = null;
    this.opening++;
    this.codes = [];
    this.version++;
  }

  /** Asks again for what is said in words, after a change of language. */
  async reword(): Promise<void> {
    if (!this.summary) return;
    const summary = await work.run(() => machine().studySummary());
    if (summary && this.summary) {
      this.summary = summary;
      this.version++;
    }
  }

  undo(): Promise<void> {
    return this.#step("undo", () => machine().undo(), ({ redo }) => t("study-undone", { what: redo ?? "" }));
  }

  redo(): Promise<void> {
    return this.#step("redo", () => machine().redo(), ({ undo }) => t("study-redone", { what: undo ?? "" }));
  }

  #steps: Promise<void> = Promise.resolve();

  /** One step after the other: three quick presses are three steps, each of them if there is still one to make. */
  #step(way: "undo" | "redo", command: () => Promise<StudySummary>, words: (summary: StudySummary) => string): Promise<void> {
    this.#steps = this.#steps.then(async () => {
      if (!this.summary?.[way]) return;
      const summary = await work.run(command);
      if (!summary) return;
      await this.take(summary);
      said.say(words(summary));
    });
    return this.#steps;
  }
}

export const study = new Study();
