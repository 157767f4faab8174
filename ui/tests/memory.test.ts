/** The platform in memory answers as the shell would on the worked study. */
import { describe, expect, it } from "vitest";
import { Memory } from "../src/platform/memory";
import { fold } from "../src/platform/memory/search";

async function open(options = {}) {
  const memory = new Memory({ preferences: { lang: "fr" }, ...options });
  await memory.studySample();
  return memory;
}
const find = async (query: string) => {
  const page = await (await open()).search(query, 0, 50, "thread");
  return page.hits.map((hit) => hit.ext);
};

describe("the worked study", () => {
  it("has its numbers", async () => {
    const summary = await (await open()).studySummary();
    expect(summary).toMatchObject({ messages: 14, conversations: 7, codes: 10, codings: 37, persons: 10, spaces: 7, codedMessages: 14, brandMessages: 1 });
  });

  it("counts codes without brand speech", async () => {
    const codes = await (await open()).codebook();
    expect(Object.fromEntries(codes.map((code) => [code.ext, code.messages]))).toEqual({
      "FL.PRA": 4, "FL.UTO": 3, "FL.LUD": 3, "FL.CRI": 5, "NM.MAN": 2, "NM.COM": 1, "NM.PER": 3, "NM.SAN": 3, "TH.BLOCAGE": 6, "TH.COMPOST": 3,
    });
    expect(codes.reduce((sum, code) => sum + code.codings, 0)).toBe(35);
  });

  it("has offsets in UTF-16 units", async () => {
    const memory = await open();
    const { messages } = await memory.conversation(10);
    const brand = messages[0]!;
    expect(brand.text).toContain("👋");
    expect(brand.codings.map((coding) => brand.text.slice(coding.start, coding.end)).sort()).toEqual([
      "La mise à jour 2.1 ne bloque aucune capsule", "elle corrige un bug de pression",
    ]);
  });

  it("gives a conversation from any of its messages", async () => {
    const memory = await open();
    const view = await memory.conversation(5);
    expect(view.messages.map((message) => message.ext)).toEqual(["V02", "V03", "V04", "V05", "V06", "V07"]);
    expect(view).toMatchObject({ index: 2, of: 7 });
  });

  it("says what the models say of a message", async () => {
    const records = await (await open()).messageRecords(5);
    expect(records.groups.map((group) => [group.kind, group.marks[0]?.label])).toEqual([
      ["veridictory", "Illusoire"], ["thymic", "Dysphorie"], ["actant", "Adjuvant"], ["position", "Terme neutre"], ["isotopy", "/rituel/"],
      ["insight", "La promesse qui paraît sans être dépossède"],
    ]);
  });
});

describe("its search", () => {
  it("finds forms of a word, with their offsets", async () => {
    const page = await (await open()).search("capsule", 0, 50, "thread");
    expect(page.total).toBe(7);
    for (const hit of page.hits) for (const [start, end] of hit.matches) expect(fold(hit.text.slice(start, end))).toMatch(/^capsules?$/);
  });

  it("reads phrases, alternatives, fields and what is left out", async () => {
    expect(await find("\"mise a jour\"")).toEqual(["V07", "V10"]);
    expect(await find("capsule OR refills")).toHaveLength(9);
    expect(await find("capsule -compostable space:forum")).toEqual(["V03", "V07"]);
    expect(await find("code:FL.LUD")).toEqual(["V04", "V05", "V11"]);
    expect(await find("code:NM lang:en")).toEqual(["V09", "V14"]);
  });

  it("underlines what it does not understand, and answers the rest", async () => {
    const page = await (await open()).search("capsule colour:red code:XX", 0, 50, "thread");
    expect(page.problems.map((problem) => [problem.start, problem.end, problem.code])).toEqual([[8, 18, "field"], [19, 26, "code"]]);
    expect(page.total).toBe(7);
  });
});

describe("what it keeps", () => {
  it("undoes and redoes", async () => {
    const memory = await open();
    const before = await memory.studySummary();
    const undone = await memory.undo();
    expect(undone.codings).toBe(36);
    expect(undone.redo).toBe(before.undo);
    expect((await memory.history({ coder: null, family: null, words: "", from: null, to: null }, 0, 10)).lines[0]?.state).toBe("undone");
    expect(await memory.redo()).toEqual(before);
    await expect(memory.redo()).rejects.toMatchObject({ code: "nothing-to-redo" });
  });

  it("remembers where the reader was, and the preferences", async () => {
    const memory = await open();
    const position = { room: "read", conversation: 2, message: 5, query: null };
    await memory.remember(position);
    await memory.studyClose();
    expect((await memory.studySample()).last).toEqual(position);
    await memory.savePreferences({ lang: "en", theme: "dark", density: "ample", left: 300, right: null, coder: "A", keys: { "read.next": ["f"] }, zoom: null, blind: false });
    expect((await memory.startPage()).preferences).toEqual({ lang: "en", theme: "dark", density: "ample", left: 300, right: null, coder: "A", keys: { "read.next": ["f"] }, zoom: null, blind: false });
  });

  it("refuses a file that is not there, in a sentence", async () => {
    await expect(new Memory({}).studyOpen("/printemps.livi")).rejects.toMatchObject({ code: "missing", message: expect.stringContaining("introuvable") });
  });
});
