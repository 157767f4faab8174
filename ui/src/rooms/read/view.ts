/** The keys of how a conversation is looked at: as a tree or as a text, through which lens. */
import { typing } from "../../frame/typing";
import { keys } from "../../keys/keys.svelte";
import { lensSheet } from "./lens/sheet.svelte";
import { textview } from "../../state/textview.svelte";

/** Answers a key. Says whether it was one of these. */
export function viewKey(event: KeyboardEvent): boolean {
  if (typing(event) || event.defaultPrevented || event.isComposing) return false;
  switch (keys.hit(event, "read")) {
    case "lens": lensSheet.open = !lensSheet.open; return true;
    case "view-next": textview.show(!textview.on); return true;
  }
  return false;
}
