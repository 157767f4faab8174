/** Whether the lens is open, and whether leaving the blind mode is being asked. */
class LensSheet {
  open = $state(false);
  /** Going blind, or seeing again, waits for a yes. */
  asking = $state(false);
}

export const lensSheet = new LensSheet();
