/** What was begun in a study is forgotten when another is opened. */
import { untrack } from "svelte";
import { study } from "./study.svelte";

/** Calls back each time that the study is no longer the same file. For the whole life of the window. */
export function afresh(then: () => void): void {
  $effect.root(() => {
    const path = $derived(study.summary?.path ?? null);
    $effect(() => {
      void path;
      untrack(then);
    });
  });
}
