/** The keys of the Read room, in a conversation. */
import { bare, pressing, typing } from "../../frame/typing";
import { t } from "../../i18n/index.svelte";
import { keys } from "../../keys/keys.svelte";
import type { CodingView, MessageView, ThingKind } from "../../platform/types";
import { coding } from "../../state/coding.svelte";
import { notes } from "../../state/notes.svelte";
import { picker } from "../../state/picker.svelte";
import { place } from "../../state/place.svelte";
import { reading } from "../../state/reading.svelte";
import { said } from "../../state/said.svelte";
import { selection } from "../../state/selection.svelte";
import { textview } from "../../state/textview.svelte";
import { things } from "../../state/things.svelte";
import { wordAfter, wordBefore, wordEndBefore, wordStartAfter } from "../../text/boundaries";
import { caretKey } from "./caret";
import { fold, foldAll, jump, type Jump, to } from "./jump";

/** What the page does for the keys. */
export interface Page {
  /** Chooses a message by its place and brings it into sight; beyond the ends, the conversation before or after. */
  go(index: number, beyond: boolean): void;
  perPage(): number;
  /** The element that holds a message's words. */
  text(message: number): HTMLElement | null;
  /** The chosen message is brought into sight. */
  reveal(): void;
  /** The tree has the keys. */
  focused(): boolean;
  margin(): void;
  /** The other order. */
  order(): void;
  /** Asks for the number of a message. */
  number(): void;
}

const ARROW = /^Arrow(Left|Right|Up|Down)$/;

/** Answers a key. Says whether it was one of the room's. */
export function press(event: KeyboardEvent, page: Page): boolean {
  if (typing(event) || event.defaultPrevented || event.isComposing) return false;
  const { message } = reading;
  if (!message) return false;
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1] ?? /^[1-9]$/.exec(event.key)?.[0];
  if (event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey && digit) {
    void coding.digit(Number(digit));
    return true;
  }
  if (pressing(event) && (event.key === " " || event.key === "Enter" || ARROW.test(event.key))) return false;
  if ((place.coding !== null || !selection.caret) && resize(event, message)) return true;
  if (selection.caret && selection.message === message.id && caretKey(event, message, page.text(message.id))) {
    place.coding = null;
    return true;
  }
  return plain(event, message, page);
}

function plain(event: KeyboardEvent, message: MessageView, page: Page): boolean {
  const command = keys.hit(event, "codings", "code", "select", "read");
  if (place.thing && command && onThing(command, message, page)) return true;
  switch (command) {
    case "coding": return page.focused() && cycle(1);
    case "coding-back": return page.focused() && cycle(-1);
    case "next": page.go(reading.row + 1, true); return true;
    case "previous": page.go(reading.row - 1, true); return true;
    case "page-down": page.go(reading.row + page.perPage(), false); return true;
    case "page-up": page.go(reading.row - page.perPage(), false); return true;
    case "first": page.go(0, false); return true;
    case "last": page.go(Infinity, false); return true;
    case "uncoded": void uncoded(page); return true;
    case "parent":
    case "reply":
    case "sibling-next":
    case "sibling-previous":
    case "uncoded-previous":
    case "others": jumped(command, page); return true;
    case "order": page.order(); return true;
    case "fold": folded(fold(), page); return true;
    case "fold-all": folded(foldAll(), page); return true;
    case "number": page.number(); return true;
    case "thing-reply":
    case "thing-account":
    case "thing-person":
    case "thing-conversation": onto(command.slice("thing-".length) as ThingKind, page); return true;
    case "conversation-next": void reading.neighbour(1); return true;
    case "conversation-previous": void reading.neighbour(-1); return true;
    case "caret": enter(message); return true;
    case "sentence":
      enter(message);
      selection.sentence(message.text, message.lang);
      return true;
    case "pick": picker.show(); return true;
    case "vivo": if (selection.range) void vivo(); return selection.range !== null;
    case "repeat": void coding.repeat(); return true;
    case "remove": about((one) => coding.remove(one.id)); return true;
    case "accept":
    case "reject":
      review(message, keys.hit(event, "codings") === "accept");
      return true;
    case "voice": about((one) => coding.nextVoice(one)); return true;
    case "weight": about((one) => coding.nextWeight(one)); return true;
    case "recode": about((one) => picker.show("", one.id)); return true;
    case "memo":
      if (coding.target) notes.write(coding.target);
      page.margin();
      return true;
    case "explain":
      about((one) => notes.explain(message.id, one.id, one.memo));
      page.margin();
      return true;
    case "leave": escape(); return true;
  }
  if (!bare(event) || !/^\d$/.test(event.key)) return false;
  picker.show(event.key);
  return true;
}

