/** What is written and not saved yet: asked to be saved before a study closes or the window does. */
export const unsaved = new Set<() => Promise<unknown>>();

/** Saves all of it. A refusal has said why by itself. */
export async function saveAll(): Promise<void> {
  await Promise.all([...unsaved].map((save) => save()));
}
