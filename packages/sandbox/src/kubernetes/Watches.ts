import type { Response } from 'express';
import { OpenWatch } from './OpenWatch';
import type { WatchRequest } from './OpenWatch';
import type { Store } from './Store';

/** The open watches of a hub. */
export class Watches {
  readonly #open = new Set<OpenWatch>();

  constructor(
    readonly store: Store,
    readonly silenced: () => boolean,
  ) {
    store.subscribe(() => this.flush());
  }

  flush() {
    this.#open.forEach(watch => watch.flush());
  }

  drop() {
    this.#open.forEach(watch => watch.end());
  }

  serve(request: WatchRequest, response: Response) {
    const watch = new OpenWatch(this.store, request, response, this.silenced);
    this.#open.add(watch);
    response.on('close', () => this.#open.delete(watch));
  }
}
