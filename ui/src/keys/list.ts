/** Where the keys that every list has lead. */

/** The row that a command leads to from this one; `null` for a command that is none of theirs. */
export function moved(command: string | undefined, at: number, total: number, page: number): number | null {
  const to = command === undefined ? undefined : { next: at + 1, previous: at - 1, "page-down": at + page, "page-up": at - page, first: 0, last: total - 1 }[command];
  return to === undefined ? null : Math.max(0, Math.min(total - 1, to));
}
