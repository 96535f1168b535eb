import type { RequestHandler, Response } from 'express';

/** The faults that a hub has at present. */
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

  /** The message with which this Application was degraded. */
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

  /** Cuts the requests that hang. None of them is ever answered. */
  release() {
    this.#held.forEach(response => response.destroy());
    this.#held.clear();
  }

  subscribe(listener: () => void) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Middleware that plays the faults of a hub's API. `answer` writes a failure in that API's format. */
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
