/** What counts, in memory. */
import type { MessageView } from "../types";

/** Roles of those who speak for the brand. */
export const BRAND = new Set(["brand", "employee"]);

/** A suggestion counts once somebody accepted it. */
export const accepted = (message: MessageView) => message.codings.filter(({ review }) => review === "accepted");
