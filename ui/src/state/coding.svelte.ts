/** Coding by hand: codes put on the selection or on the message, taken off, moved, said in another voice. One change at a time, in the order asked; the page is painted from each answer. */
import { t } from "../i18n/index.svelte";
import { keys } from "../keys/keys.svelte";
import type { CodeDraft, CodingView, Stroke } from "../platform/types";
import { trimmed } from "../text/boundaries";
import { machine } from "./machine";
import { place } from "./place.svelte";
import { reading } from "./reading.svelte";
import { recent } from "./recent.svelte";
import { said } from "./said.svelte";
import { selection } from "./selection.svelte";
import { study } from "./study.svelte";
import { type Thing, things } from "./things.svelte";
import { work } from "./work.svelte";

export const VOICES = ["assumed", "reported", "echoed", "denied", "hypothetical"] as const;
const REST = 250;

/** What a code is put on; without a range, the whole message. */
export interface Target {
  message: number;
  start: number | null;
  end: number | null;
  /** The code is put on this, not on the words. */
  thing?: Thing | null;
}

class Coding {
  #queue: Promise<unknown> = Promise.resolve();
  /** Changes asked so far: an answer of before the last one says nothing of now. */
  #strokes = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking = false;

  /** What the next code would be put on. */
  get target(): Target | null {
    const message = reading.message;
    if (!message) return null;
    if (place.thing) return { message: message.id, start: null, end: null, thing: place.thing };
    const range = selection.of(message.id);
    const span = range && trimmed(message.text, ...range);
    return { message: message.id, start: span?.[0] ?? null, end: span?.[1] ?? null };
  }

  /** The coding that a key speaks of: the chosen one, else the only one of the message. */
  get subject(): CodingView | null {
    const { codings } = reading;
    const chosen = codings.find(({ coding }) => coding.id === place.coding);
    if (chosen) return chosen.coding;
    return codings.length === 1 ? codings[0]!.coding : null;
  }

  /** Says why nothing can be changed, when nothing can. */
  refused(): boolean {
    const { summary } = study;
    if (!summary?.readOnly) return false;
    said.say(summary.readOnlyWhy ?? t("coding-read-only"));
    return true;
  }

  /** The subject of a key, or a sentence that says how to choose one. */
  choose(): CodingView | null {
    const { subject } = this;
    if (!subject) said.say(t(reading.codings.length > 0 ? "coding-choose" : "coding-none"));
    return subject;
  }

  /** Puts a code; `keep` leaves the words selected for another one. */
  async put(code: number, target = this.target, keep = false): Promise<boolean> {
    return this.putAll([code], target, keep);
  }

  /** Puts codes on the same words, or on the same thing, as one step. */
  async putAll(codes: readonly number[], target = this.target, keep = false, voice = "assumed"): Promise<boolean> {
    if (!target || codes.length === 0 || this.refused()) return false;
    const { message, start, end, thing } = target;
    const stroke = await this.stroke(() => {
      if (thing) return machine().codeThing(thing.kind, thing.id, [...codes]);
      if (codes.length === 1 && voice === "assumed") return machine().codeSpan(message, codes[0]!, start, end);
      return machine().codeSeveral(message, [...codes], start, end, voice);
    });
    if (!stroke) return false;
    for (const code of codes) recent.use(code);
    if (thing) things.coding = stroke.made;
    else this.#landed(stroke, target, keep);
    return true;
  }

  /** Makes a code and puts it, as one step. */
  async make(draft: CodeDraft, target = this.target, keep = false): Promise<boolean> {
    if (!target || this.refused()) return false;
    if (target.thing) {
      const made = await this.stroke(() => machine().addCode(draft));
      return !!made?.made && this.put(made.made, target);
    }
    const stroke = await this.stroke(() => machine().codeNew(target.message, draft, target.start, target.end));
    if (!stroke) return false;
    const code = stroke.marks.flatMap((marks) => marks.codings).find((coding) => coding.id === stroke.made)?.code;
    if (code !== undefined) recent.use(code);
    this.#landed(stroke, target, keep);
    return true;
  }

  /** Puts the last code used. */
  async repeat(): Promise<void> {
    if (this.refused()) return;
    if (recent.last === null) said.say(t("coding-no-last"));
    else await this.put(recent.last);
  }

  /** Puts the code that has this digit. */
  async digit(digit: number): Promise<void> {
    if (this.refused()) return;
    const code = recent.codes[digit - 1];
    if (code == null) said.say(t("coding-no-digit", { digit: String(digit) }));
    else await this.put(code);
  }

  async remove(coding: number): Promise<void> {
    if (this.refused()) return;
    if (place.coding === coding) place.coding = null;
    await this.stroke(() => machine().uncode(coding));
  }

