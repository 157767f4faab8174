/** Whether a key is for the field, the dialog or the button that has the focus, not for the room. */

/** The reader types in a field, or a dialog is open. */
export function typing(event: KeyboardEvent): boolean {
  const target = event.target as Element | null;
  return !!target?.closest?.("input, textarea, select, [contenteditable='true'], dialog");
}

/** The key would press a control that has the focus. */
export function pressing(event: KeyboardEvent): boolean {
  const target = event.target as Element | null;
  return !!target?.closest?.("button, a, summary, [role='separator']");
}

/** No modifier but Shift. */
export const bare = (event: KeyboardEvent): boolean => !event.ctrlKey && !event.metaKey && !event.altKey;
