/** Persons, accounts and masks of the study in memory. A person is known by the number of its first account. */
import type { AccountView, Lang, MaskDraft, MasksAtHand, MaskView, MessageView, PeopleAsk, PeoplePage, PersonLine, PersonView, Stroke, Worn } from "../types";
import { type Held, refuse } from "./held";
import type { Mask } from "./said";
import { type Rows, source } from "./sample";
import { fold } from "./search";
import { word } from "./words";

const SAID = {
  fr: {
    link: "{accounts} comptes rattachés à une même personne\u00a0: {why}", unlink: "Un compte détaché de sa personne", role: "Rôle de {accounts} comptes corrigé", add: "Masque «\u00a0{label}\u00a0» créé", edit: "Masque «\u00a0{label}\u00a0» modifié",
    remove: "Masque «\u00a0{label}\u00a0» supprimé", wear: "Masque «\u00a0{label}\u00a0» posé sur {message}", bare: "Masque «\u00a0{label}\u00a0» retiré de {message}",
    unargued: "Dites pourquoi ces comptes sont d’une même personne\u00a0: un rattachement se justifie. Rien n’a été changé.", unnamed: "Un masque a un nom. Rien n’a été changé.", gone: "Cette personne n’est pas dans l’étude.",
  },
  en: {
    link: "{accounts} accounts said to be of one person: {why}", unlink: "An account taken out of its person", role: "Role of {accounts} accounts corrected", add: "Mask “{label}” made", edit: "Mask “{label}” edited",
    remove: "Mask “{label}” deleted", wear: "Mask “{label}” put on {message}", bare: "Mask “{label}” taken off {message}",
    unargued: "Say why these accounts are of one person: a link is argued. Nothing was changed.", unnamed: "A mask has a name. Nothing was changed.", gone: "This person is not in the study.",
  },
};
const say = (lang: Lang, key: keyof (typeof SAID)["fr"], holes: Record<string, string> = {}): string => SAID[lang][key].replace(/\{(\w+)\}/g, (_, name: string) => holes[name] ?? "");

const HANDLES = new Map(source.messages.map((message) => [message.id, message.account]));

/** The handle of who wrote a message; a made-up message is signed by its speaker. */
export const handle = (message: MessageView): string => HANDLES.get(message.ext) ?? message.speaker;
const key = (message: MessageView): string => `${message.space} ${message.venue ?? ""} ${handle(message)}`;

interface Known {
  id: number;
  name: string;
  accounts: { id: number; messages: MessageView[] }[];
  messages: MessageView[];
}

function known(rows: Rows): Known[] {
  const accounts = new Map<string, number>();
  const persons = new Map<string, Known>();
  for (const message of [...rows.messages].sort((a, b) => a.id - b.id)) {
    const account = accounts.get(key(message)) ?? accounts.size + 1;
    accounts.set(key(message), account);
    let person = persons.get(message.speaker);
    if (!person) persons.set(message.speaker, (person = { id: account, name: message.speaker, accounts: [], messages: [] }));
    let one = person.accounts.find(({ id }) => id === account);
    if (!one) person.accounts.push((one = { id: account, messages: [] }));
    one.messages.push(message);
    person.messages.push(message);
  }
  return [...persons.values()];
}

const days = (messages: readonly MessageView[]): string[] => messages.flatMap(({ posted }) => (posted ? [posted.slice(0, 10)] : [])).sort();

export class People {
  lifted = false;
  constructor(private readonly hold: (change: boolean) => Promise<Held>) {}

  name(person: Known): string {
    return this.lifted ? person.accounts.map(({ messages }) => handle(messages[0]!)).join(", ") : person.name;
  }

