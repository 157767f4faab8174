/** What differs between two states of the study in memory, as objects. */
import type { Lang, TouchedObject } from "../types";
import type { Rows } from "./sample";

const WORDS = {
  fr: { coding: "Codage", memo: "Mémo", code: "Code", mask: "Masque", words: "mots", body: "texte", voice: "voix" },
  en: { coding: "Coding", memo: "Memo", code: "Code", mask: "Mask", words: "words", body: "text", voice: "voice" },
};

/** The family of a kind of operation. */
export function family(kind: string): string {
  const parts = kind.split("-");
  if (parts.includes("memo")) return "memos";
  if (parts.some((part) => ["mask", "account", "accounts"].includes(part))) return "people";
  if (parts.includes("import")) return "imports";
  if (kind === "codes" || (parts.length > 1 && parts.at(-1) === "code")) return "codes";
  if (parts.some((part) => ["code", "uncode", "coding"].includes(part))) return "codings";
  return "study";
}

interface One {
  key: string;
  what: string;
  name: string;
  message: number | null;
  code: number | null;
  values: Record<string, string | null>;
}

function objects(rows: Rows, lang: Lang): One[] {
  const words = WORDS[lang];
  const called = (id: number): string => {
    const code = rows.codes.find((one) => one.id === id);
    return code?.label[lang] ?? code?.label.fr ?? code?.label.en ?? code?.ext ?? "";
  };
  return [
    ...rows.codes.map((code) => ({ key: `code ${code.id}`, what: words.code, name: called(code.id), message: null, code: code.id, values: {} })),
    ...rows.messages.flatMap((message) => [
      ...message.codings.map((coding) => ({
        key: `coding ${coding.id}`, what: words.coding, name: called(coding.code), message: message.id, code: coding.code,
        values: { [words.words]: message.text.slice(coding.start, coding.end), [words.voice]: coding.voice },
      })),
      ...message.memos.map((memo) => ({ key: `memo ${memo.id}`, what: words.memo, name: memo.title ?? memo.body.slice(0, 40), message: message.id, code: null, values: { [words.body]: memo.body } })),
    ]),
    ...rows.people.masks.map((mask) => ({ key: `mask ${mask.id}`, what: words.mask, name: mask.label, message: mask.messages[0] ?? null, code: null, values: { n: String(mask.messages.length) } })),
  ];
}

export function differences(before: Rows, after: Rows, lang: Lang): TouchedObject[] {
  const [old, fresh] = [before, after].map((rows) => new Map(objects(rows, lang).map((one) => [one.key, one])));
  const root = (id: number): number => {
    const parent = after.messages.find((message) => message.id === id)?.parent ?? null;
    return parent === null ? id : root(parent);
  };
  return [...new Set([...old!.keys(), ...fresh!.keys()])].flatMap((key): TouchedObject[] => {
    const [was, is] = [old!.get(key), fresh!.get(key)];
    const one = (is ?? was)!;
    const fields = Object.keys(one.values).filter((field) => was?.values[field] !== is?.values[field]);
    if (was && is && fields.length === 0) return [];
    const changes = fields.map((field) => ({ field, before: was?.values[field] ?? null, after: is?.values[field] ?? null }));
    const message = one.message === null ? undefined : after.messages.find(({ id }) => id === one.message);
    return [{ what: one.what, how: was && is ? "changed" : is ? "made" : "deleted", name: one.name, message: message?.id ?? null, conversation: message ? root(message.id) : null, ext: message?.ext ?? null, code: one.code, changes }];
  });
}
