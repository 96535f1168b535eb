import { setMaxListeners } from 'node:events';
import { explainApplications } from './diagnoseApplications';
import { applicationSink } from './applicationHandler';
import { applicationSetSink } from './applicationSetHandler';
import { observeClusters } from './pollClusters';
import { openResumePoints } from './checkpoints';
import { observeRights } from './checkAccess';
import type { ObserveRoom } from './types';
import { openHubState } from './hubStatus';
import { observeStream } from './reflector';

/**
 * Observes one hub until the signal is aborted. Troubles of the hub are states of it.
 * @throws what the database throws: the caller begins again from what was last saved
 */
export async function observeHub(
  room: ObserveRoom,
  signal: AbortSignal,
): Promise<void> {
  const { hub } = room;
  const failed = new AbortController();
  const ended = AbortSignal.any([signal, failed.signal]);
  // Each Application that is not well sleeps on it: many are no leak.
  setMaxListeners(0, ended);
  const state = openHubState(room);
  await state.begin();
  const points = await openResumePoints(room);
  const explainer = explainApplications(room, ended);
  const clusters = observeClusters(room, state);
  const shared = { ...room, state, points };
  const parts = [
    points.keep(ended),
    clusters.keep(ended),
    observeRights(room, state).keep(ended),
    ...hub.namespaces.flatMap(namespace => [
      observeStream(
        shared,
        'applications',
        namespace,
        applicationSink(room, namespace, explainer, clusters.seen),
        ended,
      ),
      observeStream(
        shared,
        'applicationsets',
        namespace,
        applicationSetSink(room, namespace),
        ended,
      ),
    ]),
  ];
  try {
    await Promise.all(parts);
  } finally {
    failed.abort();
    await Promise.allSettled(parts);
  }
}
