/** Sets of messages, answered by the shell. */
import { invoke } from "@tauri-apps/api/core";
import type { Sets } from "./sets";

export const sets: Sets = {
  all: () => invoke("sets"),
  save: (draft) => invoke("save_set", { draft }),
  add: (draft, messages) => invoke("add_set", { draft, messages }),
  edit: (id, draft) => invoke("edit_set", { id, draft }),
  remove: (id) => invoke("delete_set", { id }),
  change: (id, put, take) => invoke("change_set", { id, put, take }),
  of: (message) => invoke("sets_of", { message }),
  inGrid: (ask, ranges) => invoke("grid_messages", { ask, ranges }),
  preview: (order) => invoke("preview_sample", { order }),
  sample: (draft, order) => invoke("keep_sample", { draft, order }),
  draw: (ask) => invoke("draw_message", { ask }),
  seen: (messages) => invoke("seen", { messages }),
};
