/** The end of a coding that is held with the mouse: every part of the text that it crosses shows where it would be. */
class HeldEnd {
  span = $state.raw<{ id: number; start: number; end: number } | null>(null);
}

export const heldEnd = new HeldEnd();
