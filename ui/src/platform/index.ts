/** What the window asks of the machine it runs on. Two answers: the shell (`tauri.ts`), or memory (`memory/`) in a plain browser and in tests. */
import type {
  CodeView, ConversationPage, ConversationView, HistoryPage, Lang, MenuAction, MessageRecords, Position, Preferences,
  SearchPage, SearchSort, StartPage, StudySummary,
} from "./types";

export interface Platform {
  startPage(): Promise<StartPage>;
  savePreferences(preferences: Preferences): Promise<void>;
  studyOpen(path: string): Promise<StudySummary>;
  studySample(): Promise<StudySummary>;
  studyNew(path: string, title: string, lang: Lang): Promise<StudySummary>;
  studyClose(): Promise<void>;
  studySummary(): Promise<StudySummary>;
  remember(position: Position): Promise<void>;
  pickStudy(): Promise<string | null>;
  pickNewStudy(suggested: string): Promise<string | null>;
  conversations(offset: number, limit: number): Promise<ConversationPage>;
  conversation(id: number): Promise<ConversationView>;
  codebook(): Promise<CodeView[]>;
  messageRecords(id: number): Promise<MessageRecords>;
  search(query: string, offset: number, limit: number, sort: SearchSort): Promise<SearchPage>;
  history(offset: number, limit: number): Promise<HistoryPage>;
  undo(): Promise<StudySummary>;
  redo(): Promise<StudySummary>;
  /** Calls back when a line of the native menu is chosen. */
  onMenu(then: (action: MenuAction) => void): void;
  /** Calls back when a file comes from outside: a program argument, a drop. */
  onOpenFile(then: (path: string) => void): void;
}

/** Chooses the answer for where the window runs. */
export async function connect(): Promise<Platform> {
  if ("__TAURI_INTERNALS__" in globalThis) return (await import("./tauri")).shell;
  const { Memory } = await import("./memory");
  return new Memory();
}
