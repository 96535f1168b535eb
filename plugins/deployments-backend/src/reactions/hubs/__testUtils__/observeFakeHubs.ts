import type { ApplicationObservation } from '@argosy/plugin-deployments-common';
import { mockServices } from '@backstage/backend-test-utils';
import { startHubObservers } from '../startHubObservers';
import type { Explain } from '../types';
import type { FakeHub } from './fakeHub';
import { fakeHub } from './fakeHub';
import { recordMetrics } from '../../../lib/__testUtils__/recordMetrics';
import { createMetrics } from '../../../lib/metrics';
import { manualClock } from '../../../lib/__testUtils__/manualClock';
import { memoryStore } from './memoryStore';

export const application = (
  name: string,
  more: Partial<ApplicationObservation> = {},
): ApplicationObservation => ({
  hub: 'main',
  namespace: 'argocd',
  name,
  uid: `uid-${name}`,
  labels: {},
  cluster: 'eu1',
  project: 'store',
  sync: 'Synced',
  health: 'Healthy',
  images: [],
  conditions: [],
  failures: [],
  deleting: false,
  ...more,
});

export const upsert = (item: ApplicationObservation, resourceVersion: string) =>
  ({ type: 'upsert', item, resourceVersion }) as const;

/** An error as an adapter throws it. */
export const named = (name: string, message: string) =>
  Object.assign(new Error(message), { name });

/** Hubs, a store and a clock: all that is observed, and all by hand. */
export function observeFakeHubs(
  options: { hubs?: FakeHub[]; explain?: Explain; holder?: string } = {},
) {
  const { hubs = [fakeHub()], holder = 'me' } = options;
  const clock = manualClock();
  const store = memoryStore();
  const told: string[] = [];
  const logger = mockServices.logger.mock();
  const recorded = recordMetrics();
  const metrics = createMetrics(recorded.service);
  const start = () =>
    startHubObservers({
      hubs,
      holder,
      clock,
      readModel: store,
      notifier: { changed: ids => told.push(...ids) },
      explain: options.explain ?? (() => ({})),
      logger,
      metrics,
    });
  const { pointsOf } = recorded;
  return { hub: hubs[0], store, clock, told, logger, pointsOf, start };
}
