/** A few at a time: of sixty files, the machine looks at three, and the one that is being read comes first. */

interface Turn {
  of: object;
  go: () => void;
}

export class Turns {
  #waiting: Turn[] = [];

  constructor(private free: number) {}

  /** Resolved when it is its turn; `done` gives it to the next. */
  take(of: object): Promise<void> {
    if (this.free > 0) {
      this.free--;
      return Promise.resolve();
    }
    return new Promise((go) => this.#waiting.push({ of, go }));
  }

  done(): void {
    const next = this.#waiting.shift();
    if (next) next.go();
    else this.free++;
  }

  /** Those of this one come first. */
  hurry(of: object): void {
    this.#waiting = [...this.#waiting.filter((turn) => turn.of === of), ...this.#waiting.filter((turn) => turn.of !== of)];
  }
}
