/** The Figures room: which figure is asked, of which messages, and the last answer. */
import type { Failure, FigureAsk, FigureName, FigureView } from "../platform/types";
import { afresh } from "./afresh.svelte";
import { machine } from "./machine";
import { work } from "./work.svelte";

export const FIGURES: FigureName[] = ["corpus", "codes", "cooccurrence", "threads"];
const DEBOUNCE = 250;

class Figures {
  name = $state<FigureName>("codes");
  /** The filter as typed, and as asked. */
  text = $state("");
  filter = $state("");
  brand = $state(false);
  /** Like texts count once. */
  once = $state(false);
  view = $state.raw<FigureView | null>(null);
  /** What is wrong with the filter. */
  problem = $state<string | null>(null);
  /** Where the figure was written. */
  written = $state<string | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor() {
    afresh(() => {
      clearTimeout(this.#timer);
      this.#asked++;
      this.text = this.filter = "";
      this.view = null;
      this.problem = this.written = null;
    });
  }

  type(text: string): void {
    this.text = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.apply(), DEBOUNCE);
  }

  /** Takes the filter as it is typed. */
  apply(): void {
    clearTimeout(this.#timer);
    this.filter = this.text.trim();
  }

  choose(name: FigureName): void {
    this.name = name;
    this.written = null;
  }

  order(dark: boolean): FigureAsk {
    return { name: this.name, filter: this.filter || null, brandSpeech: this.brand, once: this.once, dark };
  }

  /** Asks for the figure. The last asked wins; the one before stays until then, and when the filter is not understood. */
  async ask(order: FigureAsk): Promise<void> {
    const asked = ++this.#asked;
    const answer = await work.run(() => machine().figure(order).then((view) => ({ view, problem: null }), (fault: Failure) => {
      if (fault?.code !== "bad-query") throw fault;
      return { view: null, problem: fault.message };
    }));
    if (!answer || asked !== this.#asked) return;
    this.problem = answer.problem;
    if (!answer.view) return;
    this.view = answer.view;
  }

  /** Writes the figure where the dialog says: its tables, its drawing as it would be printed by day, or its data. */
  async export(ending: "csv" | "svg" | "json"): Promise<void> {
    const order = this.order(false);
    const path = await work.run(() => machine().pickFigure(order.name, ending));
    if (!path) return;
    const done = await work.run(() => machine().exportFigure(path, order));
    if (done) this.written = done.path;
  }
}

export const figures = new Figures();
