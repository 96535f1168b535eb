import type { ApiObject } from './objects';
import type { Plural } from './kinds';

export interface StoreEvent {
  revision: number;
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  plural: Plural;
  object: ApiObject;
  previous?: ApiObject;
}

const HISTORY = 20_000;

const keyOf = (namespace: string, name: string) => `${namespace}/${name}`;

/**
 * The objects of a hub, and the history of their changes. Every change has the next revision, so that an event is
 * found by subtraction.
 */
export class Store {
  readonly #objects: Record<Plural, Map<string, ApiObject>> = {
    applications: new Map(),
    applicationsets: new Map(),
    appprojects: new Map(),
  };
  readonly #listeners = new Set<() => void>();
  #events: StoreEvent[] = [];
  #revision: number;
  #announced = false;

  /** Revisions start from the clock, so that one from before a restart is too old, never too new. */
  constructor(firstRevision = Math.floor(Date.now() / 100)) {
    this.#revision = firstRevision;
  }

  get revision() {
    return this.#revision;
  }

  get(plural: Plural, namespace: string, name: string) {
    return this.#objects[plural].get(keyOf(namespace, name));
  }

  /** Lists objects as the API does, by namespace and name. */
  list(plural: Plural, namespace?: string): ApiObject[] {
    const entries = [...this.#objects[plural]];
    const wanted =
      namespace === undefined
        ? entries
        : entries.filter(
            ([, { metadata }]) => metadata.namespace === namespace,
          );
    return wanted
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, object]) => object);
  }

  put(plural: Plural, object: ApiObject): ApiObject {
    const { namespace, name } = object.metadata;
    const previous = this.get(plural, namespace, name);
    const stored = this.#stamp(object);
    this.#objects[plural].set(keyOf(namespace, name), stored);
    this.#record({
      revision: this.#revision,
      type: previous ? 'MODIFIED' : 'ADDED',
      plural,
      object: stored,
      previous,
    });
    return stored;
  }

  remove(plural: Plural, object: ApiObject): ApiObject {
    const last = this.#stamp(object);
    this.#objects[plural].delete(
      keyOf(object.metadata.namespace, object.metadata.name),
    );
    this.#record({
      revision: this.#revision,
      type: 'DELETED',
      plural,
      object: last,
      previous: object,
    });
    return last;
  }

  /** Returns the events after this revision, or undefined when they are no longer known. */
  eventsAfter(revision: number): StoreEvent[] | undefined {
    const known = this.#revision - this.#events.length;
    if (revision < known) return undefined;
    return this.#events.slice(revision - known);
  }

  forgetHistory() {
    this.#events = [];
  }

  /** Calls `listener` once per turn of the event loop, however much has changed in it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #stamp(object: ApiObject): ApiObject {
    this.#revision += 1;
    const resourceVersion = String(this.#revision);
    return { ...object, metadata: { ...object.metadata, resourceVersion } };
  }

  #record(event: StoreEvent) {
    this.#events.push(event);
    if (this.#events.length > 2 * HISTORY) {
      this.#events = this.#events.slice(-HISTORY);
    }
    if (this.#announced) return;
    this.#announced = true;
    setImmediate(() => {
      this.#announced = false;
      this.#listeners.forEach(listener => listener());
    });
  }
}
