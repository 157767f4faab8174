/** The imports that the study keeps: their list, the report of each, and taking one out. */
import { t } from "../i18n/index.svelte";
import type { ImportReport, ImportRow, ImportTaken } from "../platform/types";
import { afresh } from "./afresh.svelte";
import { machine } from "./machine";
import { place } from "./place.svelte";
import { said } from "./said.svelte";
import { study } from "./study.svelte";
import { work } from "./work.svelte";

class Kept {
  /** The latest first; those undone or taken out too. */
  rows = $state.raw<ImportRow[]>([]);
  report = $state.raw<ImportReport | null>(null);
  /** What taking out the import of the report would take along, while that is asked. */
  taking = $state.raw<ImportTaken | null>(null);
  /** The import whose report was last open: its line takes the keys again. */
  last = $state<number | null>(null);
  #asked = 0;

  constructor() {
    afresh(() => {
      this.#asked++;
      this.rows = [];
      this.report = this.taking = this.last = null;
    });
  }

  /** Asks for the list, and for the report that is open, as the study is now. */
  async load(): Promise<void> {
    const asked = ++this.#asked;
    const open = this.report?.row.id ?? null;
    const found = await work.run(async () => ({ rows: await machine().imports(), report: open === null ? null : await machine().importReport(open) }));
    if (!found || asked !== this.#asked) return;
    this.rows = found.rows;
    if (this.report) this.report = found.report;
  }

  async open(id: number): Promise<void> {
    const asked = ++this.#asked;
    const report = await work.run(() => machine().importReport(id));
    if (report && asked === this.#asked) {
      this.report = report;
      this.last = id;
    }
  }

  close(): void {
    this.report = this.taking = null;
  }

  /** Opens the first conversation that it brought. */
  async read(): Promise<void> {
    const first = this.report?.first ?? null;
    if (first === null) return;
    const view = await work.run(() => machine().conversation(first));
    if (view) place.open(view.row.id, first);
  }

  /** Undoes the import, if it is still the last operation. */
  async undo(): Promise<void> {
    const id = this.report?.row.id;
    if (id === undefined) return;
    const report = await work.run(() => machine().importReport(id));
    if (!report || this.report?.row.id !== id) return;
    this.report = report;
    if (report.last) await study.undo();
  }

  /** Asks what taking the import out would take along. */
  async ask(): Promise<void> {
    const id = this.report?.row.id;
    if (id === undefined) return;
    const takes = await work.run(() => machine().importTakes(id));
    if (takes && this.report?.row.id === id) this.taking = takes;
  }

  /** Takes the import out, with what stands on its messages. */
  async remove(): Promise<void> {
    const { report } = this;
    this.taking = null;
    if (!report) return;
    const summary = await work.run(() => machine().importRemove(report.row.id));
    if (!summary) return;
    await study.take(summary);
    said.say(t("kept-removed", { file: report.row.file }));
  }
}

export const kept = new Kept();
