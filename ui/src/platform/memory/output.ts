/** What leaves a study in memory: the report as one page, and exports that are counted and written nowhere. */
import STYLE from "../../../../assets/report/report.css?raw";
import { label } from "../../i18n/bundles";
import type { CodeView, Exported, ExportOrder, FigureAsk, Lang, ReportOrder } from "../types";
import { figure } from "./figures";
import { type Held, refuse } from "./held";
import { matches, parse } from "./search";
import { word } from "./words";

const escape = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("\"", "&quot;");
const label2 = (code: CodeView, lang: Lang) => code.label[lang] ?? code.ext;

/** The report as the shell would write it, in small: what was counted, the codes, their messages behind anchors. */
export function report(held: Held, order: ReportOrder): string {
  const { rows } = held.journal;
  const { lang } = order;
  const { baseLine, svg } = figure({ ...held, lang }, { name: "codes", filter: null, brandSpeech: false, once: false, dark: false });
  const said = (key: Parameters<typeof word>[1]) => escape(word(lang, key));
  const speakers = [...new Set(rows.messages.map((message) => message.speaker))];
  const who = (speaker: string) => (order.quotes === "verbatim" ? speaker : `${label(lang, "role-consumer")} ${speakers.indexOf(speaker) + 1}`);
  const codes = rows.codes.map((code) => {
    const on = rows.messages.filter((message) => message.codings.some((coding) => coding.code === code.id));
    const quotes = order.quotes === "none" ? "" : on.map((message) => `<blockquote><p lang="${message.lang ?? ""}">${escape(message.text)}</p><cite><a href="#m-${message.ext}">${message.ext}</a></cite></blockquote>`).join("");
    return `<h3 id="c-${code.id}">${escape(label2(code, lang))}</h3><p>${escape(code.definition[lang] ?? "")}</p>${quotes}`;
  });
  const messages = order.quotes === "none" ? "" : `<h2 id="verbatims">${said("verbatims")}</h2>${rows.messages.map((message) =>
    `<article class="message" id="m-${message.ext}"><p class="meta"><b>${message.ext}</b> · ${escape(who(message.speaker))}</p><p lang="${message.lang ?? ""}">${escape(message.text)}</p></article>`).join("")}`;
  const title = escape(order.title || rows.title);
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style></head><body><header><p class="meta">Livisible</p><h1>${title}</h1></header>`
    + `<nav><ol><li><a href="#codes">${said("codesTitle")}</a></li></ol></nav><main><h2 id="codes">${said("codesTitle")}</h2>${svg ?? ""}<p class="base">${escape(baseLine)}</p>${codes.join("")}${messages}</main></body></html>`;
}

export function exportReport(held: Held, path: string, order: ReportOrder): Exported {
  report(held, order);
  return { path, rows: held.journal.rows.messages.length, cut: 0 };
}

export function exportFigure(held: Held, path: string, ask: FigureAsk): Exported {
  return { path, rows: figure(held, ask).tables.reduce((sum, table) => sum + table.rows.length, 0), cut: 0 };
}

export function exportData(held: Held, path: string, order: ExportOrder): Exported {
  const { rows } = held.journal;
  const query = order.query?.trim() ?? "";
  const parsed = parse(query, rows, held.lang);
  if (parsed.problems[0]) refuse("bad-query", parsed.problems[0].message);
  const messages = query === "" ? rows.messages : rows.messages.filter((message) => matches(parsed, message) !== null);
  const codings = messages.reduce((sum, message) => sum + message.codings.length, 0);
  const counts = { matrix: messages.length, codings, codebook: rows.codes.length, workbook: messages.length + codings + rows.codes.length, study: messages.length, memos: messages.reduce((sum, message) => sum + message.memos.length, rows.loose.length) };
  return { path, rows: counts[order.kind], cut: 0 };
}
