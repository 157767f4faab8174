/** A name that every file system takes, not too long for any. */
export const file = (name: string): string => name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, " ").replace(/\s+/g, " ").trim().slice(0, 120).trim();
