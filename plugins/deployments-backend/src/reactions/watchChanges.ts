import { toError } from '@backstage/errors';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Hub } from '../argocd/types';
import type { ChangeRow, ReadModel } from '../database/types';
import type { GitOpsRepository } from '../git/types';
import type { Notifier } from '../notify/types';
import { every } from './every';
import { realTimers, type Timers } from './observeTimers';
import { refreshArgoCd } from './refreshArgoCd';

const TICK_MS = 5_000;
const HOUR_MS = 3_600_000;
const SLOW_MS = 60_000;
/** A write that takes longer was cut off. */
const CUT_OFF_MS = 120_000;

/** What watching Changes needs. */
export interface WatchChangesOptions {
  repository: Pick<GitOpsRepository, 'getPullRequest'>;
  readModel: ReadModel;
  notifier: Notifier;
  hubs: Hub[];
  logger: LoggerService;
  holder: string;
  /** Reads the merged files into the read model. */
  readServices: () => Promise<void>;
  /** Plans a Change anew and writes it over what it wrote. */
  replan: (change: ChangeRow) => Promise<void>;
  timers?: Timers;
}

/** Asks the Git host for open Changes, and does what their merge asks for. One replica at a time. */
export function startWatchingChanges(options: WatchChangesOptions) {
  const { readModel, notifier, logger, timers = realTimers } = options;
  const asked = new Map<string, number>();
  const following = new Set<Promise<void>>();
  const stopping = new AbortController();

  const follow = (change: ChangeRow) => {
    const done = (async () => {
      await options.readServices();
      await refreshArgoCd({ ...options, timers }, change, stopping.signal);
    })()
      .catch(error => logger.warn(`After ${change.id}: ${error}`))
      .finally(() => following.delete(done));
    following.add(done);
  };
  const save = async (change: ChangeRow) => {
    await readModel.saveChange(change);
    notifier.changed([`change/${change.service}`]);
  };
  const look = async (change: ChangeRow) => {
    const next = await lookAt(options, change);
    if (next === 'replan') {
      await options.replan(change);
      return;
    }
    if (JSON.stringify(next) === JSON.stringify(change)) return;
    await save(next);
    if (next.state !== change.state) notifier.servicesChanged();
    if (next.state === 'merged') follow(next);
  };
  const isDue = (change: ChangeRow) => {
    const now = timers.now();
    const age = now - Date.parse(change.createdAt);
    if (change.state === 'writing') return age > CUT_OFF_MS;
    const last = asked.get(change.id) ?? 0;
    return age < HOUR_MS || now - last >= SLOW_MS;
  };

  const ticking = every({
    what: 'Asking for open Changes',
    milliseconds: TICK_MS,
    logger,
    timers,
    async run() {
      if (!(await readModel.acquireLease('changes', options.holder))) return;
      const changes = await readModel.listChanges({
        states: ['open', 'writing'],
      });
      for (const change of changes.filter(isDue)) {
        asked.set(change.id, timers.now());
        try {
          await look(change);
        } catch (error) {
          const message = toError(error).message;
          if (message !== change.message) await save({ ...change, message });
        }
      }
    },
  });
  return {
    /** A commit stands at once: what follows a merge follows it. */
    afterWrite(change: ChangeRow) {
      if (change.state === 'merged') follow(change);
      else ticking.now();
    },
    async stop() {
      stopping.abort();
      await ticking.stop();
      await Promise.all(following);
    },
  };
}

async function lookAt(
  { repository }: Pick<WatchChangesOptions, 'repository'>,
  change: ChangeRow,
): Promise<ChangeRow | 'replan'> {
  if (change.state === 'writing' || change.number === undefined)
    return 'replan';
  const pull = await repository.getPullRequest(change.number);
  if (pull.state === 'merged') {
    return {
      ...change,
      state: 'merged',
      mergedAt: pull.mergedAt,
      commit: pull.mergeCommit,
      message: undefined,
    };
  }
  if (pull.state === 'closed') {
    return {
      ...change,
      state: 'closed',
      closedAt: pull.closedAt,
      message: undefined,
    };
  }
  return pull.mergeable === false
    ? 'replan'
    : { ...change, message: undefined };
}
