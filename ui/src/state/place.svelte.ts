/** Where the reader is: room, conversation, message, coding, query. Told to the machine, so that a study opens where it was left. */
import type { Position } from "../platform/types";
import { machine } from "./machine";
import type { Thing } from "./things.svelte";
import { saveAll } from "./unsaved";

export const ROOMS = ["import", "corpus", "read", "people", "codebook", "memos", "search", "figures", "report", "history"] as const;
export type Room = (typeof ROOMS)[number];

const isRoom = (room: string): room is Room => (ROOMS as readonly string[]).includes(room);
const DEBOUNCE = 300;

class Place {
  room = $state<Room>("read");
  conversation = $state<number | null>(null);
  message = $state<number | null>(null);
  /** The coding chosen with `Tab`; not remembered. */
  coding = $state<number | null>(null);
  /** What bears codes without being words, chosen in place of the message; not remembered. */
  thing = $state.raw<Thing | null>(null);
  query = $state("");
  /** The conversation was opened from the results of a search: leaving it goes back to them. */
  found = $state(false);
  #origin: Room = "read";
  /** Where the conversation was opened from: leaving it goes back there. */
  #from: Room = "read";
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Enters a room. */
  go(room: Room): void {
    if (room === this.room) return;
    this.found = false;
    this.#from = "read";
    if (this.room !== "search") this.#origin = this.room;
    this.room = room;
    this.coding = null;
    this.thing = null;
    this.#tell(0);
  }

  /** Leaves the search for where one was before it. */
  back(): void {
    if (this.room === "search") this.go(this.#origin);
  }

  /** Opens a conversation at a message; without one, at its first. `walking`: others may follow at once. */
  open(conversation: number, message: number | null = null, walking = false): void {
    if (this.room !== "read") {
      this.found = this.room === "search";
      this.#from = this.room === "search" || this.room === "corpus" ? this.room : "read";
    }
    this.room = "read";
    this.conversation = conversation;
    this.message = message;
    this.coding = null;
    this.thing = null;
    this.#tell(walking ? DEBOUNCE : 0);
  }

  /** Back to the list of conversations, or to the results or the row that one came from. */
  list(): void {
    this.room = this.#from;
    this.found = false;
    this.#from = "read";
    this.conversation = null;
    this.message = null;
    this.coding = null;
    this.thing = null;
    this.#tell(0);
  }

  choose(message: number | null): void {
    this.thing = null;
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
    this.found = false;
    this.coding = null;
    this.thing = null;
    this.#origin = this.#from = "read";
  }

  /** Saves what is written, tells now what was to be told soon: something is about to close. */
  async flush(): Promise<void> {
    await saveAll();
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