  #line(person: Known): PersonLine {
    const dates = days(person.messages);
    return {
      id: person.id, name: this.name(person), accounts: person.accounts.length, spaces: [...new Set(person.messages.map(({ space }) => space))], messages: person.messages.length,
      first: dates[0] ?? null, last: dates.at(-1) ?? null, role: person.messages[0]!.role,
    };
  }

  async people(ask: PeopleAsk, offset: number, limit: number): Promise<PeoplePage> {
    const { journal } = await this.hold(false);
    const rows = known(journal.rows).map((person) => this.#line(person)).filter((row) =>
      (!ask.space || row.spaces.includes(ask.space)) && (!ask.role || row.role === ask.role) && (!ask.many || row.accounts > 1) && fold(row.name).includes(fold(ask.name.trim())));
    const value = (row: PersonLine): string | number => (ask.sort === "place" ? 0 : ask.sort === "spaces" ? row.spaces.length : (row[ask.sort] ?? ""));
    rows.sort((a, b) => (value(a) < value(b) ? -1 : value(a) > value(b) ? 1 : 0));
    if (ask.descending) rows.reverse();
    return { total: rows.length, rows: rows.slice(offset, offset + limit) };
  }

  async person(id: number): Promise<PersonView> {
    const { journal, lang } = await this.hold(false);
    const person = this.#find(journal.rows, id, lang);
    const spaces = [...new Set(person.messages.map(({ space }) => space))].map((space) => {
      const here = person.messages.filter((message) => message.space === space);
      const codings = here.flatMap((message) => message.codings);
      const codes = [...new Set(codings.map(({ code }) => code))].map((code) => {
        const on = codings.filter((coding) => coding.code === code);
        const assumed = on.filter(({ voice }) => voice === "assumed").length;
        return { code, assumed, said: on.length - assumed };
      });
      codes.sort((a, b) => b.assumed + b.said - a.assumed - a.said || a.code - b.code);
      const accounts = person.accounts.filter((account) => account.messages.some((message) => message.space === space)).map((account): AccountView => {
        const theirs = account.messages.filter((message) => message.space === space);
        const dates = days(theirs);
        return {
          id: account.id, handle: this.lifted ? handle(theirs[0]!) : null, role: theirs[0]!.role, venue: theirs[0]!.venue, messages: theirs.length, first: dates[0] ?? null, last: dates.at(-1) ?? null,
          links: [...(journal.rows.people.links[account.id] ?? [])], linked: person.accounts.length > 1,
        };
      });
      return { space, messages: here.length, accounts, codes };
    });
    return { row: this.#line(person), query: `person:${person.name}`, spaces, masks: this.#masks(journal.rows, person) };
  }

  async linkPersons(ids: number[], justification: string, confidence: number): Promise<number> {
    const { journal, lang, coder } = await this.hold(true);
    if (justification.trim() === "") refuse("unargued", say(lang, "unargued"));
    const [target, ...others] = ids.map((id) => this.#find(journal.rows, id, lang));
    if (!target || others.length === 0) refuse("bad-parameter", say(lang, "gone"));
    const count = String([target, ...others].reduce((sum, one) => sum + one.accounts.length, 0));
    journal.step("link-accounts", coder, (to) => say(to, "link", { accounts: count, why: justification }), (draft) => {
      const gone = new Set(others.map(({ name }) => name));
      rename(draft, (message) => (gone.has(message.speaker) ? target.name : message.speaker));
      const links = { ...draft.people.links };
      for (const { id } of others.flatMap((one) => one.accounts)) links[id] = [...(links[id] ?? []), { justification, confidence, coder, at: new Date().toISOString() }];
      draft.people = { ...draft.people, links };
    });
    return known(journal.rows).find(({ name }) => name === target.name)!.id;
  }

  async unlinkAccount(account: number): Promise<void> {
    const { journal, lang, coder } = await this.hold(true);
    const all = known(journal.rows);
    const person = all.find((one) => one.accounts.length > 1 && one.accounts.some(({ id }) => id === account)) ?? refuse("unknown-object", say(lang, "gone"));
    const theirs = new Set(person.accounts.find(({ id }) => id === account)!.messages.map(({ id }) => id));
    const free = Math.max(0, ...all.map(({ name }) => Number(name.replace(/\D/g, "")))) + 1;
    journal.step("unlink-account", coder, (to) => say(to, "unlink"), (draft) => {
      rename(draft, (message) => (theirs.has(message.id) ? `P${String(free).padStart(2, "0")}` : message.speaker));
      const { [account]: _, ...links } = draft.people.links;
      draft.people = { ...draft.people, links };
    });
  }

  async setRole(accounts: number[], role: string): Promise<void> {
    const { journal, coder } = await this.hold(true);
    const ids = new Set(known(journal.rows).flatMap((one) => one.accounts).filter(({ id }) => accounts.includes(id)).flatMap(({ messages }) => messages.map(({ id }) => id)));
    journal.step("account-role", coder, (to) => say(to, "role", { accounts: String(accounts.length) }), (draft) => {
      draft.messages = draft.messages.map((message) => (ids.has(message.id) ? { ...message, role } : message));
    });
  }

  async masksAtHand(message: number): Promise<MasksAtHand> {
    const { journal, lang } = await this.hold(false);
    const person = known(journal.rows).find((one) => one.messages.some(({ id }) => id === message)) ?? refuse("unknown-message", word(lang, "unknown"));
    return { person: person.id, name: this.name(person), masks: this.#masks(journal.rows, person) };
  }

  async masksWorn(messages: number[]): Promise<Worn[]> {
    const { journal } = await this.hold(false);
    const worn = messages.map((message) => ({ message, masks: journal.rows.people.masks.filter((mask) => mask.messages.includes(message)).map(({ label }) => label) }));
    return worn.filter(({ masks }) => masks.length > 0);
  }

  async addMask(id: number, draft: MaskDraft, messages: number[]): Promise<Stroke> {
    const { journal, lang, coder } = await this.hold(true);
    if (draft.label.trim() === "") refuse("bad-parameter", say(lang, "unnamed"));
    const person = this.#find(journal.rows, id, lang);
    const { op, made } = journal.step("add-mask", coder, (to) => say(to, "add", { label: draft.label }), (rows) => {
      const next = rows.people.masks.reduce((a, b) => Math.max(a, b.id), 0) + 1;
      rows.people = { ...rows.people, masks: [...rows.people.masks, { id: next, ...draft, coder, of: person.messages[0]!.id, messages }] };
      return next;
    });
    return journal.stroke(lang, op, { made });
  }

  editMask(id: number, draft: MaskDraft): Promise<Stroke> {
    return this.#change("edit", id, "", (mask) => ({ ...mask, ...draft }));
  }

  deleteMask(id: number): Promise<Stroke> {
    return this.#change("remove", id, "", () => null);
  }

  async wearMask(id: number, message: number, worn: boolean): Promise<Stroke> {
    const { journal } = await this.hold(true);
    const ext = journal.rows.messages.find((one) => one.id === message)?.ext ?? "";
    return this.#change(worn ? "wear" : "bare", id, ext, (mask) => ({ ...mask, messages: worn ? [...new Set([...mask.messages, message])] : mask.messages.filter((one) => one !== message) }));
  }

  async #change(what: "edit" | "remove" | "wear" | "bare", id: number, message: string, change: (mask: Mask) => Mask | null): Promise<Stroke> {
    const { journal, lang, coder } = await this.hold(true);
    const { label } = journal.rows.people.masks.find((mask) => mask.id === id) ?? refuse("unknown-object", say(lang, "gone"));
    const kind = { edit: "edit-mask", remove: "delete-mask", wear: "wear-mask", bare: "bare-mask" }[what];
    const { op } = journal.step(kind, coder, (to) => say(to, what, { label, message }), (rows) => {
      const masks = rows.people.masks.flatMap((mask) => (mask.id === id ? (change(mask) ?? []) : mask));
      rows.people = { ...rows.people, masks };
    });
    return journal.stroke(lang, op);
  }

  #masks(rows: Rows, person: Known): MaskView[] {
    const theirs = new Set(person.messages.map(({ id }) => id));
    const at = (id: number) => rows.messages.find((message) => message.id === id);
    const root = (id: number): number => {
      const parent = at(id)?.parent ?? null;
      return parent === null ? id : root(parent);
    };
    return rows.people.masks.filter(({ of }) => theirs.has(of)).map(({ of: _, messages, ...mask }) => ({
      ...mask, messages: messages.flatMap((id) => at(id) ?? []).map(({ id, ext, text }) => ({ id, ext, conversation: root(id), opening: text.slice(0, 120) })),
    }));
  }

  #find(rows: Rows, id: number, lang: Lang): Known {
    return known(rows).find((person) => person.id === id) ?? refuse("unknown-object", say(lang, "gone"));
  }
}

function rename(draft: Rows, speaker: (message: MessageView) => string): void {
  const names = new Map(draft.messages.map((message) => [message.id, speaker(message)]));
  draft.messages = draft.messages.map((message) => ({ ...message, speaker: names.get(message.id)!, answers: message.parent === null ? message.answers : (names.get(message.parent) ?? message.answers) }));
}
