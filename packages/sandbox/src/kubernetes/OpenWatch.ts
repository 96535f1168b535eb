import type { Response } from 'express';
import type { JsonObject } from '@argosy/control-plane';
import { expired } from './ApiError';
import { GROUP, KINDS, VERSION } from './kinds';
import type { Plural } from './kinds';
import type { ApiObject } from './objects';
import type { Matches } from './selectors';
import type { Store, StoreEvent } from './Store';

export interface WatchRequest {
  plural: Plural;
  matches: Matches;
  /** Undefined begins with everything that exists. */
  from?: number;
  timeoutMs: number;
  bookmarks: boolean;
}

const BOOKMARK_EVERY_MS = 10_000;
/** How long before the end of a watch the API server sends a last bookmark. */
const BEFORE_END_MS = 2_000;

/** Returns the event that a change is for a client that sees only the matching objects. */
function seenAs(event: StoreEvent, matches: Matches) {
  const before = event.previous !== undefined && matches(event.previous);
  const after = event.type !== 'DELETED' && matches(event.object);
  if (before && after) return 'MODIFIED';
  if (after) return 'ADDED';
  return before ? 'DELETED' : undefined;
}

const line = (type: string, object: ApiObject | JsonObject) =>
  `${JSON.stringify({ type, object })}\n`;

/** An open watch: a position in the history, which advances as the history grows. */
export class OpenWatch {
  readonly #timers: NodeJS.Timeout[];
  #at: number;

  constructor(
    readonly store: Store,
    readonly request: WatchRequest,
    readonly response: Response,
    /** While this is true nothing is written. What happened meanwhile is written afterwards. */
    readonly silenced: () => boolean,
  ) {
    const { from, plural, matches, timeoutMs } = request;
    this.#at = from ?? store.revision;
    response.status(200).type('application/json');
    response.flushHeaders();
    const bookmark = () => this.bookmark();
    this.#timers = [
      setInterval(bookmark, BOOKMARK_EVERY_MS),
      setTimeout(bookmark, Math.max(0, timeoutMs - BEFORE_END_MS)),
      setTimeout(() => this.end(), timeoutMs),
    ];
    response.on('close', () => this.#timers.forEach(clearTimeout));
    if (from === undefined) {
      const present = store.list(plural).filter(matches);
      response.write(present.map(each => line('ADDED', each)).join(''));
    }
    this.flush();
  }

  flush() {
    if (this.silenced() || this.response.writableEnded) return;
    const { plural, matches } = this.request;
    const events = this.store.eventsAfter(this.#at);
    if (!events) {
      const { status } = expired(
        `too old resource version: ${this.#at} (${this.store.revision})`,
      );
      this.response.write(line('ERROR', status));
      this.end();
      return;
    }
    this.#at = this.store.revision;
    const seen = events.flatMap(event => {
      const type = event.plural === plural && seenAs(event, matches);
      return type ? [line(type, event.object)] : [];
    });
    if (seen.length > 0) this.response.write(seen.join(''));
  }

  bookmark() {
    this.flush();
    const { plural, bookmarks } = this.request;
    if (!bookmarks || this.silenced() || this.response.writableEnded) return;
    this.response.write(
      line('BOOKMARK', {
        apiVersion: `${GROUP}/${VERSION}`,
        kind: KINDS[plural].kind,
        metadata: { resourceVersion: String(this.#at) },
      }),
    );
  }

  end() {
    this.response.end();
  }
}
