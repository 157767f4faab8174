/** Studies opened before, as a plain browser pretends: one an hour ago, one whose file is gone. */
import type { Recent } from "../types";

export const recents = (): Recent[] => [
  { path: "/velmoka.livi", title: "Velmoka One", opened: new Date(Date.now() - 36e5).toISOString(), messages: 14, spaces: 7, codings: 37, insights: 2, place: "V05", missing: false },
  { path: "/printemps.livi", title: "Enquête post-achat, printemps", opened: new Date(Date.now() - 90e6).toISOString(), messages: 2480, spaces: 1, codings: 1912, insights: 0, place: null, missing: true },
];
