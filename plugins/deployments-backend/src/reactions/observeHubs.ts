import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Hub } from '../argocd/types';
import type { ReadModel } from '../database/types';
import type { Notifier } from '../notify/types';
import { observeUnderLease } from './observeLease';
import type { Explain } from './observeRoom';
import { realTimers } from './observeTimers';
import type { Timers } from './observeTimers';

/**
 * Keeps the read model true: watches every hub, each by itself, so that one that
 * hangs holds up no other. One replica of the backend watches a hub at a time.
 */
export function startObservingHubs(options: {
  hubs: Hub[];
  readModel: ReadModel;
  notifier: Notifier;
  explain: Explain;
  /** Names this replica; must differ between replicas. */
  holder: string;
  logger: LoggerService;
  timers?: Timers;
}): {
  /** Ends the watches, gives the leases back. */
  stop(): Promise<void>;
} {
  const { hubs, timers = realTimers, ...rest } = options;
  const stopping = new AbortController();
  const observed = hubs.map(hub =>
    observeUnderLease({ ...rest, timers, hub }, stopping.signal),
  );
  return {
    async stop() {
      stopping.abort();
      await Promise.all(observed);
    },
  };
}
