/** A long list read by pages as it is looked at: keeps the latest pages, forgets the farthest. */
import { SvelteMap } from "svelte/reactivity";

const KEPT = 30;

export class Pages<T> {
  total = $state(0);
  #pages = new SvelteMap<number, T[]>();
  #asked = new Set<number>();
  #generation = 0;

  constructor(
    readonly size: number,
    private readonly fetch: (offset: number, limit: number) => Promise<{ total: number; rows: T[] }>,
  ) {}

  get(index: number): T | undefined {
    return this.#pages.get(Math.floor(index / this.size))?.[index % this.size];
  }

  /** Asks for what is missing of `[first, end)`. */
  async need(first: number, end: number): Promise<void> {
    const wanted: Promise<void>[] = [];
    for (let page = Math.floor(first / this.size); page * this.size < Math.max(end, first + 1); page++) {
      if (!this.#asked.has(page)) wanted.push(this.#load(page));
    }
    await Promise.all(wanted);
  }

  /** Puts a page that came otherwise. */
  put(page: number, total: number, rows: T[]): void {
    this.total = total;
    this.#asked.add(page);
    this.#pages.set(page, rows);
  }

  /** Reads again what may have changed, around a row; what is shown stays until the answer. */
  async refresh(index: number): Promise<void> {
    const generation = ++this.#generation;
    const page = Math.floor(index / this.size);
    const { total, rows } = await this.fetch(page * this.size, this.size);
    if (generation !== this.#generation) return;
    this.#asked.clear();
    this.#pages.clear();
    this.put(page, total, rows);
  }

  /** Takes a row as it is now, where its page is kept. */
  patch(index: number, row: T): void {
    const page = Math.floor(index / this.size);
    const rows = this.#pages.get(page);
    if (rows && index % this.size < rows.length) this.#pages.set(page, rows.with(index % this.size, row));
  }

  /** Reads the pages of `[first, end)` again; what is shown stays until their answers, the others are forgotten. */
  async renew(first: number, end: number): Promise<void> {
    const generation = ++this.#generation;
    const wanted = Array.from({ length: Math.ceil(Math.max(end, first + 1) / this.size) - Math.floor(first / this.size) }, (_, i) => Math.floor(first / this.size) + i);
    const answers = await Promise.all(wanted.map((page) => this.fetch(page * this.size, this.size)));
    if (generation !== this.#generation) return;
    for (const page of [...this.#pages.keys()]) if (!wanted.includes(page)) this.#pages.delete(page);
    this.#asked.clear();
    answers.forEach(({ total, rows }, i) => this.put(wanted[i]!, total, rows));
  }

  /** Forgets everything; answers on their way are dropped. */
  clear(): void {
    this.#generation++;
    this.#asked.clear();
    this.#pages.clear();
    this.total = 0;
  }

  async #load(page: number): Promise<void> {
    const generation = this.#generation;
    this.#asked.add(page);
    try {
      const { total, rows } = await this.fetch(page * this.size, this.size);
      if (generation !== this.#generation) return;
      this.put(page, total, rows);
      this.#forget(page);
    } catch (fault) {
      if (generation !== this.#generation) return;
      this.#asked.delete(page);
      throw fault;
    }
  }

  #forget(near: number): void {
    if (this.#pages.size <= KEPT) return;
    const far = [...this.#pages.keys()].sort((a, b) => Math.abs(b - near) - Math.abs(a - near));
    for (const page of far.slice(0, this.#pages.size - KEPT)) {
      this.#pages.delete(page);
      this.#asked.delete(page);
    }
  }
}
