/** Conversations in memory: the message that begins one, those below it, and its row in the list. */
import type { ConversationRow, MessageView } from "../types";
import { tree } from "./sample";

/** The message that begins the conversation of another; `undefined` where there is no such message. */
export function rootOf(messages: readonly MessageView[], id: number): MessageView | undefined {
  let message = messages.find((one) => one.id === id);
  while (message && message.parent !== null) {
    const { parent } = message;
    message = messages.find((one) => one.id === parent);
  }
  return message;
}

/** A conversation in the order in which it is read. */
export function threadOf(messages: readonly MessageView[], root: MessageView): MessageView[] {
  const all = tree(messages);
  const start = all.indexOf(root);
  const end = all.findIndex((message, i) => i > start && message.parent === null);
  return all.slice(start, end < 0 ? undefined : end);
}

/** A conversation as lists show it. */
export function rowOf(messages: readonly MessageView[], root: MessageView): ConversationRow {
  const thread = threadOf(messages, root);
  const dates = thread.map((message) => message.posted ?? "").filter(Boolean).sort();
  return {
    id: root.id, venue: root.venue, space: root.space, title: root.title, first: dates[0] ?? null, last: dates.at(-1) ?? null,
    messages: thread.length, persons: new Set(thread.map((message) => message.speaker)).size,
    coded: thread.filter((message) => message.codings.length > 0).length, opening: root.text.slice(0, 120), lang: root.lang,
  };
}