/** Goes where a jump leads, or says that it leads nowhere. */
function jumped(way: Jump, page: Page): void {
  const at = jump(way);
  if (at === null) return said.say(t(`jump-none-${way}`));
  selection.clear();
  to(at);
  page.reveal();
}

function folded(done: boolean, page: Page): void {
  if (done) page.reveal();
  else said.say(t("fold-none"));
}

/** Chooses what a key names in place of the message. */
function onto(kind: ThingKind, page: Page): void {
  selection.clear();
  if (!things.choose(kind)) said.say(t("thing-none"));
  else if (place.thing) page.margin();
}

/** The keys that work on the chosen thing as on words. */
function onThing(command: string, message: MessageView, page: Page): boolean {
  const about = (act: (id: number, memo: string | null) => unknown) => {
    if (coding.refused()) return;
    const { subject } = things;
    if (subject) void act(subject.id, subject.memo);
    else said.say(t(things.codings.length > 0 ? "coding-choose" : "thing-bare"));
  };
  switch (command) {
    case "coding": return page.focused() && things.cycle(1);
    case "coding-back": return page.focused() && things.cycle(-1);
    case "remove": about((id) => coding.removeThing(id)); return true;
    case "recode": about((id) => picker.show("", id)); return true;
    case "explain":
      about((id, memo) => notes.explainThing(message.id, id, memo));
      page.margin();
      return true;
    // A thing has no words: nothing is said in a voice, nothing weighs.
    case "voice":
    case "weight":
    case "vivo": said.say(t("thing-words")); return true;
    // The words are the message's: they are gone back to.
    case "caret":
    case "sentence": place.thing = null; return false;
    default: return false;
  }
}

/** The next coding of the message, in its order. */
function cycle(delta: 1 | -1): boolean {
  selection.clear();
  return reading.cycle(delta);
}

/** Does something about the coding that the key speaks of. */
function about(act: (one: CodingView) => unknown): void {
  if (coding.refused()) return;
  const one = coding.choose();
  if (one) void act(one);
}

/** Judges the chosen suggestion; without one, the suggestions of the message. */
function review(message: MessageView, accept: boolean): void {
  // Only what is in sight is judged: through the lens, and in a long text on the paragraph where one stands.
  const span = textview.on ? textview.span : null;
  const seen = reading.codings.map(({ coding: one }) => one).filter((one) => span?.message.id !== message.id || (one.start < span.end && one.end > span.start));
  const waiting = seen.filter((one) => one.review === "proposed");
  const chosen = waiting.filter((one) => one.id === place.coding);
  const asked = chosen.length > 0 ? chosen : waiting;
  if (asked.length === 0) said.say(t("coding-nothing-proposed"));
  else void coding.review(asked.map(({ id }) => id), accept);
}

/** The caret stands at the beginning of the chosen coding, else of the text. */
function enter(message: MessageView): void {
  if (selection.caret) return;
  const chosen = reading.codings.find(({ coding: one }) => one.id === place.coding);
  place.coding = null;
  selection.enter(message.id, chosen?.coding.start ?? 0);
}

/** A code named by the words selected. */
async function vivo(): Promise<void> {
  picker.show();
  if (!picker.target) return;
  const done = picker.inVivo();
  picker.close();
  await done;
}

async function uncoded(page: Page): Promise<void> {
  await coding.settled();
  const found = await reading.nextUncoded();
  if (found === "none") said.say(t("coding-all-coded"));
  else if (found) {
    said.say(found === "again" ? t("coding-from-start") : "");
    page.reveal();
  }
}

/** Leaves what is nearest: the selection, the caret, the chosen coding, the conversation. */
function escape(): void {
  if (selection.message !== null) selection.clear();
  else if (place.thing) place.thing = null;
  else if (place.coding !== null) place.coding = null;
  else place.list();
}

/** Moves the end of the coding, or its beginning, word by word. Says whether the key was for that. */
function resize(event: KeyboardEvent, { text, lang }: MessageView): boolean {
  const [which, way] = /^(start|end)-(back|on)$/.exec(keys.hit(event, "codings") ?? "")?.slice(1) ?? [];
  if (!which) return false;
  const forward = way === "on";
  about((one) => {
    place.coding = one.id;
    return coding.resize(one.id, (now) => {
      if (which === "start") return [forward ? wordStartAfter(text, now.start, lang) : wordBefore(text, now.start, lang), now.end];
      return [now.start, forward ? wordAfter(text, now.end, lang) : wordEndBefore(text, now.end, lang)];
    });
  });
  return true;
}
