import type { Hub } from '../../argocd/types';
import { observeUnderLease } from './observeLease';
import type { LeaseRoom } from './types';
import { realTimers } from '../observeTimers';
import type { Timers } from '../observeTimers';

/**
 * Keeps the read model true: watches every hub, each by itself, so that one that
 * hangs holds up no other. One replica of the backend watches a hub at a time.
 */
export function startObservingHubs(
  options: Omit<LeaseRoom, 'hub' | 'timers'> & {
    hubs: Hub[];
    timers?: Timers;
  },
): {
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
