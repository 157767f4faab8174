/** The window's words in both languages: Fluent bundles made of the shared `.ftl` files. No functions in them: numbers and dates come formatted. */
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import enCorpus from "../../../assets/i18n/en/corpus.ftl?raw";
import enReading from "../../../assets/i18n/en/reading.ftl?raw";
import enRules from "../../../assets/i18n/en/rules.ftl?raw";
import enMemos from "../../../assets/i18n/en/memos.ftl?raw";
import enPeople from "../../../assets/i18n/en/people.ftl?raw";
import enBook from "../../../assets/i18n/en/book.ftl?raw";
import enKeys from "../../../assets/i18n/en/keys.ftl?raw";
import enCodes from "../../../assets/i18n/en/codes.ftl?raw";
import enCoding from "../../../assets/i18n/en/coding.ftl?raw";
import enField from "../../../assets/i18n/en/field.ftl?raw";
import enImport from "../../../assets/i18n/en/import.ftl?raw";
import enImports from "../../../assets/i18n/en/imports.ftl?raw";
import enLists from "../../../assets/i18n/en/lists.ftl?raw";
import enOutput from "../../../assets/i18n/en/output.ftl?raw";
import enNotesSearch from "../../../assets/i18n/en/notes-search.ftl?raw";
import enSearch from "../../../assets/i18n/en/search.ftl?raw";
import enSets from "../../../assets/i18n/en/sets.ftl?raw";
import enView from "../../../assets/i18n/en/view.ftl?raw";
import enWindow from "../../../assets/i18n/en/window.ftl?raw";
import frCorpus from "../../../assets/i18n/fr/corpus.ftl?raw";
import frReading from "../../../assets/i18n/fr/reading.ftl?raw";
import frRules from "../../../assets/i18n/fr/rules.ftl?raw";
import frMemos from "../../../assets/i18n/fr/memos.ftl?raw";
import frPeople from "../../../assets/i18n/fr/people.ftl?raw";
import frBook from "../../../assets/i18n/fr/book.ftl?raw";
import frKeys from "../../../assets/i18n/fr/keys.ftl?raw";
import frCodes from "../../../assets/i18n/fr/codes.ftl?raw";
import frCoding from "../../../assets/i18n/fr/coding.ftl?raw";
import frField from "../../../assets/i18n/fr/field.ftl?raw";
import frImport from "../../../assets/i18n/fr/import.ftl?raw";
import frImports from "../../../assets/i18n/fr/imports.ftl?raw";
import frLists from "../../../assets/i18n/fr/lists.ftl?raw";
import frOutput from "../../../assets/i18n/fr/output.ftl?raw";
import frNotesSearch from "../../../assets/i18n/fr/notes-search.ftl?raw";
import frSearch from "../../../assets/i18n/fr/search.ftl?raw";
import frSets from "../../../assets/i18n/fr/sets.ftl?raw";
import frView from "../../../assets/i18n/fr/view.ftl?raw";
import frWindow from "../../../assets/i18n/fr/window.ftl?raw";
import type { Lang } from "../platform/types";

export type Args = Record<string, FluentVariable>;

function bundle(lang: Lang, ...sources: string[]): FluentBundle {
  const made = new FluentBundle(lang, { useIsolating: false });
  for (const source of sources) made.addResource(new FluentResource(source));
  return made;
}

const bundles: Record<Lang, FluentBundle> = { 
  fr: bundle("fr", frCorpus, frReading, frRules, frMemos, frPeople, frBook, frKeys, frCodes, frCoding, frField, frImport, frImports, frLists, frNotesSearch, frOutput, frSearch, frSets, frView, frWindow),
  en: bundle("en", enCorpus, enReading, enRules, enMemos, enPeople, enBook, enKeys, enCodes, enCoding, enField, enImport, enImports, enLists, enNotesSearch, enOutput, enSearch, enSets, enView, enWindow),
 };

/** Whether there are words under this key. */
export const has = (lang: Lang, key: string): boolean => bundles[lang].hasMessage(key);

/** The words under a key; the key itself when there are none, so that a fault is seen. */
export function words(lang: Lang, key: string, args?: Args): string {
  const message = bundles[lang].getMessage(key);
  if (!message?.value) return key;
  return bundles[lang].formatPattern(message.value, args, []);
}

/** The label of a closed list's word (`space-forum`), or the word itself when the list does not know it. */
export function label(lang: Lang, key: string): string {
  return has(lang, key) ? words(lang, key) : key.slice(key.indexOf("-") + 1);
}
