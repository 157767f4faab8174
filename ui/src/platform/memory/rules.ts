/** Rules in memory: written, previewed beside what people coded, decided upon. What is refused is kept apart from the codings. */
import { sentences } from "../../text/boundaries";
import type { CodingView, MessageView, RuleAsk, RuleDraft, RuleFate, RuleHit, RulePick, RulePlace, RulePreview, RuleSaid, RuleVerdict, RuleView, Stroke } from "../types";
import { type Held, refuse } from "./held";
import { downward, type Rows } from "./sample";
import { matches, parse } from "./search";
import { word } from "./words";

const FATES: readonly RuleFate[] = ["new", "proposed", "otherwise", "refused", "agrees", "accepted", "missed"];
const SAID = {
  fr: { add: "Règle « {query} » ajoutée à « {code} »", edit: "Règle de « {code} » réécrite : {query}", move: "Règle « {query} » de « {code} » déplacée", remove: "Règle « {query} » de « {code} » supprimée",
    accept: "« {code} » accepté en {n} endroits trouvés par les règles", reject: "« {code} » refusé en {n} endroits trouvés par les règles", propose: "« {code} » proposé en {n} endroits trouvés par les règles", reconsider: "« {code} » remis en question en {n} endroits trouvés par les règles",
    empty: "La règle ne demande rien. Écrivez une requête.", words: "La requête n’a aucun mot à coder : codez le message entier." },
  en: { add: "Rule “{query}” added to “{code}”", edit: "Rule of “{code}” rewritten: {query}", move: "Rule “{query}” of “{code}” moved", remove: "Rule “{query}” of “{code}” deleted",
    accept: "“{code}” accepted in {n} places found by rules", reject: "“{code}” refused in {n} places found by rules", propose: "“{code}” proposed in {n} places found by rules", reconsider: "“{code}” reconsidered in {n} places found by rules",
    empty: "The rule asks nothing. Write a query.", words: "The query holds no word to code; code the whole message." },
};
type Said = keyof (typeof SAID)["fr"];

const byHand = ({ origin, review }: CodingView): boolean => review === "accepted" && (origin === "human" || origin === "import");
const meets = (a: { start: number; end: number }, b: { start: number; end: number }): boolean => a.start < b.end && b.start < a.end;
const marks = ({ id, codings, memos }: MessageView) => ({ message: id, codings, memos });

export class Rules {
  constructor(private readonly hold: (change?: boolean) => Promise<Held>) {}

  async all(code: number | null): Promise<RuleView[]> {
    const { journal } = await this.hold();
    return journal.rows.rules.filter((rule) => code === null || rule.code === code);
  }