  /** Takes a code off a thing. */
  async removeThing(id: number): Promise<void> {
    if (!this.refused()) await this.stroke(() => machine().uncodeThing(id));
  }

  /** Puts another code in the place of a coding's own, `onThing` where it stands on no text: said when it is asked, not when its turn comes. */
  async recode(coding: number, code: number, onThing = false): Promise<boolean> {
    if (this.refused()) return false;
    const stroke = await this.stroke(() => (onThing ? machine().changeThing(coding, { code }) : machine().changeCoding(coding, { code })));
    if (stroke) recent.use(code);
    return !!stroke;
  }

  /** Makes a code, then puts it in the place of a coding's own: two steps. */
  async recodeNew(coding: number, draft: CodeDraft, onThing = false): Promise<boolean> {
    if (this.refused()) return false;
    const stroke = await this.stroke(() => machine().addCode(draft));
    return !!stroke?.made && this.recode(coding, stroke.made, onThing);
  }

  async voice(coding: number, voice: string): Promise<void> {
    if (!this.refused()) await this.stroke(() => machine().changeCoding(coding, { voice }));
  }

  /** Accepts suggestions, or refuses them. */
  async review(codings: number[], accept: boolean): Promise<void> {
    if (!this.refused()) await this.stroke(() => machine().reviewCodings(codings, accept));
  }

  async nextVoice(coding: CodingView): Promise<void> {
    const at = VOICES.indexOf(coding.voice as (typeof VOICES)[number]);
    await this.voice(coding.id, VOICES[(at + 1) % VOICES.length]!);
  }

  /** The next weight: none, a little, clearly, strongly. */
  async nextWeight(coding: CodingView): Promise<void> {
    if (this.refused()) return;
    const weight = ((coding.weight ?? 0) + 1) % 4 || null;
    await this.stroke(() => machine().changeCoding(coding.id, { weight }));
  }

  async explainThing(id: number, memo: string | null): Promise<Stroke | undefined> {
    return this.refused() ? undefined : this.stroke(() => machine().changeThing(id, { memo }));
  }

  async explain(coding: number, memo: string | null): Promise<Stroke | undefined> {
    return this.refused() ? undefined : this.stroke(() => machine().changeCoding(coding, { memo }));
  }

  /** Moves the ends of a coding. `where` is asked when its turn comes, of the coding as it is then. */
  async resize(coding: number, where: (now: CodingView) => [start: number, end: number] | null): Promise<void> {
    if (this.refused()) return;
    await this.stroke(async () => {
      const now = reading.coding(coding);
      const span = now && where(now);
      if (!now || !span || span[0] >= span[1] || (span[0] === now.start && span[1] === now.end)) return null;
      return machine().changeCoding(coding, { start: span[0], end: span[1] });
    });
  }

  /** Waits for the changes asked before, then for this one, and paints it. A refusal leaves everything as it was; `null` is no change. */
  stroke(command: () => Promise<Stroke | null>): Promise<Stroke | undefined> {
    this.#strokes++;
    const turn = this.#queue.then(async () => {
      const stroke = await work.run(command);
      if (!stroke) return undefined;
      reading.mark(stroke.marks);
      reading.markThings(stroke.things);
      study.stroked(stroke);
      said.say(stroke.op === null ? t("coding-already") : t("coding-said", { what: stroke.what ?? "", key: keys.called("everywhere", "undo") }));
      if (stroke.codebook) {
        const codes = await work.run(() => machine().codebook());
        if (codes && study.summary) study.codes = codes;
      }
      this.#later();
      return stroke;
    });
    this.#queue = turn;
    return turn;
  }

  /** Resolved once everything asked was answered. */
  settled(): Promise<unknown> {
    return this.#queue;
  }

  /** Asks for the counts, once the hand rests. */
  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.freshen(), REST);
  }

  /** Asks for the counts; one question at a time. */
  async freshen(): Promise<void> {
    if (!study.summary) return;
    if (this.#asking) return this.#later();
    this.#asking = true;
    const [strokes, version] = [this.#strokes, study.version];
    const [summary, codes] = await Promise.all([work.run(() => machine().studySummary()), work.run(() => machine().codebook())]);
    this.#asking = false;
    // Something was changed, undone or closed meanwhile: these are not the counts of now.
    if (strokes !== this.#strokes) return this.#later();
    if (!summary || !codes || version !== study.version) return;
    reading.fresh(version);
    study.freshen(summary, codes);
  }

  /** After a code was put: the new coding is the chosen one, the caret stands after it. */
  #landed(stroke: Stroke, target: Target, keep: boolean): void {
    if (reading.message?.id !== target.message) return;
    if (stroke.made !== null) place.coding = stroke.made;
    if (!keep && target.start !== null && selection.message === target.message) selection.collapse();
  }
}

export const coding = new Coding();
