/** Sets of messages, samples, and Rencontre. */
import type { DrawAsk, DrawView, GridAsk, GridRange, SampleOrder, SampleView, SetDraft, SetView, Stroke } from "./types";

export interface Sets {
  /** Every set with how many messages it holds now. */
  all(): Promise<SetView[]>;
  /** Keeps a query: what it finds stays live. */
  save(draft: SetDraft): Promise<Stroke>;
  /** Makes a set of these messages, and of what the query of the draft finds now. */
  add(draft: SetDraft, messages: number[]): Promise<Stroke>;
  /** Says a set otherwise; the queries that name it follow. */
  edit(id: number, draft: SetDraft): Promise<Stroke>;
  remove(id: number): Promise<Stroke>;
  /** Puts messages into a set by hand and takes others out; `made` says how many changed. */
  change(id: number, put: number[], take: number[]): Promise<Stroke>;
  /** The sets by hand that hold a message. */
  of(message: number): Promise<number[]>;
  /** The messages of some places of the grid. */
  inGrid(ask: GridAsk, ranges: GridRange[]): Promise<number[]>;
  /** What a sample would be. Nothing is kept. */
  preview(order: SampleOrder): Promise<SampleView>;
  /** Draws a sample and keeps it. */
  sample(draft: SetDraft, order: SampleOrder): Promise<Stroke>;
  /** Draws a message that was not met since the study was opened. */
  draw(ask: DrawAsk): Promise<DrawView>;
  /** Notes that these messages were read. */
  seen(messages: number[]): Promise<void>;
}
