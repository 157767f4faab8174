/** Coding many messages at once: codes put on the chosen rows, taken off, replaced; each gesture one operation. */
import { count, local, t } from "../i18n/index.svelte";
import type { CodeDraft, Failure, GridClash, GridDone, GridRange, GridSight, Stroke } from "../platform/types";
import { coding } from "./coding.svelte";
import { columns } from "./columns.svelte";
import { corpus } from "./corpus.svelte";
import { numbered } from "./entry";
import { machine } from "./machine";
import { pace } from "./pace.svelte";
import { picker } from "./picker.svelte";
import { reading } from "./reading.svelte";
import { recent } from "./recent.svelte";
import { said } from "./said.svelte";
import { study } from "./study.svelte";
import { work } from "./work.svelte";

/** What the codebook refused: replacing what stands does it after all. */
interface Refused {
  message: string;
  ranges: GridRange[];
  codes: number[];
}

/** One of several codes is to be told: to take it off, or to put another in its place. */
interface Which {
  /** What is done with it. */
  act: "take" | "recode";
  codes: readonly number[];
  ranges: GridRange[];
}

export const nameOf = (code: number): string => {
  const found = study.code(code);
  return local(found?.label)?.text ?? found?.ext ?? "";
};

/** The picker opens under the words of the current row; where they are out of sight, at the foot. */
const anchor = (): string => `#g${corpus.line} .v, [data-anchor=grid]`;

class Batch {
  /** Numbers being typed; `null` when the entry is closed. */
  entry = $state<string | null>(null);
  /** What is wrong with them. */
  fault = $state<string | null>(null);
  refused = $state.raw<Refused | null>(null);
  which = $state.raw<Which | null>(null);
  /** The line of `which` that Enter takes. */
  at = $state(0);

  /** Opens the entry on a first digit. */
  begin(digit: string): void {
    if (coding.refused()) return;
    this.forget();
    this.entry = digit;
  }

  /** Codes by the numbers typed, then goes on; with a number that no code has, nothing is changed and the entry stays. Says whether it was done. */
  async enter(): Promise<boolean> {
    const { codes, unknown } = numbered(this.entry ?? "", study.codes);
    if (unknown.length > 0) {
      this.fault = count("corpus-unknown", unknown.length, { numbers: unknown.join(", ") });
      return false;
    }
    if (codes.length === 0) {
      this.entry = this.fault = null;
      return false;
    }
    const ranges = corpus.target;
    const done = await this.put(codes.map(({ id }) => id), ranges);
    if (!done && this.refused === null) return false;
    this.entry = this.fault = null;
    if (done) await this.#advance(ranges);
    return done;
  }

