import type { RequestHandler, Response } from 'express';

/** What is wrong with one hub at present. */
export class HubFaults {
  readonly #degraded = new Map<string, string>();
  readonly #held = new Set<Response>();
  readonly #listeners = new Set<() => void>();
  #hung = false;
  #status?: number;

  get hung() {
    return this.#hung;
  }

  get failing() {
    return this.#status !== undefined;
  }

  hang() {
    this.#hung = true;
  }

  fail(status: number) {
    this.#status = status;
    this.#changed();
  }

  degrade(application: string, message: string) {
    this.#degraded.set(application, message);
    this.#changed();
  }

  /** The message that this Application was degraded with. */
  degraded(application: string): string | undefined {
    return this.#degraded.get(application);
  }

  clear() {
    this.#hung = false;
    this.#status = undefined;
    this.#degraded.clear();
    this.release();
    this.#changed();
  }

  /** Cuts the requests that hang: none of them is ever answered. */
  release() {
    this.#held.forEach(response => response.destroy());
    this.#held.clear();
  }

  subscribe(listener: () => void) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Stands before a hub's API. `answer` writes a failure in the words of that API. */
  gate(answer: (response: Response, status: number) => void): RequestHandler {
    return (_, response, next) => {
      if (this.#hung) {
        this.#held.add(response);
        response.on('close', () => this.#held.delete(response));
      } else if (this.#status !== undefined) {
        answer(response, this.#status);
      } else {
        next();
      }
    };
  }

  #changed() {
    this.#listeners.forEach(listener => listener());
  }
}
