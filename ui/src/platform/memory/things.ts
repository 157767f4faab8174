/** Codes and memos on replies, silences, accounts, persons and conversations, in memory. */
import type { CodeView, Lang, MessageView, Stroke, ThingEdit, ThingKind, ThingMarks } from "../types";
import { type Held, refuse } from "./held";
import type { Rows } from "./sample";
import { word } from "./words";

const SAID = {
  fr: { code: "« {code} » posé sur {thing}", uncode: "« {code} » retiré de {thing}", change: "Code « {code} » modifié sur {thing}" },
  en: { code: "“{code}” put on {thing}", uncode: "“{code}” taken off {thing}", change: "Code “{code}” changed on {thing}" },
};
const THINGS: Record<Lang, Record<ThingKind, string>> = {
  fr: { reply: "la réponse", silence: "le silence", account: "le compte", person: "la personne", conversation: "la conversation" },
  en: { reply: "the reply", silence: "the silence", account: "the account", person: "the person", conversation: "the conversation" },
};

function fill(lang: Lang, key: keyof (typeof SAID)["fr"], holes: Record<string, string>): string {
  return SAID[lang][key].replace(/\{(\w+)\}/g, (_, name: string) => holes[name] ?? "");
}

const called = (codes: readonly CodeView[], id: number, lang: Lang): string => {
  const code = codes.find((one) => one.id === id);
  return code?.label[lang] ?? code?.label.fr ?? code?.label.en ?? "";
};

/** The marks of a thing. */
export function marksOn(rows: Rows, kind: ThingKind, on: number): ThingMarks {
  return {
    kind, on,
    codings: rows.things.filter((one) => one.kind === kind && one.on === on).map(({ id, code, coder, memo }) => ({ id, code, coder, memo })),
    memos: rows.loose.filter((memo) => memo.kind === kind && memo.on === on),
  };
}

/** Those of a conversation that bear something. */
export function thingsOf(rows: Rows, root: number, messages: readonly MessageView[]): ThingMarks[] {
  const here: Record<ThingKind, Set<number>> = {
    reply: new Set(messages.map(({ id }) => id)), silence: new Set(messages.map(({ id }) => id)), conversation: new Set([root]),
    account: new Set(messages.map(({ account }) => account)), person: new Set(messages.map(({ person }) => person)),
  };
  const borne = [...rows.things, ...rows.loose].map(({ kind, on }) => `${kind}:${on}`);
  return [...new Set(borne)].flatMap((key) => {
    const [kind, on] = key.split(":") as [ThingKind, string];
    return here[kind]?.has(Number(on)) ? [marksOn(rows, kind, Number(on))] : [];
  });
}

export class Things {
  constructor(private readonly hold: (change: boolean) => Promise<Held>) {}

  async code(kind: ThingKind, on: number, codes: number[]): Promise<Stroke> {
    const { journal, lang, coder } = await this.hold(true);
    const { rows } = journal;
    const stands = rows.messages.some((message) =>
      kind === "account" ? message.account === on : kind === "person" ? message.person === on : message.id === on && (kind !== "reply" || message.parentExt !== null));
    if (!stands) refuse("unknown-object", word(lang, "unknown"));
    const fresh = codes.filter((code) => !rows.things.some((one) => one.kind === kind && one.on === on && one.code === code && one.coder === coder));
    if (fresh.length === 0) return journal.stroke(lang, null, { things: [marksOn(rows, kind, on)] });
    const say = (lang: Lang) => fill(lang, "code", { code: called(rows.codes, fresh[0]!, lang), thing: THINGS[lang][kind] });
    const { op, made } = journal.step("code-thing", coder, say, (draft) => {
      let id = draft.things.reduce((last, one) => Math.max(last, one.id), 0);
      for (const code of fresh) draft.things.push({ id: ++id, code, kind, on, coder, memo: null });
      return id;
    });
    return journal.stroke(lang, op, { made, things: [marksOn(journal.rows, kind, on)] });
  }

  async uncode(id: number): Promise<Stroke> {
    const { journal, lang, coder } = await this.hold(true);
    const gone = journal.rows.things.find((one) => one.id === id) ?? refuse("unknown-object", word(lang, "unknown"));
    const say = (lang: Lang) => fill(lang, "uncode", { code: called(journal.rows.codes, gone.code, lang), thing: THINGS[lang][gone.kind] });
    const { op } = journal.step("uncode-thing", coder, say, (draft) => (draft.things = draft.things.filter((one) => one.id !== id)));
    return journal.stroke(lang, op, { things: [marksOn(journal.rows, gone.kind, gone.on)] });
  }

  async change(id: number, edit: ThingEdit): Promise<Stroke> {
    const { journal, lang, coder } = await this.hold(true);
    const old = journal.rows.things.find((one) => one.id === id) ?? refuse("unknown-object", word(lang, "unknown"));
    const say = (lang: Lang) => fill(lang, "change", { code: called(journal.rows.codes, edit.code ?? old.code, lang), thing: THINGS[lang][old.kind] });
    const { op } = journal.step("edit-thing", coder, say, (draft) => Object.assign(draft.things.find((one) => one.id === id)!, edit));
    return journal.stroke(lang, op, { made: id, things: [marksOn(journal.rows, old.kind, old.on)] });
  }

  async marks(kind: ThingKind, on: number): Promise<ThingMarks> {
    return marksOn((await this.hold(false)).journal.rows, kind, on);
  }
}
