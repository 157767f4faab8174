/** Memos as they read: nothing lost, nothing made up, no HTML; the notations of semioticians. */
import { flushSync, mount, unmount } from "svelte";
import { describe, expect, it } from "vitest";
import { blocks, gist, written } from "../src/text/markdown/blocks";
import { inline } from "../src/text/markdown/inline";
import Markdown from "../src/text/markdown/Markdown.svelte";
import { random } from "./random";

const styled = (line: string): [string, string][] => inline(line).filter(({ styles }) => styles.length > 0 && !styles.includes("mark")).map(({ text, styles }) => [text, styles.join("+")]);

describe("what is written in a memo", () => {
  it("is never lost nor made up, whatever it is", () => {
    const signs = [..."ab é😀 \n\t", "*", "**", "_", "`", "```", "'", "’", "‘", '"', "“", "”", "/", "//", "|", "[[", "]]", "[", "]", "#", "# ", "> ", "- ", "1. ", "<b>", "</b>", "&amp;", " / ", " :: ", " : ", "---", "~~~"];
    const draw = random(7);
    for (let i = 0; i < 4000; i++) {
      const body = Array.from({ length: draw(24) }, () => signs[draw(signs.length)]!).join("");
      expect(written(blocks(body))).toBe(body);
    }
  });

  it("sets the notations of semioticians", () => {
    expect(styled("le \"signe\" a un *signifiant* et un 'signifié'")).toEqual([["\"signe\"", "sign"], ["signifiant", "signifier"], ["'signifié'", "signified"]]);
    expect(styled("/rituel/ dans //temps//, puis |détour|")).toEqual([["/rituel/", "seme"], ["//temps//", "class"], ["|détour|", "rewriting"]]);
    expect(styled("vie / mort")).toEqual([["/", "opposition"]]);
    expect(styled("vie : mort :: jour : nuit")).toEqual([["::", "opposition"]]);
    expect(styled("un **mot** et `code` et _autre_")).toEqual([["mot", "strong"], ["code", "code"], ["autre", "em"]]);
  });

  it("leaves ordinary words as they are", () => {
    for (const line of ["l'odeur d'hier", "et/ou, 24/12/2024", "voir https://a.org/b/c", "snake_case_here", "3 * 4 * 5", "un | deux", "rien", "[[ ]] [[]] [[a"]) expect(styled(line), line).toEqual([]);
  });

  it("finds links to things of the study", () => {
    expect(inline("voir [[V05]] et [[code:FL.CRI]]").filter(({ target }) => target).map(({ target }) => target)).toEqual(["V05", "code:FL.CRI"]);
    expect(inline("`[[V05]]`").some(({ target }) => target)).toBe(false);
  });

  it("knows headings, lists, quotes and code", () => {
    expect(blocks("# Titre\n\nun\ndeux\n- a\n  - b\n1. c\n> q\n> r\n```\n*x*\n```\n---").map(({ kind, level, lines }) => `${kind}${level}×${lines.length}`))
      .toEqual(["h1×1", "blank0×1", "p0×2", "bullet0×1", "bullet1×1", "number0×1", "quote0×2", "code0×3", "rule0×1"]);
    expect(gist("# Un **titre**\n\n- le [[V05]]")).toBe("Un titre le V05");
  });
});

describe("a memo on the page", () => {
  it("holds no element that its text would make", () => {
    const body = "<script>alert(1)</script> <img src=x onerror=alert(2)> [a](javascript:alert(3)) <b>gras</b>\n<iframe>";
    const app = mount(Markdown, { target: document.body, props: { body } });
    flushSync();
    const root = document.querySelector(".md")!;
    expect(root.querySelector("script, img, a, b, iframe")).toBeNull();
    expect(root.textContent).toContain("<script>alert(1)</script>");
    void unmount(app);
    document.body.replaceChildren();
  });
});
