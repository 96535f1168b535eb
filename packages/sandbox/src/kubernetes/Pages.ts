import { badRequest, expired } from './ApiError';
import type { ApiObject } from './objects';

const KEPT = 32;

interface Page {
  items: ApiObject[];
  revision: number;
  continue?: string;
  remaining?: number;
}

const encode = (token: { rv: number; start: string; n: number }) =>
  Buffer.from(JSON.stringify({ v: 'meta.k8s.io/v1', ...token })).toString(
    'base64url',
  );

/** Pages of consistent lists: pages after the first come from the list as it was. */
export class Pages {
  readonly #lists = new Map<string, ApiObject[]>();
  #next = 0;

  first(list: ApiObject[], revision: number, limit: number): Page {
    if (limit <= 0 || list.length <= limit) return { items: list, revision };
    this.#next += 1;
    const id = `${revision}:${this.#next}`;
    this.#lists.set(id, list);
    const [oldest] = this.#lists.keys();
    if (this.#lists.size > KEPT) this.#lists.delete(oldest);
    return this.#page(id, list, revision, 0, limit);
  }

  next(token: string, limit: number): Page {
    const at = this.#decode(token);
    const list = this.#lists.get(at.list);
    if (!list) {
      throw expired(
        'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter.',
      );
    }
    const revision = Number(at.list.split(':')[0]);
    return this.#page(at.list, list, revision, at.start, limit || list.length);
  }

  forget() {
    this.#lists.clear();
  }

  #page(
    id: string,
    list: ApiObject[],
    revision: number,
    start: number,
    limit: number,
  ): Page {
    const end = start + limit;
    const items = list.slice(start, end);
    if (end >= list.length) return { items, revision };
    return {
      items,
      revision,
      remaining: list.length - end,
      continue: encode({ rv: revision, start: id, n: end }),
    };
  }

  #decode(token: string): { list: string; start: number } {
    try {
      const { start, n } = JSON.parse(
        Buffer.from(token, 'base64url').toString(),
      );
      if (typeof start === 'string' && Number.isInteger(n)) {
        return { list: start, start: n };
      }
    } catch {
      // every token that is not ours gets the same answer, below
    }
    throw badRequest('continue key is not valid');
  }
}
