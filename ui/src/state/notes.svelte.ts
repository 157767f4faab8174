/** The memo being written, on a message, on words of it, or on a coding. What was written is never lost: leaving saves it, and what was given up is there when one comes back. */
import type { Memo, MemoType, Stroke } from "../platform/types";
import { afresh } from "./afresh.svelte";
import { coding, type Target } from "./coding.svelte";
import { machine } from "./machine";
import { reading } from "./reading.svelte";
import type { Thing } from "./things.svelte";
import { unsaved } from "./unsaved";

/** What a memo is written on. */
export type Subject =
  | { kind: "new"; message: number; start: number | null; end: number | null; thing?: Thing | null }
  | { kind: "thing"; message: number; id: number }
  | { kind: "memo"; message: number; id: number }
  | { kind: "coding"; message: number; id: number };

const key = (on: Subject): string => (on.kind === "new" ? `new:${on.thing ? `${on.thing.kind}:${on.thing.id}` : on.message}:${on.start}:${on.end}` : `${on.kind}:${on.id}`);

/** What a new memo is about, as the machine takes it. */
const about = (on: { message: number; thing?: Thing | null }) => (on.thing ? { kind: on.thing.kind, on: on.thing.id } : { kind: "message" as const, on: on.message });

class Notes {
  on = $state.raw<Subject | null>(null);
  title = $state("");
  body = $state("");
  /** What the memo is for. */
  type = $state<MemoType>("note");
  #wasType: MemoType = "note";
  #was = { title: "", body: "" };
  /** What was given up, by subject. */
  #given = new Map<string, { title: string; body: string; type: MemoType }>();

  constructor() {
    unsaved.add(() => this.save());
    // Ids begin anew in another study.
    afresh(() => this.#given.clear());
  }

  /** Whether this memo, or that of this coding, is the one being written. */
  writing(kind: "memo" | "coding" | "thing", id: number): boolean {
    return this.on?.kind === kind && this.on.id === id;
  }

  /** Begins a memo on words, or on the whole message. */
  write(target: Target): void {
    this.#begin({ kind: "new", ...target }, "", "");
  }

  edit(memo: Memo): void {
    this.#begin({ kind: "memo", message: memo.kind === "message" ? memo.on : (reading.message?.id ?? memo.on), id: memo.id }, memo.title ?? "", memo.body, memo.type);
  }

  /** Begins, or takes up, the memo of a code on a thing. */
  explainThing(message: number, id: number, memo: string | null): void {
    this.#begin({ kind: "thing", message, id }, "", memo ?? "");
  }

  explain(message: number, id: number, memo: string | null): void {
    this.#begin({ kind: "coding", message, id }, "", memo ?? "");
  }

  /** Saves what is written and closes. What could not be saved stays open. */
  async save(): Promise<void> {
    const { on } = this;
    if (!on) return;
    const now = { title: this.title.trim(), body: this.body.trim() };
    const was = this.#was;
    const wasType = this.#wasType;
    const { type } = this;
    let turned = true;
    this.on = null;
    const same = now.title === was.title && now.body === was.body;
    if (on.kind === "memo" && type !== wasType) turned = !!(await coding.stroke(() => machine().changeMemo(on.id, type, null)));
    if (turned && same) {
      this.#given.delete(key(on));
      return;
    }
    const stroke = same ? undefined : await this.#send(on, now, was, type);
    if (stroke && turned) {
      this.#given.delete(key(on));
      return;
    }
    this.#given.set(key(on), { ...now, type });
    if ((stroke === undefined || !turned) && this.on === null && (now.body || now.title)) {
      const stands = stroke ? now : was;
      this.#begin(on, stands.title, stands.body, on.kind === "memo" && turned ? type : wasType);
    }
  }

  /** Gives up; what was written comes back with the next memo on the same thing. */
  cancel(): void {
    const { on } = this;
    if (!on) return;
    if (this.title.trim() !== this.#was.title || this.body.trim() !== this.#was.body || (on.kind === "memo" && this.type !== this.#wasType))
      this.#given.set(key(on), { title: this.title, body: this.body, type: this.type });
    this.on = null;
  }

  async remove(id: number): Promise<void> {
    if (this.writing("memo", id)) this.on = null;
    if (!coding.refused()) await coding.stroke(() => machine().deleteMemo(id));
  }

  #begin(on: Subject, title: string, body: string, type: MemoType = "note"): void {
    if (this.on && key(this.on) === key(on)) return;
    if (coding.refused()) return;
    void this.save();
    const given = this.#given.get(key(on));
    this.#wasType = type;
    this.type = given?.type ?? type;
    this.#was = { title: title.trim(), body: body.trim() };
    this.title = given?.title ?? title;
    this.body = given?.body ?? body;
    this.on = on;
  }

  /** `null`: there was nothing to write. */
  async #send(on: Subject, { title, body }: { title: string; body: string }, was: { title: string; body: string }, type: MemoType): Promise<Stroke | null | undefined> {
    if (on.kind === "thing") return coding.explainThing(on.id, body || null);
    if (on.kind === "coding") return coding.explain(on.id, body || null);
    // A memo without words is not deleted by emptying it: there is a button for that.
    if (body === "" && title === "") return null;
    if (body === "" && on.kind === "new") return coding.stroke(() => machine().addMemo({ ...about(on), start: on.start, end: on.end, title: null, body: title, type }));
    if (on.kind === "memo") return coding.stroke(() => machine().editMemo(on.id, title || null, body || was.body));
    return coding.stroke(() => machine().addMemo({ ...about(on), start: on.start, end: on.end, title: title || null, body, type }));
  }
}

export const notes = new Notes();
