/** What was just done, in words, for a moment in the status line. */
const MOMENT = 8000;

class Said {
  text = $state("");
  #timer: ReturnType<typeof setTimeout> | undefined;

  say(text: string): void {
    clearTimeout(this.#timer);
    this.text = text;
    this.#timer = setTimeout(() => (this.text = ""), MOMENT);
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.text = "";
  }
}

export const said = new Said();
