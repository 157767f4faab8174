/** Coding the lines of the concordance: codes put on the words found, on one line or on those chosen, as one step. */
import { count, t } from "../i18n/index.svelte";
import type { CodeDraft } from "../platform/types";
import { abridge } from "../text/abridge";
import { coding } from "./coding.svelte";
import { lines } from "./lines.svelte";
import { machine } from "./machine";
import { picker } from "./picker.svelte";
import type { Places } from "./places";
import { size } from "./places";
import { reading } from "./reading.svelte";
import { recent } from "./recent.svelte";
import { said } from "./said.svelte";
import { work } from "./work.svelte";

/** Puts codes on the words of some lines. Says whether it was done. */
async function put(codes: readonly number[], target: Places): Promise<boolean> {
  if (codes.length === 0 || target.length === 0 || coding.refused()) return false;
  const places = await work.run(() => lines.places(target));
  if (!places?.length) return false;
  const stroke = await coding.stroke(() => machine().searching.codePlaces([...codes], places));
  if (!stroke) return false;
  lines.paint(stroke.marks);
  // What the Read room keeps was painted before this.
  reading.stale();
  for (const code of codes) recent.use(code);
  return true;
}

/** Makes a code, then puts it: two steps. */
async function make(draft: CodeDraft, target: Places): Promise<boolean> {
  const stroke = await coding.stroke(() => machine().addCode(draft));
  return !!stroke?.made && put([stroke.made], target);
}

export const passages = {
  /** Opens the picker on the lines that are chosen, else on the current one. */
  pick(query = ""): void {
    const { target, row } = lines;
    if (target.length === 0) return;
    const many = size(target);
    const label = many === 1 && row && lines.chosen.length === 0 ? t("lines-pick", { words: abridge(row.word, 40), ext: row.ext }) : count("lines-pick-many", many);
    picker.showMany({ label, anchor: `#k${lines.at}, [data-anchor=lines]`, put: (codes) => put(codes, target), make: (draft) => make(draft, target) }, query);
  },

  /** Puts the last code used. */
  repeat(): void {
    if (coding.refused()) return;
    if (recent.last === null) said.say(t("coding-no-last"));
    else void put([recent.last], lines.target);
  },

  /** Puts the code that has this digit. */
  digit(digit: number): void {
    if (coding.refused()) return;
    const code = recent.codes[digit - 1];
    if (code == null) said.say(t("coding-no-digit", { digit: String(digit) }));
    else void put([code], lines.target);
  },
};
