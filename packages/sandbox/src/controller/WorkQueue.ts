/** Works through keys one at a time. A key that is added again before its turn is worked on once. */
export class WorkQueue {
  readonly #waiting = new Set<string>();
  #running?: Promise<void>;
  #closed = false;

  constructor(
    readonly work: (key: string) => Promise<void>,
    readonly failed: (key: string, error: unknown) => void,
  ) {}

  add(key: string) {
    if (this.#closed) return;
    this.#waiting.add(key);
    this.#running ??= this.#run();
  }

  async close() {
    this.#closed = true;
    this.#waiting.clear();
    await this.#running;
  }

  async #run() {
    for (const key of this.#waiting) {
      this.#waiting.delete(key);
      await this.work(key).catch(error => this.failed(key, error));
    }
    this.#running = undefined;
  }
}
