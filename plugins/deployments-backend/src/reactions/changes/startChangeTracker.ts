import type { ChangeRow } from '../../database/types';
import { realTimers } from '../observeTimers';
import { repeat } from '../repeat';
import { pollPullRequest } from './pollPullRequest';
import { markHealthy } from './markHealthy';
import { createSchedule } from './schedule';
import type { ChangeContext, LeasingChangeStore } from './types';
import { replanChange } from './replanChange';
import { afterMerge } from './afterMerge';

const EVERY_MS = 5_000;
/** A slash is in no hub's name, and hubs have leases too. */
const LEASE = 'reaction/changes';
/** A backend that died after the merge may not have told Argo CD. */
const SETTLE_AFTER_START_MS = 600_000;
/** Later than this, what is not Healthy has a cause of its own. */
const FINISH_MS = 3_600_000;

/**
 * Follows Changes at the Git host until they are merged or closed, and has Argo CD look at once.
 * One replica of the backend does so at a time.
 */
export function startChangeTracker(
  options: Omit<ChangeContext, 'timers' | 'readModel'> &
    Partial<Pick<ChangeContext, 'timers'>> & {
      readModel: LeasingChangeStore;
      /** Who we are among the replicas of the backend. */
      holder: string;
    },
) {
  const { readModel, holder } = options;
  const context: ChangeContext = { timers: realTimers, ...options };
  const { timers, logger } = context;
  // Who lost the lease without knowing takes no step of a Change back.
  const held = { ...context, readModel: readModel.underLease(LEASE, holder) };
  const stopping = new AbortController();
  const schedule = createSchedule();
  const forced = new Set<string>();
  const settling = new Set<Promise<void>>();
  let isFirst = true;

  const settle = (change: ChangeRow) => {
    const work = afterMerge(context, change, stopping.signal).finally(() =>
      settling.delete(work),
    );
    settling.add(work);
  };
  const look = async (change: ChangeRow) => {
    const now = timers.now();
    if (change.state === 'writing') {
      if (!schedule.isAbandoned(change, now)) return;
    } else {
      const due = schedule.isAskDue(change, now);
      if (!forced.delete(change.id) && !due) return;
      const answer = await pollPullRequest(held, change);
      if (answer === 'merged') settle(change);
      if (answer !== 'conflict') return;
    }
    if (schedule.isReplanDue(change, now)) await replanChange(held, change);
  };
  const mergedWithin = (ms: number) =>
    readModel.listChanges({
      states: ['merged'],
      since: new Date(timers.now() - ms).toISOString(),
    });
  const run = async () => {
    if (!(await readModel.acquireLease(LEASE, holder))) {
      isFirst = true;
      return;
    }
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
    const looks = await Promise.allSettled([
      ...changes.map(look),
      ...merged
        .filter(({ healthyAt }) => healthyAt === undefined)
        .map(change => markHealthy(held, change)),
    ]);
    for (const outcome of looks) {
      if (outcome.status === 'rejected') sayTrouble(outcome.reason);
    }
  };
  const sayTrouble = (error: unknown) =>
    logger.warn(`A Change cannot be followed, and is tried again: ${error}`);
  const loop = repeat({
    run,
    everyMs: EVERY_MS,
    timers,
    logger,
    trouble: 'Open Changes are not followed',
  });

  return {
    /** Looks now: at this Change, and at all that are due. */
    poke(id?: string): void {
      if (id !== undefined) forced.add(id);
      loop.poke().catch(sayTrouble);
    },
    /** What follows a Change that was just written: a commit counts as merged at once. */
    afterWrite(change: ChangeRow): void {
      if (change.state === 'merged') settle(change);
    },
    async stop(): Promise<void> {
      stopping.abort();
      await loop.stop();
      await Promise.all(settling);
      await readModel.releaseLease(LEASE, holder);
    },
  };
}
