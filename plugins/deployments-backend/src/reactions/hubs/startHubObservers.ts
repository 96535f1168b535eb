import { stringifyError } from '@backstage/errors';
import type { Hub } from '../../argocd/types';
import { systemClock, type Clock } from '../../lib/clock';
import { leaderElection, type LeaseStore } from '../../lib/leaderElection';
import { type Metrics, noMetrics } from '../../lib/metrics';
import { observeHub } from './observeHub';
import type { HubContext, HubStore } from './types';

const RENEW_EVERY_MS = 2_000;
/** When the replica that observes a hub dies, nobody observes it for this long, and until another one asks. */
const LEASE_SECONDS = 6;
/** How often the others ask for the lease: a replica that stops hands over within this time. */
const ASK_EVERY_MS = 1_000;
/** A failure on our side is likely to happen again. */
const REST_MS = 5_000;

type Options = Omit<HubContext, 'hub' | 'readModel' | 'clock' | 'metrics'> & {
  readModel: LeaseStore<HubStore>;
  /** Names this replica of the backend. */
  holder: string;
};

/**
 * Keeps the read model true: observes every hub, each by itself, so that one that
 * hangs does not delay another. One replica of the backend observes a hub at a time.
 */
export function startHubObservers(
  options: Options & { hubs: Hub[]; clock?: Clock; metrics?: Metrics },
): {
  /** Ends the watches and releases the leases. */
  stop(): Promise<void>;
} {
  const { hubs, clock = systemClock, metrics = noMetrics, ...rest } = options;
  const stopping = new AbortController();
  const observers = hubs.map(hub =>
    observeWhileLeading({ ...rest, clock, metrics, hub }, stopping.signal),
  );
  return {
    async stop() {
      stopping.abort();
      await Promise.all(observers);
    },
  };
}

/**
 * Observes a hub while this replica holds its lease, and waits for the lease otherwise.
 * Never rejects; ends with the signal.
 */
async function observeWhileLeading(
  {
    readModel,
    holder,
    ...rest
  }: Options & Pick<HubContext, 'hub' | 'clock' | 'metrics'>,
  signal: AbortSignal,
): Promise<void> {
  const { hub, clock, logger, metrics } = rest;
  const election = leaderElection({
    lease: hub.name,
    subject: `hub ${hub.name}`,
    holder,
    leases: readModel,
    renewEveryMs: RENEW_EVERY_MS,
    leaseSeconds: LEASE_SECONDS,
    onUnknown: 'continue',
    clock,
    logger,
    metrics,
  });
  const lead = async () => {
    try {
      return await election.lead(signal, ({ store, signal: term }) =>
        observeHub({ ...rest, readModel: store }, term),
      );
    } catch (error) {
      metrics.reactionFailed('hubs', error);
      logger.error(
        `Observing hub ${hub.name} failed and starts again: ${stringifyError(error)}`,
      );
      return 'failed';
    }
  };
  while (!signal.aborted) {
    const outcome = await lead();
    if (outcome === 'lost') {
      logger.info(`Hub ${hub.name} is now observed by another replica`);
    }
    if (outcome !== 'standby') {
      await election.release().catch(error => {
        logger.warn(
          `The lease of hub ${hub.name} could not be released, and expires: ${stringifyError(error)}`,
        );
      });
    }
    await clock.sleep(outcome === 'failed' ? REST_MS : ASK_EVERY_MS, signal);
  }
}
