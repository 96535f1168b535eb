import { setMaxListeners } from 'node:events';
import { applicationHandler } from './applicationHandler';
import { applicationSetHandler } from './applicationSetHandler';
import { checkAccess } from './checkAccess';
import { openCheckpoints } from './checkpoints';
import { diagnoseApplications } from './diagnoseApplications';
import { openHubStatus } from './hubStatus';
import { pollAppProjects } from './pollAppProjects';
import { pollClusters } from './pollClusters';
import { openUnreadable } from './unreadable';
import { reflect } from './reflector';
import type { HubContext } from './types';

/**
 * Observes one hub until the signal is aborted. What goes wrong at the hub becomes its status.
 * @throws what the database throws: the caller starts again from what was last saved
 */
export async function observeHub(
  context: HubContext,
  signal: AbortSignal,
): Promise<void> {
  const { hub } = context;
  const failed = new AbortController();
  const ended = AbortSignal.any([signal, failed.signal]);
  // Each Application that is not healthy listens to it: many listeners are no leak.
  setMaxListeners(0, ended);
  const status = openHubStatus(context);
  await status.begin();
  const checkpoints = await openCheckpoints(context);
  const diagnosis = diagnoseApplications(context, ended);
  const unreadable = await openUnreadable(context);
  const clusters = pollClusters(context, status, unreadable);
  const shared = { ...context, status, checkpoints, unreadable };
  const parts = [
    checkpoints.run(ended),
    clusters.run(ended),
    pollAppProjects(context, ended),
    checkAccess(context, status).run(ended),
    ...hub.namespaces.flatMap(namespace => [
      reflect(
        shared,
        {
          kind: 'applications',
          namespace,
          handler: applicationHandler(context, namespace, {
            diagnosis,
            seen: clusters.seen,
          }),
        },
        ended,
      ),
      reflect(
        shared,
        {
          kind: 'applicationsets',
          namespace,
          handler: applicationSetHandler(context, namespace),
        },
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
