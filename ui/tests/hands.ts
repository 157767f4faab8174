/** What the stories of the Read room share: a window over the sample, its keys, its mouse, what it shows. */
import axe from "axe-core";
import { flushSync, mount, tick, unmount } from "svelte";
import { expect, vi } from "vitest";
import App from "../src/App.svelte";
import { Memory, type Options } from "../src/platform/memory";
import { coding } from "../src/state/coding.svelte";
import { give } from "../src/state/machine";
import { notes } from "../src/state/notes.svelte";
import { place } from "../src/state/place.svelte";
import { reading } from "../src/state/reading.svelte";
import { recent } from "../src/state/recent.svelte";
import { said } from "../src/state/said.svelte";
import { study } from "../src/state/study.svelte";
import { work } from "../src/state/work.svelte";
import { rangeOf } from "../src/text/offsets";

let app: ReturnType<typeof mount> | undefined;
let memory: Memory;
/** The platform that the window was given. */
export const given = (): Memory => memory;

export const at = <T extends HTMLElement = HTMLElement>(id: string) => document.querySelector<T>(`[data-testid="${id}"]`);
export const seen = (id: string) => vi.waitFor(() => {
  const found = at(id);
  expect(found, id).toBeTruthy();
  return found!;
});
export function press(key: string, more: KeyboardEventInit = {}): void {
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
  flushSync();
}
export function type(text: string): void {
  const field = document.activeElement as HTMLInputElement;
  field.value += text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  flushSync();
}

/** Opens the sample at V05, a message with three codings. */
export async function open(options: Options = {}): Promise<Memory> {
  localStorage.clear();
  recent.clear();
  memory = new Memory({ preferences: { lang: "fr" }, ...options });
  give(memory);
  app = mount(App, { target: document.body });
  (await seen("open-sample")).click();
  await seen(options.text ? "message-D1" : options.thread ? "message-T1" : "message-V02");
  press("Home");
  return memory;
}
export async function at05(options: Options = {}): Promise<void> {
  await open(options);
  for (let i = 0; i < 3; i++) press("j");
  expect(at("message-V05")!.getAttribute("aria-selected")).toBe("true");
}

/** Closes the window, and forgets everything. */
export async function close(): Promise<void> {
  await place.flush();
  await coding.settled();
  if (app) await unmount(app);
  app = undefined;
  study.forget();
  reading.leave();
  said.clear();
  work.dismiss();
  notes.cancel();
  getSelection()?.removeAllRanges();
  document.body.replaceChildren();
}

export const words = (message: string) => at(`message-${message}`)!.querySelector<HTMLElement>(".txt")!;
/** Spaces that do not break, as spaces. */
export const plain = (said: string) => said.replace(/[\u00a0\u202f]/g, " ");
/** What the window draws as selected. */
export const selected = () => plain([...document.querySelectorAll(".sel")].map((node) => node.textContent).join(""));
export const codings = (message: string) => reading.view!.messages.find((one) => one.ext === message)!.codings;
export const text = (message: string) => reading.view!.messages.find((one) => one.ext === message)!.text;
export const coded = (message: string, code: string) => {
  const id = study.codes.find((one) => one.ext === code)?.id;
  return codings(message).filter((one) => one.code === id).map((one) => plain(text(message).slice(one.start, one.end)));
};

/** Drags the mouse over the first occurrence of some words. */
export function drag(message: string, quote: string, detail = 1): void {
  const root = words(message);
  const start = root.textContent!.indexOf(quote);
  const range = rangeOf(root, start, start + quote.length)!;
  root.dispatchEvent(new MouseEvent("mousedown", { bubbles: true, button: 0 }));
  getSelection()!.removeAllRanges();
  getSelection()!.addRange(range);
  root.dispatchEvent(new MouseEvent("mouseup", { bubbles: true, button: 0, detail }));
  root.dispatchEvent(new MouseEvent("click", { bubbles: true, button: 0, detail }));
  flushSync();
}
/** There are no points in jsdom: the column stands for the offset. */
export function pointing(message: string): () => void {
  const page = document as unknown as { caretPositionFromPoint?: (x: number) => { offsetNode: Node; offset: number } };
  page.caretPositionFromPoint = (x: number) => {
    const range = rangeOf(words(message), x, x + 1)!;
    return { offsetNode: range.startContainer, offset: range.startOffset };
  };
  return () => delete page.caretPositionFromPoint;
}
export const done = async () => {
  await coding.settled();
  await tick();
  flushSync();
};
export async function accessible(): Promise<void> {
  const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 200)).join(" | ")}`)).toEqual([]);
}
