/** What surrounds a message found: its conversation, and the messages nearest to it, read when the eye rests on it. The last asked wins. */
import type { ConversationView, MessageView, SearchHit } from "../platform/types";
import { machine } from "./machine";
import { work } from "./work.svelte";

const REST = 90;
/** Nearness is reckoned over the whole corpus: it is asked for once the eye stays. */
const STAY = 400;
const NEAR = 4;

class Around {
  view = $state.raw<ConversationView | null>(null);
  /** The messages nearest to one. */
  near = $state.raw<{ id: number; hits: readonly SearchHit[]; total: number } | null>(null);
  #timers: ReturnType<typeof setTimeout>[] = [];
  #asked = 0;

  /** Reads the conversation of a message, once the eye has rested; what is `like` it, once it stays. */
  look(looked: { id: number; conversation: number } | undefined, like: string, fresh: boolean): void {
    for (const timer of this.#timers) clearTimeout(timer);
    const asked = ++this.#asked;
    this.#timers = [];
    if (!looked) return;
    const { id, conversation } = looked;
    if (fresh || this.view?.row.id !== conversation) this.#timers.push(setTimeout(async () => {
      const view = await work.run(() => machine().conversation(id));
      if (view && asked === this.#asked) this.view = view;
    }, REST));
    if (!fresh && this.near?.id === id) return;
    this.#timers.push(setTimeout(async () => {
      const page = await work.run(() => machine().search(like, 0, NEAR, "relevance"));
      if (page && asked === this.#asked) this.near = { id, hits: page.problems.length > 0 ? [] : page.hits, total: page.problems.length > 0 ? 0 : page.total };
    }, STAY));
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