  async add(code: number, draft: RuleDraft): Promise<Stroke> {
    const held = await this.hold(true);
    this.#checked(held, draft);
    return this.#step(held, "add", code, { query: draft.query.trim() }, (rows) => {
      const id = Math.max(0, ...rows.rules.map((rule) => rule.id)) + 1;
      rows.rules = [...rows.rules, { id, code, query: draft.query.trim(), reach: draft.reach, note: draft.note, author: held.coder, at: new Date().toISOString() }];
      return id;
    });
  }

  async edit(id: number, draft: RuleDraft): Promise<Stroke> {
    const held = await this.hold(true);
    this.#checked(held, draft);
    const { code } = this.#find(held, id);
    return this.#step(held, "edit", code, { query: draft.query.trim() }, (rows) => {
      rows.rules = rows.rules.map((rule) => (rule.id === id ? { ...rule, query: draft.query.trim(), reach: draft.reach, note: draft.note } : rule));
      return null;
    });
  }

  async move(id: number, before: number | null): Promise<Stroke> {
    const held = await this.hold(true);
    const moved = this.#find(held, id);
    return this.#step(held, "move", moved.code, { query: moved.query }, (rows) => {
      const others = rows.rules.filter((rule) => rule.id !== id);
      const at = others.findIndex((rule) => rule.id === before);
      others.splice(at < 0 ? others.length : at, 0, moved);
      rows.rules = others;
      return null;
    });
  }

  async remove(id: number): Promise<Stroke> {
    const held = await this.hold(true);
    const gone = this.#find(held, id);
    return this.#step(held, "remove", gone.code, { query: gone.query }, (rows) => {
      rows.rules = rows.rules.filter((rule) => rule.id !== id);
      rows.goneRules = { ...rows.goneRules, [id]: gone.query };
      return null;
    });
  }

  async said(id: number): Promise<RuleSaid | null> {
    const { rows } = (await this.hold()).journal;
    const rule = rows.rules.find((one) => one.id === id);
    if (rule) return { query: rule.query, stands: true };
    const gone = rows.goneRules[id];
    return gone === undefined ? null : { query: gone, stands: false };
  }

  async preview(ask: RuleAsk): Promise<RulePreview> {
    const held = await this.hold();
    for (const rule of ask.rules) this.#checked(held, rule);
    const { rows } = held.journal;
    const hits = this.#hits(held, ask);
    const family = downward(rows.codes, ask.code);
    const bears = (message: MessageView) => message.codings.some((coding) => byHand(coding) && family.has(coding.code));
    const judged = rows.messages.filter((message) => message.codings.some(byHand));
    const missed = rows.messages.filter((message) => bears(message) && !hits.some(({ id }) => id === message.id));
    const rightly = hits.filter(({ id }) => bears(rows.messages.find((message) => message.id === id)!)).length;
    const missing = missed.map((message) => hit(message, message.codings.filter((coding) => byHand(coding) && family.has(coding.code))
      .map((coding): RulePlace => ({ start: coding.start, end: coding.end, fate: "missed", rule: null, coder: coding.coder }))));
    const of = ask.fate === "missed" ? missing : hits.filter(({ fate }) => ask.fate === null || fate === ask.fate);
    return {
      found: hits.length, counts: FATES.map((fate) => ({ fate, n: fate === "missed" ? missed.length : hits.filter((one) => one.fate === fate).length })),
      total: of.length, rows: of.slice(ask.offset, ask.offset + ask.limit),
      precision: { n: rightly, of: hits.filter(({ id }) => judged.some((message) => message.id === id)).length }, recall: { n: rightly, of: rightly + missed.length },
      judged: judged.length, building: false,
    };
  }

  async decide(code: number, picks: readonly RulePick[], verdict: RuleVerdict): Promise<Stroke> {
    return this.#decide(await this.hold(true), code, picks, verdict);
  }

  async decideAll(ask: RuleAsk, fate: RuleFate, verdict: RuleVerdict): Promise<Stroke> {
    const held = await this.hold(true);
    const picks = this.#hits(held, ask).filter((one) => one.fate === fate).flatMap(({ id, places }) => places.filter((place) => place.fate === fate).map(({ start, end, rule }) => ({ message: id, start, end, rule })));
    return this.#decide(held, ask.code, picks, verdict);
  }

  async review(codings: readonly number[], accept: boolean): Promise<Stroke> {
    const held = await this.hold(true);
    const found = held.journal.rows.messages.flatMap((message) => message.codings.filter(({ id, origin }) => codings.includes(id) && origin !== "human").map((coding) => ({ message, coding })));
    const first = found[0];
    if (!first) return held.journal.stroke(held.lang, null);
    return this.#decide(held, first.coding.code, found.map(({ message, coding }) => ({ message: message.id, start: coding.start, end: coding.end, rule: coding.rule })), accept ? "accept" : "reject");
  }

  #decide(held: Held, code: number, picks: readonly RulePick[], verdict: RuleVerdict): Stroke {
    const { journal, coder, lang } = held;
    const family = downward(journal.rows.codes, code);
    const open = picks.filter((pick) => verdict === "reconsider" || !journal.rows.messages.find(({ id }) => id === pick.message)?.codings.some((coding) => byHand(coding) && family.has(coding.code) && meets(coding, pick)));
    if (open.length === 0) return journal.stroke(lang, null, { made: 0 });
    const touched = [...new Set(open.map(({ message }) => message))];
    const at = new Date().toISOString();
    const name = this.#code(held, code);
    const { op } = journal.step(`${verdict}-rule`, coder, (say) => SAID[say][verdict].replace("{code}", name).replace("{n}", String(open.length)), (rows) => {
      let next = Math.max(0, ...rows.messages.flatMap((message) => message.codings.map(({ id }) => id))) + 1;
      for (const pick of open) {
        const message = rows.messages.find(({ id }) => id === pick.message) ?? refuse("unknown-message", word(lang, "unknown"));
        const ours = (one: { code: number; start: number; end: number }) => one.code === code && meets(one, pick);
        message.codings = message.codings.filter((coding) => coding.origin === "human" || coding.origin === "import" || !ours(coding));
        rows.refused = rows.refused.filter((one) => one.message !== pick.message || !ours(one));
        if (verdict === "reject") rows.refused = [...rows.refused, { ...pick, code, by: coder }];
        if (verdict === "accept" || verdict === "propose") {
          message.codings.push({ id: next++, code, start: pick.start, end: pick.end, voice: "assumed", origin: "rule", review: verdict === "accept" ? "accepted" : "proposed", coder, memo: null, weight: null, rule: pick.rule, reviewed: verdict === "accept" ? [coder, at] : null });
        }
      }
    });
    return journal.stroke(lang, op, { made: open.length, marks: touched.map((id) => marks(journal.rows.messages.find((message) => message.id === id)!)) });
  }

  #hits(held: Held, ask: RuleAsk): RuleHit[] {
    const { rows } = held.journal;
    const family = downward(rows.codes, ask.code);
    return rows.messages.flatMap((message) => {
      const places: RulePlace[] = [];
      const human = message.codings.some(byHand);
      const bears = message.codings.some((coding) => byHand(coding) && family.has(coding.code));
      for (const rule of ask.rules) {
        const at = matches(parse(rule.query, rows, held.lang), message);
        if (!at) continue;
        for (const [start, end] of reach(message, at, rule.reach)) {
          if (!places.some((place) => place.start === start && place.end === end)) places.push({ start, end, rule: rule.id, ...fate(rows, message, ask.code, family, { start, end }, human && !bears) });
        }
      }
      places.sort((a, b) => a.start - b.start || a.end - b.end);
      return places.length > 0 ? [hit(message, places)] : [];
    });
  }

  #checked({ journal, lang }: Held, { query, reach }: RuleDraft): void {
    if (query.trim() === "") refuse("bad-parameter", SAID[lang].empty);
    const { problems } = parse(query, journal.rows, lang);
    if (problems[0]) refuse("bad-query", problems[0].message);
    if (reach !== "message" && /^(?:-?\w+:(?:"[^"]*"|\S+)\s*)+$/.test(query.trim())) refuse("bad-query", SAID[lang].words);
  }

  #find({ journal, lang }: Held, id: number): RuleView {
    return journal.rows.rules.find((rule) => rule.id === id) ?? refuse("unknown-object", word(lang, "unknown"));
  }

  #code({ journal, lang }: Held, id: number): string {
    const code = journal.rows.codes.find((one) => one.id === id) ?? refuse("unknown-code", word(lang, "noCode", { code: String(id) }));
    return code.label[lang] ?? code.ext;
  }

  #step(held: Held, kind: Said, code: number, holes: Record<string, string>, change: (rows: Rows) => number | null): Stroke {
    const name = this.#code(held, code);
    const { op, made } = held.journal.step(`${kind}-rule`, held.coder, (lang) => SAID[lang][kind].replace("{code}", name).replace("{query}", holes.query ?? ""), change);
    return held.journal.stroke(held.lang, op, { made });
  }
}

