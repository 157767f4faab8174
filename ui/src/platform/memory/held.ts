/** What the parts of the platform in memory share: the open study's journal, the language, the answers of the file dialogs. */
import type { Failure, Lang } from "../types";
import type { Journal } from "./journal";

export interface Held {
  journal: Journal;
  lang: Lang;
  coder: string;
  /** What the file dialogs answer, one after the other. */
  picks: string[];
}

export function refuse(code: string, message: string): never {
  throw { code, message } satisfies Failure;
}
