import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { Clock } from './clock';
import { type Metrics, noMetrics } from './metrics';

/** What an election needs of the database. */
export interface LeaseStore<Fenced> {
  /** Takes or renews a lease. False if another replica holds it. */
  acquireLease(
    name: string,
    holder: string,
    seconds?: number,
  ): Promise<boolean>;
  releaseLease(name: string, holder: string): Promise<void>;
  /** A store that fails with `LeaseLostError`, and keeps nothing, once another replica holds the lease. */
  underLease(name: string, holder: string): Fenced;
}

export interface ElectionOptions<Fenced> {
  /** Name of the lease. */
  lease: string;
  /** What the lease is about, for the log: `hub main`. */
  subject: string;
  /** Names this replica. */
  holder: string;
  leases: LeaseStore<Fenced>;
  renewEveryMs: number;
  /** How long a lease lasts unless it is renewed. */
  leaseSeconds?: number;
  /**
   * What to do when a renewal fails, so that nobody knows whether the lease is still ours. `continue` suits
   * work that only writes through the fenced store. `stop` is for work with effects elsewhere. An answer
   * that another replica holds the lease ends the work in both cases.
   */
  onUnknown: 'continue' | 'stop';
  clock: Clock;
  logger: LoggerService;
  metrics?: Metrics;
}

/** What can be used while this replica leads. */
export interface Term<Fenced> {
  store: Fenced;
  /** Aborted when the lease is lost, or when the caller's signal is. */
  signal: AbortSignal;
  /** Asks the database. Renews the lease. */
  isLeader(): Promise<boolean>;
}

/**
 * How an attempt to lead ended. `standby`: the lease was not to be had. `completed`: the work ran to its end.
 * `lost`: another replica may have taken over meanwhile. `stopped`: the caller's signal was aborted.
 */
export type Outcome = 'standby' | 'completed' | 'lost' | 'stopped';

/** Elects the one replica that does some work, by a lease in the database. */
export interface LeaderElection<Fenced> {
  /**
   * Does the work if the lease can be had, and renews the lease until the work has ended.
   * The lease is kept afterwards, until it expires or is released.
   * @throws what the work throws, unless the lease was lost or the signal aborted
   */
  lead(
    signal: AbortSignal,
    work: (term: Term<Fenced>) => Promise<void>,
  ): Promise<Outcome>;
  /** Lets another replica take over at once. */
  release(): Promise<void>;
}

/** A database that has not answered by then is taken for one that does not. */
const PATIENCE_MS = 2_000;

/** An election that any number of replicas, each with a `holder` of its own, take part in. */
export function leaderElection<Fenced>(
  options: ElectionOptions<Fenced>,
): LeaderElection<Fenced> {
  const { lease, holder, leases, renewEveryMs, onUnknown, clock } = options;
  const acquire = createAcquire(options);

  /** Renews until the lease is lost or the term is over. Returns whether it was lost. */
  const keep = async (ended: AbortSignal): Promise<boolean> => {
    for (;;) {
      await clock.sleep(renewEveryMs, ended);
      if (ended.aborted) return false;
      const answer = await acquire.reported(ended);
      const isLost =
        answer === 'taken' || (answer === 'unknown' && onUnknown === 'stop');
      if (isLost && !ended.aborted) return true;
    }
  };

  return {
    async lead(signal, work) {
      if (signal.aborted) return 'stopped';
      if ((await acquire.reported(signal)) !== 'held') {
        return signal.aborted ? 'stopped' : 'standby';
      }
      const lost = new AbortController();
      const done = new AbortController();
      const term = AbortSignal.any([signal, lost.signal]);
      const keeping = keep(AbortSignal.any([signal, done.signal])).then(
        isLost => isLost && lost.abort(),
      );
      const outcome = (): Outcome => {
        if (signal.aborted) return 'stopped';
        return lost.signal.aborted ? 'lost' : 'completed';
      };
      try {
        await work({
          store: leases.underLease(lease, holder),
          signal: term,
          isLeader: () => acquire.now(term),
        });
        return outcome();
      } catch (error) {
        if (term.aborted) return outcome();
        if (isError(error) && error.name === 'LeaseLostError') return 'lost';
        throw error;
      } finally {
        done.abort();
        await keeping;
      }
    },
    async release() {
      await leases.releaseLease(lease, holder);
      acquire.released();
    },
  };
}

/** Takes or renews the lease, with a deadline. */
function createAcquire<Fenced>(options: ElectionOptions<Fenced>) {
  const { lease, subject, holder, leases, leaseSeconds, clock, logger } =
    options;
  const { metrics = noMetrics } = options;
  let isReported = false;
  let isHeld = false;
  const note = (held: boolean, whenGone: 'lost' | 'released') => {
    if (held !== isHeld) {
      metrics.leaseChanged(lease, held ? 'acquired' : whenGone);
    }
    isHeld = held;
    return held;
  };

  const now = async (signal: AbortSignal): Promise<boolean> => {
    const answered = new AbortController();
    const late = clock
      .sleep(PATIENCE_MS, AbortSignal.any([signal, answered.signal]))
      .then((): never => {
        throw new Error(`no answer within ${PATIENCE_MS / 1000} s`);
      });
    try {
      const answer = leases.acquireLease(lease, holder, leaseSeconds);
      return note(await Promise.race([answer, late]), 'lost');
    } finally {
      answered.abort();
    }
  };

  return {
    now,
    released: () => void note(false, 'released'),
    /** Never rejects: a failure is logged, once until the database answers again. */
    async reported(signal: AbortSignal): Promise<'held' | 'taken' | 'unknown'> {
      try {
        const answer = (await now(signal)) ? 'held' : 'taken';
        isReported = false;
        return answer;
      } catch (error) {
        if (!isReported && !signal.aborted) {
          logger.warn(
            `The lease of ${subject} cannot be renewed in the database, so that another replica may take over; retrying: ${error}`,
          );
          isReported = true;
        }
        return 'unknown';
      }
    },
  };
}