  /** After numbers: the row after the last one that was coded, or the next without a code. */
  async #advance(ranges: readonly GridRange[]): Promise<void> {
    const end = ranges.at(-1)?.to ?? 0;
    corpus.choose([]);
    if (columns.uncoded) {
      if ((await corpus.uncoded(end - 1)) === "none") said.say(t("coding-all-coded"));
      return;
    }
    if (end >= (corpus.head?.messages ?? 0)) return;
    const { row } = corpus;
    if (row && row.place + row.of === end) return corpus.to(corpus.line + 1);
    await corpus.spot(await work.run(() => machine().gridAt(corpus.ask, end)));
  }

  /** Puts codes on what is chosen, else on the current row. */
  async put(codes: number[], ranges = corpus.target, clash: GridClash = "refuse"): Promise<boolean> {
    if (ranges.length === 0 || codes.length === 0 || coding.refused()) return false;
    this.forget();
    const done = await this.#stroke(async (sight) => {
      try {
        return await machine().gridPut(corpus.ask, ranges, codes, clash, sight);
      } catch (fault) {
        const { code, message } = fault as Failure;
        if (code !== "exclusive" || clash === "replace") throw fault;
        this.refused = { message, ranges, codes };
        return null;
      }
    });
    if (!done) return false;
    for (const code of codes) recent.use(code);
    pace.add(done.messages);
    return true;
  }

  /** Puts the codes that were refused in the place of what stands in their way. */
  async replace(): Promise<void> {
    const { refused } = this;
    if (refused) await this.put(refused.codes, refused.ranges, "replace");
    else await this.#ask("recode");
  }

  repeat(): void {
    if (coding.refused()) return;
    if (recent.last === null) said.say(t("coding-no-last"));
    else void this.put([recent.last]);
  }

  digit(digit: number): void {
    if (coding.refused()) return;
    const code = recent.codes[digit - 1];
    if (code == null) said.say(t("coding-no-digit", { digit: String(digit) }));
    else void this.put([code]);
  }

  /** Opens the picker on what is chosen. */
  pick(query = ""): void {
    const ranges = corpus.target;
    if (ranges.length === 0) return;
    this.forget();
    const messages = ranges.reduce((sum, { from, to }) => sum + to - from, 0);
    picker.showMany({
      label: count("corpus-pick", messages), anchor: anchor(),
      put: (codes) => this.put([...codes], ranges),
      make: (draft) => this.#make(draft, (code) => this.put([code], ranges)),
    }, query);
  }

  /** Takes a code off; asks which when there are several. */
  take(): Promise<void> {
    return this.#ask("take");
  }

  /** The codes of the current row, or of the first one that is chosen, put on the chosen rows below it. */
  async down(): Promise<void> {
    if (coding.refused()) return;
    const { chosen, row } = corpus;
    const last = chosen.at(-1);
    if (!row || !last) return said.say(t("corpus-down-choose"));
    const inside = row.place + row.of < last.to;
    const top = inside ? { place: row.place, of: row.of } : await work.run(() => machine().gridAt(corpus.ask, chosen[0]!.from));
    if (!top) return;
    const source = { from: top.place, to: top.place + top.of };
    const below = chosen.map(({ from, to }) => ({ from: Math.max(from, source.to), to })).filter(({ from, to }) => from < to);
    if (below.length === 0) return said.say(t("corpus-down-choose"));
    const borne = await work.run(() => machine().gridCodes(corpus.ask, [source]));
    if (!borne) return;
    const codes = [...borne.all, ...borne.some];
    if (codes.length === 0) return said.say(t("corpus-down-none"));
    await this.put(codes, below);
  }

  /** Takes a line of the list of codes. */
  async choose(at = this.at): Promise<void> {
    const { which } = this;
    const code = which?.codes[at];
    this.which = null;
    if (which && code !== undefined) await this.#act(which.act, code, which.ranges);
  }

  /** Closes what is open: the entry, the list, the refusal. Says whether there was something. */
  forget(): boolean {
    const open = this.entry !== null || this.which !== null || this.refused !== null;
    this.entry = this.fault = null;
    this.which = null;
    this.refused = null;
    return open;
  }

  async #ask(act: Which["act"]): Promise<void> {
    if (coding.refused()) return;
    const ranges = corpus.target;
    if (ranges.length === 0) return;
    this.forget();
    const borne = await work.run(() => machine().gridCodes(corpus.ask, ranges));
    if (!borne) return;
    const codes = [...borne.all, ...borne.some];
    if (codes.length === 0) said.say(t("corpus-no-code"));
    else if (codes.length === 1) await this.#act(act, codes[0]!, ranges);
    else {
      this.at = 0;
      this.which = { act, codes, ranges };
    }
  }

  async #act(act: Which["act"], code: number, ranges: GridRange[]): Promise<void> {
    if (act === "take") {
      await this.#stroke((sight) => machine().gridTake(corpus.ask, ranges, [code], sight));
      return;
    }
    const put = async (to: number) => {
      const done = await this.#stroke((sight) => machine().gridRecode(corpus.ask, ranges, code, to, sight));
      if (done) recent.use(to);
      return !!done;
    };
    picker.showMany({ label: t("corpus-recode", { code: nameOf(code) }), anchor: anchor(), single: true, put: ([to]) => (to === undefined ? Promise.resolve(false) : put(to)), make: (draft) => this.#make(draft, put) });
  }

  /** Makes a code, then does something with it: two steps. */
  async #make(draft: CodeDraft, then: (code: number) => Promise<boolean>): Promise<boolean> {
    const stroke = await coding.stroke(() => machine().addCode(draft));
    return !!stroke?.made && then(stroke.made);
  }

  async #stroke(command: (sight: GridSight) => Promise<GridDone | null>): Promise<GridDone | null> {
    const answers: GridDone[] = [];
    await coding.stroke(async (): Promise<Stroke | null> => {
      const sight = corpus.inSight;
      const done = await command(sight);
      if (!done) return null;
      answers.push(done);
      corpus.paint(done.head, sight.first, done.lines);
      return done.stroke;
    });
    const [done] = answers;
    // What the Read room keeps was painted before this.
    if (done) reading.stale();
    return done ?? null;
  }
}

export const batch = new Batch();
