/** The People room: what is asked of the list, who is chosen, whose page is open; and the masks that the messages in sight wear. */
import { SvelteMap } from "svelte/reactivity";
import type { MaskDraft, PeopleAsk, PersonLine, PersonView, Stroke, StudySummary } from "../platform/types";
import { machine } from "./machine";
import { reading } from "./reading.svelte";
import { said } from "./said.svelte";
import { study } from "./study.svelte";
import { work } from "./work.svelte";

const ALL: PeopleAsk = { space: null, role: null, many: false, name: "", sort: "place", descending: false };

class Persons {
  ask = $state.raw<PeopleAsk>(ALL);
  /** The current row. */
  current = $state(0);
  scroll = 0;
  /** Persons chosen to be linked, with their names. */
  chosen = new SvelteMap<number, PersonLine>();
  /** Whose page is open. */
  open = $state<number | null>(null);
  view = $state.raw<PersonView | null>(null);
  /** The dialog that links is open. */
  linking = $state(false);
  /** The message whose masks are being seen to. */
  masking = $state<number | null>(null);
  /** Grows when masks were changed by hand. */
  masks = $state(0);
  /** Masks being written and left, by what they are of. */
  drafts = new Map<string, MaskDraft>();
  /** Why the chosen ones are one person, as far as it is written. */
  why = $state("");
  /** The masks by message; a message that wears none is not there. */
  worn = new SvelteMap<number, readonly string[]>();

  only(change: Partial<PeopleAsk>): void {
    this.ask = { ...this.ask, ...change };
    this.current = 0;
    this.scroll = 0;
  }

  /** Sorts by a column; the same column again, the other way round. */
  sort(by: PeopleAsk["sort"]): void {
    const many = by !== "name" && by !== "first" && by !== "role" && by !== "place";
    this.only(this.ask.sort === by ? { descending: !this.ask.descending } : { sort: by, descending: many });
  }

  toggle(line: PersonLine): void {
    if (!this.chosen.delete(line.id)) this.chosen.set(line.id, line);
  }

  async load(): Promise<void> {
    const id = this.open;
    if (id === null) {
      this.view = null;
      return;
    }
    const view = await machine().person(id).catch(() => null);
    if (this.open !== id) return;
    this.view = view;
    // The person is no more: what was undone, or linked to another, has no page.
    if (!view) this.open = null;
  }

  async link(justification: string, confidence: number): Promise<boolean> {
    const person = await work.run(() => machine().linkPersons([...this.chosen.keys()], justification, confidence));
    if (person === undefined) return false;
    this.chosen.clear();
    this.linking = false;
    this.why = "";
    this.open = person;
    await this.#take(await work.run(() => machine().studySummary()));
    return true;
  }

  async unlink(account: number): Promise<void> {
    await this.#take(await work.run(() => machine().unlinkAccount(account)));
  }

  async role(accounts: number[], role: string): Promise<void> {
    await this.#take(await work.run(() => machine().setRole(accounts, role)));
  }

  async #take(summary: StudySummary | undefined): Promise<void> {
    if (!summary) return;
    await study.take(summary);
    if (summary.undo) said.say(summary.undo);
    await this.load();
  }

  /** Does something to masks; says whether it was done. */
  async mask(change: () => Promise<Stroke>): Promise<boolean> {
    const stroke = await work.run(change);
    if (!stroke) return false;
    study.stroked(stroke);
    if (stroke.what) said.say(stroke.what);
    // No message changed: the conversation is not read again.
    reading.fresh(study.version);
    this.masks++;
    study.version++;
    await this.load();
    return true;
  }

  addMask = (person: number, draft: MaskDraft, messages: number[]) => this.mask(() => machine().addMask(person, draft, messages));

  /** Asks for the masks of the messages of a conversation. */
  async wear(messages: number[]): Promise<void> {
    const found = await machine().masksWorn(messages).catch(() => []);
    const wearing = new Map(found.map(({ message, masks }) => [message, masks]));
    for (const message of messages) {
      const masks = wearing.get(message);
      if (masks) this.worn.set(message, masks);
      else this.worn.delete(message);
    }
  }

  /** Another study has other persons. */
  leave(): void {
    this.ask = ALL;
    this.current = 0;
    this.scroll = 0;
    this.chosen.clear();
    this.open = null;
    this.view = null;
    this.linking = false;
    this.masking = null;
    this.why = "";
    this.drafts.clear();
    this.worn.clear();
  }
}

export const persons = new Persons();
