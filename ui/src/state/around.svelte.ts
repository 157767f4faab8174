/** What surrounds a message found: its conversation, read when the eye rests on it. The last asked wins. */
import type { ConversationView, MessageView, SearchHit } from "../platform/types";
import { machine } from "./machine";
import { work } from "./work.svelte";

const REST = 90;

class Around {
  view = $state.raw<ConversationView | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  /** Reads the conversation of a hit, once the eye has rested. */
  look(hit: SearchHit | undefined, fresh: boolean): void {
    clearTimeout(this.#timer);
    const asked = ++this.#asked;
    if (!hit || (!fresh && this.view?.row.id === hit.conversation)) return;
    this.#timer = setTimeout(async () => {
      const view = await work.run(() => machine().conversation(hit.id));
      if (view && asked === this.#asked) this.view = view;
    }, REST);
  }

  /** The message, the one it answers, the first that answers it. */
  of(id: number): { message: MessageView; before: MessageView | undefined; after: MessageView | undefined } | null {
    const messages = this.view?.messages;
    const message = messages?.find((one) => one.id === id);
    if (!messages || !message) return null;
    return { message, before: messages.find((one) => one.id === message.parent), after: messages.find((one) => one.parent === id) };
  }
}

export const around = new Around();
