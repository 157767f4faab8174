/** What the sample's models, insights and memos say of one message, in words. */
import { label } from "../../i18n/bundles";
import type { AttributeView, Lang, Mark, MessageView, RecordGroup, RecordKind } from "../types";
import { source } from "./sample";
import { type Word, word } from "./words";

/** Handles are never shown: the pseudonym of the person stands for each. */
const MASKS = new Map(source.messages.map((message) => [message.account, message.person]));

const masked = (actor: string): string => [...MASKS].reduce((text, [handle, person]) => text.replaceAll(handle, person), actor);

/** Status on the veridictory square. */
function status(being: string, seeming: string): string {
  if (being === "unknown" || seeming === "unknown") return "undecided";
  if (being === "yes") return seeming === "yes" ? "true" : "secret";
  return seeming === "yes" ? "illusory" : "false";
}

/** What a message carries beside its words, as the shell says it. */
export function attributes(message: MessageView): AttributeView[] {
  const carried = source.messages.find((one) => one.id === message.ext)?.attributes ?? {};
  return Object.entries(carried).map(([name, value]) => ({ name, value: Array.isArray(value) ? value.join(", ") : String(value ?? "") })).filter(({ value }) => value !== "");
}

/** The groups of a message, those that are empty left out. */
export function groups(message: MessageView, lang: Lang): RecordGroup[] {
  type Said = Omit<Mark, "status" | "intensity"> & Partial<Mark>;
  const here = <T extends { message: string }>(rows: readonly T[]) => rows.filter((row) => row.message === message.ext);
  const who = message.speaker;
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  const evidence = (["for", "against", "nuance"] as const).flatMap((side) =>
    source.insights
      .filter((insight) => (insight[side] as string[]).includes(message.ext))
      .map((insight): Said => ({ label: insight.title, detail: `${word(lang, "evidence")} ${label(lang, `evidence-${side}`)}`, quote: null, who: null })),
  );
  const all: [RecordKind, Said[]][] = [
    ["veridictory", here(source.veridictory).map((row) => ({ label: label(lang, `status-${status(row.being, row.seeming)}`), detail: `${row.object}, ${row.characteristic}`, quote: row.text, who, status: status(row.being, row.seeming) }))],
    ["thymic", here(source.thymic).map((row) => ({ label: label(lang, `modality-${row.modality}`), detail: row.object, quote: row.text, who, intensity: row.intensity ?? null }))],
    ["actant", here(source.actants).map((row) => ({ label: label(lang, `actant-${row.role}`), detail: `${masked(row.actor)} (${source.quests.find((quest) => quest.id === row.quest)?.title ?? ""})`, quote: row.text, who }))],
    ["position", here(source.positions).map((row) => ({ label: label(lang, `position-${row.position}`), detail: label(lang, `verdict-${row.verdict}`), quote: row.justification, who: "A" }))],
    ["isotopy", here(source.isotopies).map((row) => ({ label: row.seme, detail: label(lang, `kind-${row.kind}`), quote: row.text, who: null }))],
    ["insight", evidence],
    ["memo", source.memos.filter((memo) => memo.on.id === message.ext).map((memo) => ({ label: memo.title, detail: "", quote: memo.body, who: "A" }))],
  ];
  return all.filter(([, marks]) => marks.length > 0).map(([kind, marks]) => ({
    kind, title: word(lang, kind as Word), marks: marks.map((mark) => ({ status: null, intensity: null, ...mark, label: capital(mark.label) })),
  }));
}
