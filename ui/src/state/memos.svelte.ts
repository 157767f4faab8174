/** The Memos room: the shelf as it was asked, the memo looked at, the one being written. What is written is saved when one goes elsewhere. */
import { t } from "../i18n/index.svelte";
import { keys } from "../keys/keys.svelte";
import { Pages } from "../list/pages.svelte";
import type { Memo, MemoAsk, MemoOrder, MemoRow, MemoShelf, MemoSubject, MemoType } from "../platform/types";
import { afresh } from "./afresh.svelte";
import { codebook } from "./codebook.svelte";
import { coding } from "./coding.svelte";
import { machine } from "./machine";
import { place } from "./place.svelte";
import { said } from "./said.svelte";
import { unsaved } from "./unsaved";
import { work } from "./work.svelte";

export const TYPES: readonly MemoType[] = ["note", "theoretical", "method", "reflexive", "todo"];
export const ORDERS: readonly MemoOrder[] = ["latest", "oldest", "title", "kind", "subject", "author"];
const PAGE = 50;
const DEBOUNCE = 120;

/** A memo being written; `id` is `null` for a new one, on the study. */
interface Draft {
  id: number | null;
  /** What a new one is on. */
  on: { kind: MemoSubject; id: number };
  title: string;
  body: string;
  type: MemoType;
  was: { title: string; body: string; type: MemoType };
}

const STUDY: Draft["on"] = { kind: "study", id: 1 };
const keyOf = (id: number | null, on: Draft["on"]): string => (id === null ? `${on.kind}:${on.id}` : String(id));

