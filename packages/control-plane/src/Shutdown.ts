/** Closes what was opened, in reverse order, and once however often it is asked to. */
export class Shutdown {
  readonly #closers: Array<() => Promise<void>> = [];
  readonly #aborted = new AbortController();
  #stopping?: Promise<void>;
  #settle = () => {};

  /** Resolves when everything is closed, whoever asked for it. */
  readonly stopped = new Promise<void>(resolve => {
    this.#settle = resolve;
  });

  /** Is aborted before anything is closed. */
  get signal(): AbortSignal {
    return this.#aborted.signal;
  }

  add(close: () => Promise<void>) {
    this.#closers.push(close);
  }

  readonly stop = (): Promise<void> => {
    this.#stopping ??= this.#close();
    return this.#stopping;
  };

  async #close() {
    this.#aborted.abort();
    for (const close of this.#closers.reverse()) await close();
    this.#settle();
  }
}
