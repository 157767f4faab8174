/** What the stories of the Import room share: a window over files in memory, its keys, its mouse, what it says. */
import axe from "axe-core";
import { flushSync, mount, unmount } from "svelte";
import { expect, vi } from "vitest";
import App from "../src/App.svelte";
import { Memory, type Options } from "../src/platform/memory";
import { desk } from "../src/state/desk.svelte";
import { importing } from "../src/state/import.svelte";
import { kept } from "../src/state/kept.svelte";
import { give } from "../src/state/machine";
import { place } from "../src/state/place.svelte";
import { reading } from "../src/state/reading.svelte";
import { search } from "../src/state/search.svelte";
import { study } from "../src/state/study.svelte";
import { work } from "../src/state/work.svelte";

let app: ReturnType<typeof mount> | undefined;

export async function open(options: Options = {}): Promise<Memory> {
  const memory = new Memory({ preferences: { lang: "fr" }, ...options });
  give(memory);
  app = mount(App, { target: document.body });
  await vi.waitFor(() => expect(document.querySelector("[data-testid=start], .app")).toBeTruthy());
  return memory;
}

/** Closes the window, and forgets everything. */
export async function close(): Promise<void> {
  await place.flush();
  if (app) await unmount(app);
  app = undefined;
  importing.clear();
  kept.close();
  kept.last = null;
  search.clear("");
  reading.leave();
  study.forget();
  work.dismiss();
  desk.held = null;
  document.body.replaceChildren();
}

export const at = <T extends HTMLElement = HTMLElement>(id: string) => document.querySelector<T>(`[data-testid="${id}"]`);
export const seen = <T extends HTMLElement = HTMLElement>(id: string) => vi.waitFor(() => {
  const found = at<T>(id);
  expect(found, id).toBeTruthy();
  return found!;
});
export const says = (id: string, words: string | RegExp) => vi.waitFor(() => {
  const text = at(id)?.textContent?.replace(/\s+/g, " ").trim() ?? "";
  if (typeof words === "string") expect(text).toContain(words);
  else expect(text).toMatch(words);
});
export function press(key: string, more: KeyboardEventInit = {}): void {
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
  flushSync();
}
export function choose(id: string, value: string): void {
  const select = at<HTMLSelectElement>(id)!;
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
  flushSync();
}
export async function clean(): Promise<void> {
  const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
  expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
}
/** A study with nothing in it, in the Import room. */
export async function begun(options: Options = {}): Promise<Memory> {
  const memory = await open({ picks: ["/etude.livi"], ...options });
  press("n", { ctrlKey: true });
  await vi.waitFor(() => expect(document.querySelector(".app")).toBeTruthy());
  at("room-import")!.click();
  await seen("import-empty");
  return memory;
}
/** Types in a field. */
export function type(id: string, text: string): void {
  const field = at<HTMLInputElement>(id)!;
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  flushSync();
}
