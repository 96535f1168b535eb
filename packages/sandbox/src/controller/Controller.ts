import { isDeepStrictEqual } from 'node:util';
import { ARGOCD_NAMESPACE, text } from '@argosy/control-plane';
import type { ApiObject } from '../kubernetes/objects';
import type { StoreEvent } from '../kubernetes/Store';
import { Applications } from './applications/Applications';
import { bootstrap } from './root/bootstrap';
import { createForeignApplications } from './applications/foreignApplications';
import type { HubContext } from './HubContext';
import { isAbort } from './Pace';
import {
  REFRESH,
  reconcileApplication,
} from './applications/reconcileApplication';
import { SET_REFRESH, ownerOf, reconcileSet } from './sets/reconcileSet';
import { POLL_MS } from './repository/RepositoryReader';
import { ROOT } from './root/readDrafts';
import { showRootHealth } from './root/rootHealth';
import { syncRoot } from './root/syncRoot';
import { WorkQueue } from './WorkQueue';

const keyOf = (kind: 'app' | 'set', { metadata }: ApiObject) =>
  `${kind}/${metadata.namespace}/${metadata.name}`;

const asksFor = ({ metadata }: ApiObject, annotation: string) =>
  metadata.annotations?.[annotation] !== undefined;

/** Argo CD notices this annotation on a set when it is added or changed, not while it stays. */
const asksAnew = ({ object, previous }: StoreEvent) =>
  asksFor(object, SET_REFRESH) &&
  object.metadata.annotations?.[SET_REFRESH] !==
    previous?.metadata.annotations?.[SET_REFRESH];

/** The object is new, its spec has changed, or its deletion has begun. */
function isNews({ type, object, previous }: StoreEvent): boolean {
  if (type === 'ADDED') return true;
  return (
    !isDeepStrictEqual(object.spec, previous?.spec) ||
    object.metadata.deletionTimestamp !== previous?.metadata.deletionTimestamp
  );
}

const setHealth = (set: ApiObject | undefined) =>
  text(set?.status, 'health', 'status');

/** Stands in for Argo CD on one hub: it acts as the real one does on an event, a refresh, or after three minutes. */
export class Controller {
  readonly #applications: Applications;
  readonly #queue: WorkQueue;
  readonly #ends: Array<() => void> = [];
  #at: number;

  constructor(readonly context: HubContext) {
    this.#applications = new Applications(context);
    this.#at = context.resources.store.revision;
    this.#queue = new WorkQueue(
      key => this.#work(key),
      (key, error) => {
        if (isAbort(error)) return;
        process.stderr.write(`Argo CD's stand-in failed at ${key}: ${error}\n`);
      },
    );
  }

  start(options: { foreign: boolean }) {
    const { resources, faults } = this.context;
    const timer = setInterval(() => this.#enqueueAll(), POLL_MS);
    this.#ends.push(
      resources.store.subscribe(() => this.#onChange()),
      faults.subscribe(() => this.#onFault()),
      () => clearInterval(timer),
    );
    bootstrap(this.context);
    if (options.foreign) {
      createForeignApplications(this.context, this.#applications);
    }
  }

  async stop() {
    this.#ends.forEach(end => end());
    await this.#queue.close();
  }

  #onChange() {
    const { store } = this.context.resources;
    const events = store.eventsAfter(this.#at);
    this.#at = store.revision;
    if (events) events.forEach(event => this.#onEvent(event));
    else this.#enqueueAll();
  }

  #onEvent(event: StoreEvent) {
    const { plural, object, type } = event;
    if (plural === 'applications') {
      const owner = ownerOf(object);
      if (type === 'DELETED') {
        this.#applications.cancel(object.metadata.uid);
        this.context.live.delete(object.metadata.uid);
      } else if (asksFor(object, REFRESH) || isNews(event)) {
        this.#queue.add(keyOf('app', object));
      }
      // a set restores what it owns, and shows its health
      if (owner)
        this.#queue.add(`set/${object.metadata.namespace}/${owner.name}`);
    }
    if (plural === 'applicationsets') {
      if (type === 'DELETED') this.#removeOwned(object);
      else if (asksAnew(event) || isNews(event)) {
        this.#queue.add(keyOf('set', object));
      }
      if (setHealth(object) !== setHealth(event.previous)) {
        showRootHealth(this.context);
      }
    }
  }

  /** Removes what a set owned, as Kubernetes' garbage collector does. */
  #removeOwned(set: ApiObject) {
    const { resources } = this.context;
    resources.store
      .list('applications')
      .filter(each => ownerOf(each)?.uid === set.metadata.uid)
      .forEach(each => resources.remove('applications', each));
  }

  #enqueueAll() {
    const { store } = this.context.resources;
    const applications = store.list('applications');
    this.#queue.add(`app/${ARGOCD_NAMESPACE}/${ROOT}`);
    store
      .list('applicationsets')
      .forEach(each => this.#queue.add(keyOf('set', each)));
    applications.forEach(each => this.#queue.add(keyOf('app', each)));
  }

  #onFault() {
    const { resources, live } = this.context;
    for (const object of resources.store.list('applications')) {
      const { uid } = object.metadata;
      const running = live.get(uid);
      if (running && !this.#applications.isRunning(uid)) {
        this.#applications.show(object, running);
      }
    }
  }

  async #work(key: string) {
    const [kind, namespace, name] = key.split('/');
    if (kind === 'set') await reconcileSet(this.context, namespace, name);
    else if (name === ROOT) await syncRoot(this.context, this.#applications);
    else {
      await reconcileApplication(
        this.context,
        this.#applications,
        namespace,
        name,
      );
    }
  }
}
