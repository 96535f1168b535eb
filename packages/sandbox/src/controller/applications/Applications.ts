import type { JsonObject } from '@argosy/control-plane';
import type { ApiObject } from '../../kubernetes/objects';
import { timestamp } from '../../kubernetes/Resources';
import { applicationStatus, imagesOf } from './applicationStatus';
import type { StatusChange } from './applicationStatus';
import type { HubContext } from '../HubContext';
import { isBroken } from '../repository/images';
import type { Health, LiveApplication } from './LiveApplications';
import { automatedOperation, operationState, waitingFor } from './operation';
import { Pace, isAbort } from '../Pace';
import { readApplication } from './readApplication';
import type { Manifests } from '../repository/renderOverlay';

/** Milliseconds between the steps of a sync, at speed 1. */
const STEP = { notice: 80, start: 120, apply: 450, settle: 400, fail: 900 };

const pauseOf = ({ manifests }: LiveApplication) =>
  manifests.resources.find(each => each.pauseMs !== undefined)?.pauseMs;

/** Syncs Applications: takes each from OutOfSync to its final health. */
export class Applications {
  readonly #running = new Map<
    string,
    { abort: AbortController; digest: string }
  >();

  constructor(readonly context: HubContext) {}

  isRunning(uid: string) {
    return this.#running.has(uid);
  }

  /** Reports whether a sync to exactly these manifests is running. */
  isSyncing(uid: string, { digest }: Manifests) {
    return this.#running.get(uid)?.digest === digest;
  }

  cancel(uid: string) {
    this.#running.get(uid)?.abort.abort();
    this.#running.delete(uid);
  }

  /** Begins a sync. It replaces one that is running. */
  sync(application: ApiObject, manifests: Manifests, revision: string) {
    const { uid } = application.metadata;
    this.cancel(uid);
    const abort = new AbortController();
    this.#running.set(uid, { abort, digest: manifests.digest });
    this.#run(application, manifests, revision, abort.signal)
      .catch(error => {
        if (!isAbort(error)) throw error;
      })
      .finally(() => {
        if (this.#running.get(uid)?.abort === abort) this.#running.delete(uid);
      });
  }

  /** Writes a change of the status, and the `operation` beside it. */
  write(application: ApiObject, change: StatusChange, operation?: JsonObject) {
    const { namespace, name, uid } = application.metadata;
    const { resources } = this.context;
    if (
      resources.store.get('applications', namespace, name)?.metadata.uid !== uid
    ) {
      return;
    }
    resources.modify('applications', namespace, name, object => ({
      ...object,
      status: applicationStatus(object, readApplication(object), change),
      operation,
    }));
  }

  /** Returns the health of what runs, with faults on request taken into account. */
  healthOf(name: string, live: LiveApplication): Health {
    return this.context.faults.degraded(name) === undefined
      ? live.health
      : 'Degraded';
  }

  /** Writes the present health of its workloads into the status. */
  show(application: ApiObject, live: LiveApplication) {
    this.write(application, {
      sync: 'Synced',
      health: this.healthOf(application.metadata.name, live),
      revision: live.commit,
      manifests: live.manifests,
      images: imagesOf(live.manifests),
    });
  }

  async #run(
    application: ApiObject,
    manifests: Manifests,
    revision: string,
    signal: AbortSignal,
  ) {
    const { live, pace } = this.context;
    const { name, uid } = application.metadata;
    const spread = Pace.share(`${name}${revision}`);
    const spec = readApplication(application);
    const before = live.get(uid);
    const out: StatusChange = {
      sync: 'OutOfSync',
      health: before ? this.healthOf(name, before) : 'Missing',
      revision,
      manifests,
    };

    await pace.pause(STEP.notice, signal);
    this.write(application, out);
    if (!spec.automated) return;

    await pace.pause(STEP.start, signal);
    const startedAt = timestamp();
    const operation = automatedOperation(spec, revision);
    const state = { spec, manifests, revision, startedAt };
    this.write(
      application,
      { ...out, operationState: operationState(state) },
      operation,
    );

    await pace.pause(STEP.apply * (0.5 + spread), signal);
    const message = waitingFor(manifests);
    this.write(
      application,
      { ...out, operationState: operationState({ ...state, message }) },
      operation,
    );

    await pace.pause(STEP.apply, signal);
    const now = live.release(uid, manifests, revision, startedAt);
    this.write(application, {
      sync: 'Synced',
      health: this.healthOf(name, now),
      revision,
      manifests,
      images: imagesOf(manifests),
      operationState: operationState({
        ...state,
        message: 'successfully synced (all tasks run)',
        finished: true,
      }),
      deployed: { revision, startedAt },
    });
    await this.#settle(application, now, signal);
  }

  async #settle(
    application: ApiObject,
    live: LiveApplication,
    signal: AbortSignal,
  ) {
    const { pace } = this.context;
    const { name } = application.metadata;
    const become = (health: Health) => {
      live.health = health;
      live.since = timestamp();
      this.show(application, live);
    };
    const images = imagesOf(live.manifests);
    if (images.some(isBroken)) {
      await pace.pause(STEP.fail, signal);
      become('Degraded');
      return;
    }
    await pace.pause(STEP.settle * (0.5 + Pace.share(name)), signal);
    const pauseMs = pauseOf(live);
    // a first install has no canary, nor has a change that leaves the images alone
    const canary =
      pauseMs !== undefined &&
      live.previous !== undefined &&
      images.join() !== imagesOf(live.previous).join();
    if (canary) {
      become('Suspended');
      // a pause without a duration waits for a person, and Rollouts are not promoted here
      if (pauseMs === Infinity) return;
      await pace.pause(pauseMs, signal);
    }
    become('Healthy');
  }
}
