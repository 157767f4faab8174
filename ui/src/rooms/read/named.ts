/** What a conversation is called: its title, else its place, else how it opens. */
import { listed } from "../../i18n/index.svelte";
import type { ConversationRow } from "../../platform/types";
import { opening } from "../../text/abridge";

export const named = (row: ConversationRow): string => row.title ?? row.venue ?? (opening(row.opening) || listed("space", row.space));
