/** What bears codes without being words: a reply, a silence, an account, a person, a conversation. The chosen one is in `place.thing`. */
import type { ThingCodingView, ThingKind, ThingMarks } from "../platform/types";
import { place } from "./place.svelte";
import { reading } from "./reading.svelte";

export interface Thing {
  kind: ThingKind;
  id: number;
}

const key = ({ kind, id }: Thing): string => `${kind}:${id}`;
const same = (a: Thing | null, b: Thing | null): boolean => a?.kind === b?.kind && a?.id === b?.id;

class Things {
  #marks = $state.raw<ReadonlyMap<string, ThingMarks>>(new Map());
  /** The code chosen on the thing. */
  coding = $state<number | null>(null);

  /** Takes those of a conversation that was read. */
  load(marks: readonly ThingMarks[]): void {
    this.#marks = new Map(marks.map((one) => [key({ kind: one.kind, id: one.on }), one]));
    this.coding = null;
  }

  /** Takes some as they are now. */
  mark(marks: readonly ThingMarks[]): void {
    if (marks.length === 0) return;
    const all = new Map(this.#marks);
    for (const one of marks) all.set(key({ kind: one.kind, id: one.on }), one);
    this.#marks = all;
    if (!this.codings.some(({ id }) => id === this.coding)) this.coding = null;
  }

  /** All of the conversation, as they are now. */
  all(): ThingMarks[] {
    return [...this.#marks.values()];
  }

  of(thing: Thing | null): ThingMarks | undefined {
    return thing ? this.#marks.get(key(thing)) : undefined;
  }

  /** The codes on the chosen thing. */
  get codings(): readonly ThingCodingView[] {
    return this.of(place.thing)?.codings ?? [];
  }

  /** The code that a key speaks of: the chosen one, else the only one. */
  get subject(): ThingCodingView | null {
    const { codings } = this;
    return codings.find(({ id }) => id === this.coding) ?? (codings.length === 1 ? codings[0]! : null);
  }

  /** The thing of this kind that the chosen message leads to. */
  here(kind: ThingKind): Thing | null {
    const { message, view } = reading;
    if (!message || !view) return null;
    switch (kind) {
      case "reply": return message.parentExt === null ? null : { kind, id: message.id };
      case "silence": return reading.rows.silences.has(reading.index) ? { kind, id: message.id } : null;
      case "account": return { kind, id: message.account };
      case "person": return { kind, id: message.person };
      case "conversation": return { kind, id: view.row.id };
    }
  }

  /** Chooses a thing of the chosen message; chosen already, it is let go of. Says whether there is one. */
  choose(kind: ThingKind): boolean {
    const thing = this.here(kind);
    if (!thing) return false;
    place.coding = null;
    this.coding = null;
    place.thing = same(place.thing, thing) ? null : thing;
    return true;
  }

  /** The next code on the thing, then none. */
  cycle(delta: 1 | -1): boolean {
    const ids = this.codings.map(({ id }) => id);
    const at = this.coding === null ? (delta > 0 ? -1 : ids.length) : ids.indexOf(this.coding);
    this.coding = ids[at + delta] ?? null;
    return this.coding !== null;
  }
}

export const things = new Things();
