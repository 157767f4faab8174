/** The platform answered by the shell, through Tauri's commands and events. The only file that imports `@tauri-apps`. */
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { Platform } from "./index";
import type { MenuEvent, OpenFile } from "./types";

export const shell: Platform = {
  startPage: () => invoke("start_page"),
  savePreferences: (preferences) => invoke("save_preferences", { preferences }),
  studyOpen: (path) => invoke("study_open", { path }),
  studySample: () => invoke("study_sample"),
  studyNew: (path, title, lang) => invoke("study_new", { path, title, lang }),
  studyClose: () => invoke("study_close"),
  studySummary: () => invoke("study_summary"),
  remember: (position) => invoke("remember", { position }),
  pickStudy: () => invoke("pick_study"),
  pickNewStudy: (suggested) => invoke("pick_new_study", { suggested }),
  conversations: (offset, limit) => invoke("conversations", { offset, limit }),
  conversation: (id) => invoke("conversation", { id }),
  codebook: () => invoke("codebook"),
  messageRecords: (id) => invoke("message_records", { id }),
  search: (query, offset, limit, sort) => invoke("search", { query, offset, limit, sort }),
  history: (offset, limit) => invoke("history", { offset, limit }),
  undo: () => invoke("undo"),
  redo: () => invoke("redo"),
  onMenu: (then) => void listen<MenuEvent>("menu", (event) => then(event.payload.action)),
  onOpenFile: (then) => void listen<OpenFile>("open-file", (event) => then(event.payload.path)),
};
