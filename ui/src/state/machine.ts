/** The platform that the window was given, for the whole of its life. */
import type { Platform } from "../platform";

let given: Platform | null = null;

/** Gives the window its platform. Once, before anything is shown. */
export function give(platform: Platform): void {
  given = platform;
}

export function machine(): Platform {
  if (!given) throw new Error("the window was not given a platform");
  return given;
}