function reach(message: MessageView, at: [number, number][], of: RuleDraft["reach"]): [number, number][] {
  if (of === "message" || at.length === 0) return [[0, message.text.length]];
  if (of === "match") return at;
  return at.map((one) => sentences(message.text, message.lang).find(([start, end]) => start <= one[0] && one[1] <= end) ?? one);
}

function fate(rows: Rows, message: MessageView, code: number, family: ReadonlySet<number>, range: { start: number; end: number }, otherwise: boolean): { fate: RuleFate; coder: string | null } {
  const there = message.codings.filter((coding) => family.has(coding.code) && meets(coding, range));
  const hand = there.find(byHand);
  if (hand) return { fate: "agrees", coder: hand.coder };
  const accepted = there.find(({ review }) => review === "accepted");
  if (accepted) return { fate: "accepted", coder: accepted.coder };
  const refused = rows.refused.find((one) => one.message === message.id && one.code === code && meets(one, range));
  if (refused) return { fate: "refused", coder: refused.by };
  const proposed = there.find((coding) => coding.code === code);
  if (proposed) return { fate: "proposed", coder: proposed.coder };
  return { fate: otherwise ? "otherwise" : "new", coder: null };
}

function hit(message: MessageView, places: RulePlace[]): RuleHit {
  const fate = FATES.find((one) => places.some((place) => place.fate === one)) ?? "new";
  const { id, ext, speaker, space, venue, posted, lang, text } = message;
  return { id, ext, conversation: id, speaker, space, venue, posted, lang, text, fate, places, codes: [...new Set(message.codings.filter(({ review }) => review === "accepted").map(({ code }) => code))] };
}
