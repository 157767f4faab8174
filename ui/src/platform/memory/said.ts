/** What the analyst says of persons, beside the messages. Never changed in place: a step of the journal keeps it as it was. */
import type { AccountLink } from "../types";

export interface Mask {
  id: number;
  label: string;
  ethosShown: string | null;
  ethosTold: string | null;
  coder: string;
  /** Any message of whom it is a mask. */
  of: number;
  messages: readonly number[];
}

export interface Said {
  /** By account. */
  links: Readonly<Record<number, readonly AccountLink[]>>;
  masks: readonly Mask[];
}

export const SILENT: Said = { links: {}, masks: [] };
