import { toError } from '@backstage/errors';
import { applyEvent } from '../../changes/applyEvent';
import type { ChangeRow } from '../../database/types';
import { systemClock } from '../../lib/clock';
import { leaderElection } from '../../lib/leaderElection';
import { noMetrics } from '../../lib/metrics';
import { runPeriodically } from '../../lib/runPeriodically';
import { afterMerge, markHealthy } from './afterMerge';
import { pollPullRequest } from './pollPullRequest';
import { createSchedule } from './schedule';
import type { LeasingTrackerStore, TrackerContext } from './types';

const EVERY_MS = 5_000;
/** A slash is in no hub's name, and hubs have leases too. */
export const CHANGES_LEASE = 'reaction/changes';
/** A backend that died after the merge may not have told Argo CD. */
const SETTLE_AFTER_START_MS = 600_000;
/** Later than this, what is not Healthy has a cause of its own. */
const FINISH_MS = 3_600_000;

/**
 * Follows Changes at the Git host until they are merged or closed, and has Argo CD look at once.
 * One replica of the backend does so at a time.
 */
export function startChangeTracker(
  options: Omit<TrackerContext, 'clock' | 'metrics' | 'readModel'> &
    Partial<Pick<TrackerContext, 'clock' | 'metrics'>> & {
      readModel: LeasingTrackerStore;
      /** Names this replica. */
      holder: string;
    },
) {
  const context: TrackerContext = {
    clock: systemClock,
    metrics: noMetrics,
    ...options,
  };
  const { clock, logger, metrics } = context;
  const election = electTracker(context, options);
  const stopping = new AbortController();
  const settling = new Set<Promise<void>>();
  const settle = (change: ChangeRow) => {
    if (!isTracked(context, change)) return;
    const work = afterMerge(context, change, stopping.signal).finally(() =>
      settling.delete(work),
    );
    settling.add(work);
  };
  const warn = (error: unknown) =>
    logger.warn(`A Change cannot be followed, and is tried again: ${error}`);
  const reportFailure = (error: unknown) => {
    metrics.reactionFailed('changes', error);
    warn(error);
  };
  const look = createLook(settle, reportFailure);
  const loop = runPeriodically({
    name: 'changes',
    async run(signal) {
      const outcome = await election.lead(signal, ({ store }) =>
        look.run({ ...context, readModel: store }),
      );
      if (outcome !== 'completed') look.restart();
    },
    everyMs: EVERY_MS,
    clock,
    logger,
    metrics,
    trouble: 'Open Changes are not followed',
  });

  return {
    /** Looks now: at this Change, and at all that are due. */
    trigger(id?: string): void {
      if (id !== undefined) look.force(id);
      loop.trigger().catch(warn);
    },
    /** What follows a Change that was just written: a commit counts as merged at once. */
    afterWrite(change: ChangeRow): void {
      if (change.state === 'merged') settle(change);
    },
    async stop(): Promise<void> {
      stopping.abort();
      await loop.stop();
      await Promise.all(settling);
      await election.release();
    },
  };
}

/** One replica follows the Changes. */
const electTracker = (
  { clock, logger, metrics }: TrackerContext,
  { holder, readModel }: { holder: string; readModel: LeasingTrackerStore },
) =>
  leaderElection({
    lease: CHANGES_LEASE,
    subject: 'the tracker of Changes',
    holder,
    leases: readModel,
    renewEveryMs: EVERY_MS,
    onUnknown: 'continue',
    clock,
    logger,
    metrics,
  });

/** Looks at all Changes that need one, by a context whose read model is fenced by the lease. */
function createLook(
  settle: (change: ChangeRow) => void,
  reportFailure: (error: unknown) => void,
) {
  const schedule = createSchedule();
  const forced = new Set<string>();
  let isFirst = true;

  const lookAt = async (context: TrackerContext, change: ChangeRow) => {
    const now = context.clock.now();
    if (change.state === 'writing') {
      if (!isTracked(context, change)) return;
      if (!schedule.isAbandoned(change, now)) return;
    } else {
      const due = schedule.isPollDue(change, now);
      if (!forced.delete(change.id) && !due) return;
      const answer = await pollPullRequest(context, change);
      if (answer === 'merged') settle(change);
      if (answer !== 'conflict' || !isTracked(context, change)) return;
    }
    if (schedule.isResumeDue(change, now)) await resume(context, change);
  };

  return {
    async run(context: TrackerContext): Promise<void> {
      const { clock, readModel } = context;
      const mergedWithin = (ms: number) =>
        readModel.listChanges({
          states: ['merged'],
          since: new Date(clock.now() - ms).toISOString(),
        });
      const merged = await mergedWithin(FINISH_MS);
      if (isFirst) {
        const late = await mergedWithin(SETTLE_AFTER_START_MS);
        isFirst = false;
        late.forEach(settle);
      }
      const changes = await readModel.listChanges({
        states: ['open', 'writing'],
      });
      schedule.keepOnly(new Set(changes.map(({ id }) => id)));
      const unfinished = merged.filter(
        change => !change.healthyAt && isTracked(context, change),
      );
      const looks = await Promise.allSettled([
        ...changes.map(change => lookAt(context, change)),
        ...unfinished.map(change => markHealthy(context, change)),
      ]);
      for (const outcome of looks) {
        if (outcome.status === 'rejected') reportFailure(outcome.reason);
      }
    },
    /** The next look is at this Change, also where none is due. */
    force: (id: string) => forced.add(id),
    /** Another replica may have seen Changes merged, and not have come to tell Argo CD. */
    restart: () => {
      isFirst = true;
    },
  };
}

/** Whether the tracker does more for it than to poll its pull request. */
const isTracked = ({ kinds }: TrackerContext, { operation }: ChangeRow) =>
  kinds[operation].drivenBy === 'tracker';

/** Has a Change planned anew: one that conflicts, or one whose write was cut off. Why not is kept on it. */
async function resume(context: TrackerContext, change: ChangeRow) {
  try {
    await context.resume(change);
  } catch (error) {
    const { name, message } = toError(error);
    context.logger.warn(
      `Change ${change.id} cannot be planned anew: ${name}: ${message}`,
    );
    // The next poll tells that the Git host is away.
    if (name === 'ServiceUnavailableError') return;
    await applyEvent(context, change, { type: 'refused', message });
  }
}
