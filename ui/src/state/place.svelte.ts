/** Where the reader is: room, conversation, message, coding, query. Told to the machine, so that a study opens where it was left. */
import type { Position } from "../platform/types";
import { machine } from "./machine";

export const ROOMS = ["read", "codebook", "search", "history"] as const;
export type Room = (typeof ROOMS)[number];

const isRoom = (room: string): room is Room => (ROOMS as readonly string[]).includes(room);
const DEBOUNCE = 300;

class Place {
  room = $state<Room>("read");
  conversation = $state<number | null>(null);
  message = $state<number | null>(null);
  /** The coding chosen with `Tab`; not remembered. */
  coding = $state<number | null>(null);
  query = $state("");
  #before: Room = "read";
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Enters a room. */
  go(room: Room): void {
    if (room === this.room) return;
    if (this.room !== "search") this.#before = this.room;
    this.room = room;
    this.coding = null;
    this.#tell(0);
  }

  /** Leaves the search for where one was before it. */
  back(): void {
    if (this.room === "search") this.go(this.#before);
  }

  /** Opens a conversation at a message; without one, at its first. */
  open(conversation: number, message: number | null = null): void {
    this.room = "read";
    this.conversation = conversation;
    this.message = message;
    this.coding = null;
    this.#tell(0);
  }

  /** Back to the list of conversations. */
  list(): void {
    this.room = "read";
    this.conversation = null;
    this.message = null;
    this.coding = null;
    this.#tell(0);
  }

  choose(message: number | null): void {
    if (message === this.message) return;
    this.message = message;
    this.coding = null;
    this.#tell(DEBOUNCE);
  }

  ask(query: string): void {
    this.query = query;
    this.#tell(DEBOUNCE);
  }

  /** Takes the place where the study was left. */
  restore(last: Position | null): void {
    clearTimeout(this.#timer);
    this.room = last && isRoom(last.room) ? last.room : "read";
    this.conversation = last?.conversation ?? null;
    this.message = last?.message ?? null;
    this.query = last?.query ?? "";
    this.coding = null;
    this.#before = "read";
  }

  /** Tells now what was to be told soon. */
  async flush(): Promise<void> {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    await this.#send();
  }

  #tell(wait: number): void {
    clearTimeout(this.#timer);
    if (wait === 0) void this.#send();
    else this.#timer = setTimeout(() => void this.#send(), wait);
  }

  async #send(): Promise<void> {
    this.#timer = undefined;
    const { room, conversation, message } = this;
    // A place that is not kept is no loss worth a sentence.
    await machine().remember({ room, conversation, message, query: this.query || null }).catch(() => undefined);
  }
}

export const place = new Place();
