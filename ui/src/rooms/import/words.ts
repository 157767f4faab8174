/** How the Import room says sizes, durations and delimiters; the closed lists that it offers. */
import { label } from "../../i18n/bundles";
import { language, num, t } from "../../i18n/index.svelte";

/** The roles of a column by what they tell, in the order in which they are offered. */
export const ROLES = [
  ["message", ["text", "id", "parent", "thread", "posted", "title", "url", "rating", "reply", "replied"]],
  ["who", ["account", "person", "role", "space", "venue", "lang"]],
  ["survey", ["respondent", "question", "answer", "weight"]],
  ["rest", ["attribute", "ignore"]],
] as const;
export const FAMILIES = ["file", "chat", "network", "forum", "transcript", "document", "collector", "reviews", "listening", "survey"] as const;
const FORMATS = ["csv", "xlsx", "text", "livisible-study"];
export const ENCODINGS = ["UTF-8", "windows-1252", "ISO-8859-15", "macintosh", "UTF-16LE", "UTF-16BE", "windows-1250", "windows-1251", "Shift_JIS", "GB18030"] as const;
export const DELIMITERS = [[",", "comma"], [";", "semicolon"], ["\t", "tab"], ["|", "bar"]] as const;
export const SPACES = ["forum", "blog", "media", "review", "ecommerce", "social", "microblog", "personal", "qa", "chat", "survey", "interview", "other"] as const;
export const LANGS = ["fr", "en", "de", "es", "it", "pt", "nl", "ar", "ru", "ja", "zh", "tr", "pl", "sv", "hu"] as const;

const tenth = (n: number): string => num(Math.round(n * 10) / 10);

/** A size, as file managers say it. */
export function size(bytes: number): string {
  if (bytes < 1000) return t("import-size-b", { n: num(bytes) });
  if (bytes < 1e6) return t("import-size-kb", { n: tenth(bytes / 1e3) });
  if (bytes < 1e9) return t("import-size-mb", { n: tenth(bytes / 1e6) });
  return t("import-size-gb", { n: tenth(bytes / 1e9) });
}

/** A duration, no more precise than is useful. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (seconds < 1) return t("import-moment");
  if (whole < 60) return t("import-seconds", { seconds: num(whole) });
  if (whole < 3600) return t("import-minutes", { minutes: num(Math.floor(whole / 60)), seconds: String(whole % 60).padStart(2, "0") });
  return t("import-hours", { hours: num(Math.floor(whole / 3600)), minutes: String(Math.floor((whole % 3600) / 60)).padStart(2, "0") });
}

/** How sure the machine is of a format. */
export const SURE = 0.9;
export const UNSURE = 0.7;
export const confidence = (share: number): string => t(share >= SURE ? "import-confidence-sure" : share >= UNSURE ? "import-confidence-likely" : "import-confidence-unsure");

/** A format in the room's words; else in the machine's. */
export const formatName = (format: string, name: string): string => (FORMATS.includes(format) ? t(`import-format-${format}`) : name);

/** A role in words; the word itself when it is not known. */
export const roleName = (role: string): string => label(language.now, `import-role-${role}`);

export function delimiter(sign: string): string {
  const known = DELIMITERS.find(([one]) => one === sign);
  return known ? t(`import-delimiter-${known[1]}`) : t("import-delimiter-other", { sign });
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The first sentence of a failure says what happened; the rest, what was kept and what to do. */
export function parts(message: string): { what: string; rest: string } {
  const found = /^(.+?[.!?…])\s+(.+)$/s.exec(message);
  return { what: found?.[1] ?? message, rest: found?.[2] ?? "" };
}
