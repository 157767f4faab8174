/** Both languages say the same things, with the signs their typography wants. */
import { describe, expect, it } from "vitest";
import enLists from "../../assets/i18n/en/lists.ftl?raw";
import frLists from "../../assets/i18n/fr/lists.ftl?raw";
import { label, words } from "../src/i18n/bundles";
import * as format from "../src/i18n/format";

/** The window's own files. */
const files = import.meta.glob("../../assets/i18n/*/{book,codes,coding,corpus,field,import,imports,keys,memos,notes-search,output,people,reading,rules,search,sets,view,window}.ftl", { query: "?raw", import: "default", eager: true }) as Record<string, string>;
const all = (lang: string) => Object.keys(files).filter((path) => path.includes(`/${lang}/`)).sort().map((path) => files[path]).join("\n");
const [fr, en] = [all("fr"), all("en")];

const keys = (source: string) => [...source.matchAll(/^([a-z][\w-]*) =/gm)].map((found) => found[1]!);
const holes = (source: string) => Object.fromEntries(keys(source).map((key) => {
  const from = source.indexOf(`\n${key} =`) + 1;
  const next = source.slice(from + 1).search(/\n(?:[a-z#]|$)/);
  const message = source.slice(from, next < 0 ? undefined : from + 1 + next);
  return [key, [...new Set([...message.matchAll(/\$(\w+)/g)].map((found) => found[1]))].filter((hole) => hole !== "n").sort()];
}));
const sources = import.meta.glob("../src/**/*.{svelte,ts}", { query: "?raw", import: "default", eager: true }) as Record<string, string>;

describe("the words of the window", () => {
  it("have the same keys in both languages", () => {
    expect(keys(fr)).toEqual(keys(en));
    expect(keys(frLists)).toEqual(keys(enLists));
    expect(new Set(keys(fr)).size).toBe(keys(fr).length);
  });

  it("say nothing of what the other does not", () => {
    const [a, b] = [holes(fr), holes(en)];
    // “n” only chooses a form: a language may have one form where the other has two.
    for (const key of Object.keys(a)) expect([key, a[key]]).toEqual([key, b[key]]);
  });

  it("are all there, and all used", () => {
    const all = Object.values(sources).join("\n");
    const said = [...all.matchAll(/\b(?:t|count)\("([\w-]+)"/g)].map((found) => found[1]!);
    const known = new Set(keys(fr));
    expect(said.filter((key) => !known.has(key))).toEqual([]);
    const made = [...all.matchAll(/`([a-z][\w-]*-)\$\{/g)].map((found) => found[1]!);
    const unused = keys(fr).filter((key) => !all.includes(`"${key}"`) && !made.some((beginning) => key.startsWith(beginning)));
    expect(unused).toEqual([]);
  });

  it("follow French typography", () => {
    const said = (fr + frLists).split("\n").filter((line) => !/^(#|search-placeholder)/.test(line)).map((line) => line.replace(/\{[^}]*\}|\[\w+\]/g, "x"));
    for (const line of said) {
      const value = line.replace(/^[\w-]+ =/, "");
      expect(value).not.toMatch(/ [:;!?»]/);
      expect(value).not.toMatch(/« /);
      expect(value).not.toMatch(/'|"/);
      expect(value).not.toMatch(/[^\u202f\s][;!?](?:\s|$)/);
    }
  });

  it("choose the form by the number", () => {
    expect(words("fr", "messages-count", { n: 0, count: "0" })).toBe("0 message");
    expect(words("en", "messages-count", { n: 0, count: "0" })).toBe("0 messages");
    expect(words("fr", "messages-count", { n: 1206, count: format.number("fr", 1206) })).toBe("1\u202f206 messages");
    expect(words("fr", "conversation-place", { n: 1, count: "1", all: "7" })).toBe("1re conversation sur 7");
  });

  it("fall back on the word of a closed list that is not known", () => {
    expect(label("fr", "space-forum")).toBe("Forum");
    expect(label("fr", "lang-xx")).toBe("xx");
    expect(words("fr", "no-such-key")).toBe("no-such-key");
  });
});

describe("dates", () => {
  it("are no more precise than their source", () => {
    expect(format.day("fr", "2024-03-04T08:12:00Z")).toBe("4 mars 2024");
    expect(format.day("en", "2024-03-04T08:12:00Z")).toBe("4 March 2024");
    expect(format.day("fr", "2024-03-01")).toBe("1er mars 2024");
    expect(format.day("fr", "2024-03")).toBe("mars 2024");
    expect(format.day("fr", "2024")).toBe("2024");
    expect(format.day("fr", "2024-03-04T08:12:00Z", "month")).toBe("mars 2024");
    expect(format.day("fr", "au printemps")).toBe("au printemps");
    expect(format.day("fr", null)).toBe("");
  });

  it("make a span of two days", () => {
    expect(format.span("fr", "2024-03-02", "2024-03-09")).toBe("2 mars – 9 mars 2024");
    expect(format.span("fr", "2023-12-31", "2024-01-02")).toBe("31 décembre 2023 – 2 janvier 2024");
    expect(format.span("fr", "2024-03-04T08:00", "2024-03-04T09:00")).toBe("4 mars 2024");
  });

  it("show the hour as written, whatever the machine's zone", () => {
    expect(format.read("2024-03-04T08:12:00Z")?.time).toBe("08:12");
    expect(format.read("2024-03-04T08:12:00Z", "day")?.time).toBeNull();
  });
});
