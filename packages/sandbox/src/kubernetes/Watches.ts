import type { Response } from 'express';
import type { JsonObject } from '../json';
import { expired } from './ApiError';
import { GROUP, KINDS, VERSION } from './kinds';
import type { Plural } from './kinds';
import type { ApiObject } from './objects';
import type { Matches } from './selectors';
import type { Store, StoreEvent } from './Store';

export interface WatchRequest {
  plural: Plural;
  matches: Matches;
  /** Undefined: begin with everything that is there. */
  from?: number;
  timeoutMs: number;
  bookmarks: boolean;
}

const BOOKMARK_EVERY_MS = 10_000;
/** The API server sends a last bookmark this long before it ends a watch. */
const BEFORE_END_MS = 2_000;

/** What this change means to someone who sees only the matching objects. */
function seenAs(event: StoreEvent, matches: Matches) {
  const before = event.previous !== undefined && matches(event.previous);
  const after = event.type !== 'DELETED' && matches(event.object);
  if (before && after) return 'MODIFIED';
  if (after) return 'ADDED';
  return before ? 'DELETED' : undefined;
}

const line = (type: string, object: ApiObject | JsonObject) =>
  `${JSON.stringify({ type, object })}\n`;

/** The open watches of a hub. Each is a place in the history and moves on as the history grows. */
export class Watches {
  readonly #open = new Map<() => void, () => void>();

  constructor(
    readonly store: Store,
    /** While this holds nothing is written; afterwards nothing is missing. */
    readonly silenced: () => boolean,
  ) {
    store.subscribe(() => this.flush());
  }

  flush() {
    [...this.#open.keys()].forEach(flush => flush());
  }

  drop() {
    [...this.#open.values()].forEach(end => end());
  }

  serve(request: WatchRequest, response: Response) {
    const { plural, matches, bookmarks } = request;
    let at = request.from ?? this.store.revision;
    response.status(200).type('application/json');
    response.flushHeaders();

    const flush = () => {
      if (this.silenced()) return;
      const events = this.store.eventsAfter(at);
      if (!events) {
        const { status } = expired(
          `too old resource version: ${at} (${this.store.revision})`,
        );
        response.write(line('ERROR', status));
        end();
        return;
      }
      at = this.store.revision;
      const seen = events.flatMap(event => {
        const type =
          event.plural === plural ? seenAs(event, matches) : undefined;
        return type ? [line(type, event.object)] : [];
      });
      if (seen.length > 0) response.write(seen.join(''));
    };
    const bookmark = () => {
      flush();
      if (!bookmarks || this.silenced() || response.writableEnded) return;
      response.write(
        line('BOOKMARK', {
          apiVersion: `${GROUP}/${VERSION}`,
          kind: KINDS[plural].kind,
          metadata: { resourceVersion: String(at) },
        }),
      );
    };
    const timers = [
      setInterval(bookmark, BOOKMARK_EVERY_MS),
      setTimeout(bookmark, Math.max(0, request.timeoutMs - BEFORE_END_MS)),
      setTimeout(() => end(), request.timeoutMs),
    ];
    const forget = () => {
      timers.forEach(timer => clearTimeout(timer));
      this.#open.delete(flush);
    };
    const end = () => {
      forget();
      response.end();
    };
    response.on('close', forget);
    this.#open.set(flush, end);
    if (request.from === undefined) {
      const present = this.store.list(plural).filter(matches);
      response.write(present.map(object => line('ADDED', object)).join(''));
    }
    flush();
  }
}
