/** Coding blind: the machine stops telling what others coded, and the page asks everything anew. */
import { machine } from "./machine";
import { preferences } from "./preferences.svelte";
import { study } from "./study.svelte";
import { work } from "./work.svelte";

export async function goBlind(blind: boolean): Promise<void> {
  preferences.setBlind(blind);
  await seeAnew();
}

/** What is seen depends on who codes, and how: nothing that was shown before is true. */
export async function seeAnew(): Promise<void> {
  await preferences.saved;
  const summary = await work.run(() => machine().studySummary());
  if (summary && study.summary) await study.take(summary);
}
