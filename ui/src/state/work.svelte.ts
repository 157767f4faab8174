/** What is on its way and what went wrong: a line after 300 ms, a sentence when a command is refused. */
import type { Failure } from "../platform/types";
import { t } from "../i18n/index.svelte";

const PATIENCE = 300;

class Work {
  /** Something has been on its way for longer than a reader's patience. */
  slow = $state(false);
  failure = $state.raw<Failure | null>(null);
  #running = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Waits for a command. A refusal becomes a sentence in the window, and `undefined` here. */
  async run<T>(command: () => Promise<T>): Promise<T | undefined> {
    if (this.#running++ === 0) this.#timer = setTimeout(() => (this.slow = true), PATIENCE);
    try {
      return await command();
    } catch (fault) {
      this.failure = asFailure(fault);
      return undefined;
    } finally {
      if (--this.#running === 0) {
        clearTimeout(this.#timer);
        this.slow = false;
      }
    }
  }

  dismiss(): void {
    this.failure = null;
  }
}

function asFailure(fault: unknown): Failure {
  if (fault && typeof fault === "object" && "code" in fault && "message" in fault) return fault as Failure;
  return { code: "window", message: t("failure-window", { detail: fault instanceof Error ? fault.message : String(fault) }) };
}

export const work = new Work();