class Memos {
  type = $state<MemoType | null>(null);
  on = $state<MemoSubject | null>(null);
  author = $state<string | null>(null);
  done = $state<boolean | null>(null);
  words = $state("");
  order = $state<MemoOrder>("latest");
  pages = $state.raw<Pages<MemoRow> | null>(null);
  head = $state.raw<Omit<MemoShelf, "rows"> | null>(null);
  current = $state(0);
  /** A memo that a link led to, and that the list does not show. */
  apart = $state.raw<MemoRow | null>(null);
  draft = $state<Draft | null>(null);
  #given = new Map<string, { title: string; body: string; type: MemoType }>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor() {
    unsaved.add(() => this.save());
    afresh(() => this.clear());
  }

  get total(): number {
    return this.pages?.total ?? 0;
  }

  /** The memo that the page shows. */
  get row(): MemoRow | undefined {
    return this.apart ?? this.pages?.get(this.current);
  }

  /** Asks the shelf; the last question wins, and what was looked at stays under the eye where it is still there. */
  async run(made: number | null = null): Promise<void> {
    clearTimeout(this.#timer);
    const asked = ++this.#asked;
    const looked = made ?? this.pages?.get(this.current)?.memo.id;
    const ask: Omit<MemoAsk, "offset" | "limit"> = { type: this.type, on: this.on, author: this.author, done: this.done, words: this.words.trim(), order: this.order };
    const first = await work.run(() => machine().memoShelf({ ...ask, offset: 0, limit: PAGE }));
    if (!first || asked !== this.#asked) return;
    const pages = new Pages<MemoRow>(PAGE, async (offset, limit) => machine().memoShelf({ ...ask, offset, limit }));
    const { rows, ...head } = first;
    pages.put(0, first.total, rows);
    this.head = head;
    const same = rows.findIndex((row) => row.memo.id === looked);
    const near = Math.max(0, Math.min(this.current, first.total - 1));
    if (same < 0 && near >= PAGE) await work.run(() => pages.need(near, near + 1));
    if (asked !== this.#asked) return;
    this.pages = pages;
    this.current = same >= 0 ? same : near;
    if (this.apart) {
      const { id } = this.apart.memo;
      this.apart = (await machine().memoOne(id).catch(() => null)) ?? null;
    }
  }

  /** Words typed in the field: asked once the hand rests. */
  find(words: string): void {
    this.words = words;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.run(), DEBOUNCE);
  }

  need(first: number, end: number): void {
    const { pages } = this;
    if (pages) void work.run(() => pages.need(first, Math.min(end, pages.total)));
  }

  to(index: number): void {
    void this.save();
    this.apart = null;
    this.current = Math.max(0, Math.min(this.total - 1, index));
  }

  /** Opens a memo, wherever one is. */
  async open(id: number): Promise<void> {
    const row = await work.run(() => machine().memoOne(id));
    if (!row) return;
    await this.save();
    place.go("memos");
    if (!this.pages) await this.run();
    const at = Array.from({ length: Math.min(this.total, PAGE) }, (_, i) => i).find((i) => this.pages?.get(i)?.memo.id === id);
    if (at === undefined) this.apart = row;
    else this.to(at);
  }

  /** Goes to what a memo is on. */
  go(row = this.row): void {
    if (!row) return;
    if (row.conversation !== null && row.message !== null) place.open(row.conversation, row.message);
    else if (row.code !== null) {
      codebook.choose(row.code);
      place.go("codebook");
    } else said.say(t("memos-nowhere"));
  }

  /** Follows a link to a message, a code or a memo. */
  async follow(target: string): Promise<void> {
    const to = await work.run(() => machine().followLink(target));
    if (to === undefined) return;
    if (to?.message != null && to.conversation !== null) place.open(to.conversation, to.message);
    else if (to?.code != null) {
      codebook.choose(to.code);
      place.go("codebook");
    } else if (to?.memo != null) await this.open(to.memo);
    else said.say(t("memo-link-nowhere", { target }));
  }

  // Writing

  /** Begins a memo on the study, or on something else: the room is where it is written. */
  begin(on: Draft["on"] = STUDY): void {
    if (coding.refused()) return;
    void this.save();
    place.go("memos");
    this.#write(null, { title: "", body: "", type: this.type ?? "note" }, on);
  }

  edit(memo: Memo | undefined = this.row?.memo): void {
    if (!memo || coding.refused()) return;
    if (this.draft?.id === memo.id) return;
    void this.save();
    this.#write(memo.id, { title: memo.title ?? "", body: memo.body, type: memo.type });
  }

  #write(id: number | null, was: Draft["was"], on: Draft["on"] = STUDY): void {
    this.draft = { id, on, ...(this.#given.get(keyOf(id, on)) ?? was), was };
  }

  /** The next type of the memo that is written. */
  turn(): void {
    if (this.draft) this.draft.type = next(this.draft.type);
  }

  /** Saves what is written and closes. What was refused stays open. */
  async save(): Promise<void> {
    const { draft } = this;
    if (!draft) return;
    const { id, on, was } = draft;
    const now = { title: draft.title.trim(), body: draft.body.trim(), type: draft.type };
    this.draft = null;
    const same = now.title === was.title.trim() && now.body === was.body.trim();
    if ((same && now.type === was.type) || (now.body === "" && now.title === "")) return;
    // A title alone is what the memo says.
    const [title, body] = now.body === "" ? (id === null ? [null, now.title] : [now.title || null, was.body]) : [now.title || null, now.body];
    let stroke = null;
    if (id === null) stroke = await coding.stroke(() => machine().addMemo({ kind: on.kind, on: on.id, start: null, end: null, title, body, type: now.type }));
    else {
      if (now.type !== was.type) stroke = await coding.stroke(() => machine().changeMemo(id, now.type, null));
      if (!same) stroke = await coding.stroke(() => machine().editMemo(id, title, body));
    }
    if (!stroke) {
      this.#given.set(keyOf(id, on), now);
      if (!this.draft) this.draft = { id, on, ...now, was };
      return;
    }
    this.#given.delete(keyOf(id, on));
    await this.run(id === null ? stroke.made : null);
  }

  /** Gives up; what was written is there when one comes back to it. */
  cancel(): void {
    const { draft } = this;
    if (draft && (draft.title !== draft.was.title || draft.body !== draft.was.body)) this.#given.set(keyOf(draft.id, draft.on), { title: draft.title, body: draft.body, type: draft.type });
    this.draft = null;
  }

  /** Gives a memo the next type. */
  async retype(row = this.row): Promise<void> {
    if (row && !coding.refused()) await this.#change(row.memo.id, next(row.memo.type), null);
  }

  /** A thing to do is done, or is to be done again. */
  async toggle(row = this.row): Promise<void> {
    if (!row || coding.refused()) return;
    if (row.memo.type === "todo") await this.#change(row.memo.id, null, !row.memo.done);
    else said.say(t("memos-not-todo", { key: keys.called("memos", "type") }));
  }

  async remove(row = this.row): Promise<void> {
    if (!row || coding.refused()) return;
    if (this.draft?.id === row.memo.id) this.draft = null;
    if (this.apart?.memo.id === row.memo.id) this.apart = null;
    if (await coding.stroke(() => machine().deleteMemo(row.memo.id))) await this.run();
  }

  async #change(id: number, type: MemoType | null, done: boolean | null): Promise<void> {
    if (await coding.stroke(() => machine().changeMemo(id, type, done))) await this.run();
  }

  /** Another study: nothing was asked of it yet. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#asked++;
    this.type = this.on = this.author = this.done = null;
    this.words = "";
    this.order = "latest";
    this.pages = this.head = this.apart = this.draft = null;
    this.current = 0;
    this.#given.clear();
  }
}

/** The type after this one; after the last, the first. */
export const next = (type: MemoType): MemoType => TYPES[(TYPES.indexOf(type) + 1) % TYPES.length]!;

export const memos = new Memos();
