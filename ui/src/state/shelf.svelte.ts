/** The list of conversations as it was left: its current row. */
import type { ConversationRow } from "../platform/types";

class Shelf {
  index = $state(0);
  row = $state.raw<ConversationRow | null>(null);
}

export const shelf = new Shelf();
