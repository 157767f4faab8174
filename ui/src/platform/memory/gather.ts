/** Folders and archives in memory: a path that others begin with is opened; the formats that files come in. */
import type { Gathered, ImportFormat, Lang } from "../types";
import type { MemoryFile } from "./reader";

const EMPTY: Record<Lang, string> = { fr: "Il n’y a aucun fichier à lire là-dedans. Choisissez-en un autre.", en: "There is no file to read in it. Choose another." };
const FORMATS: [name: string, family: ImportFormat["family"], fr: string, en: string][] = [
  ["csv", "file", "Table", "Table"], ["xlsx", "file", "Classeur", "Workbook"], ["text", "file", "Texte", "Text"], ["livisible-study", "file", "Étude Livisible", "Livisible study"],
  ["youtube-comments", "collector", "Commentaires YouTube", "YouTube comments"], ["trustpilot", "reviews", "Trustpilot", "Trustpilot"],
  ["brandwatch", "listening", "Brandwatch", "Brandwatch"], ["limesurvey", "survey", "LimeSurvey", "LimeSurvey"],
];

/** The formats, in a language. */
export const formats = (lang: Lang): ImportFormat[] => FORMATS.map(([name, family, fr, en]) => ({ name, family, label: lang === "fr" ? fr : en }));
export const formatLabel = (name: string, lang: Lang): string => formats(lang).find((one) => one.name === name)?.label ?? name;

const last = (path: string): string => path.split("/").pop() ?? path;

/** Every file of these paths, as people see it. */
export function gather(files: Record<string, MemoryFile>, paths: readonly string[], lang: Lang): Gathered[] {
  return paths.flatMap((path): Gathered[] => {
    const inside = Object.keys(files).filter((one) => one.startsWith(`${path}/`));
    if (inside.length > 0) return inside.map((one) => ({ path: one, shown: last(path) + one.slice(path.length), failure: null, aside: null }));
    const opened = !files[path] && /\.zip$|\/dossier[^/]*$/.test(path);
    return [{ path, shown: last(path), failure: opened ? { code: "empty-folder", message: EMPTY[lang] } : null, aside: null }];
  });
}
