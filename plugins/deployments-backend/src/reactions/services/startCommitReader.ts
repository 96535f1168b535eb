import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ReadModel } from '../../database/types';
import type { GitOpsRepository } from '../../git/types';
import { systemClock, type Clock } from '../../lib/clock';
import type { Metrics } from '../../lib/metrics';
import { runPeriodically, type PeriodicTask } from '../../lib/runPeriodically';

const READ_EVERY_MS = 5_000;
/** When to ask again for a commit that the repository does not have, probably because it belongs to another one. */
const ASK_AGAIN_MS = 10 * 60_000;

/** Finds out who wrote the revisions that Applications run, and when. */
export function startCommitReader(options: {
  repository: Pick<GitOpsRepository, 'describeCommit'>;
  readModel: Pick<ReadModel, 'listUnknownRevisions' | 'saveCommits'>;
  logger: LoggerService;
  clock?: Clock;
  metrics?: Metrics;
}): PeriodicTask {
  const { repository, readModel, logger, clock = systemClock } = options;
  const absentSince = new Map<string, number>();
  const isDue = (sha: string) => {
    const since = absentSince.get(sha);
    return since === undefined || clock.now() - since >= ASK_AGAIN_MS;
  };

  async function run(signal: AbortSignal) {
    for (;;) {
      const unknown = await readModel.listUnknownRevisions();
      const due = unknown.filter(isDue);
      if (due.length === 0 || signal.aborted) return;
      for (const sha of due) {
        const commit = await repository.describeCommit(sha);
        if (commit) await readModel.saveCommits([{ ...commit, sha }]);
        else absentSince.set(sha, clock.now());
        if (signal.aborted) return;
      }
    }
  }
  return runPeriodically({
    name: 'commits',
    run,
    everyMs: READ_EVERY_MS,
    clock,
    logger,
    metrics: options.metrics,
    trouble:
      'The authors of new revisions stay unknown, because the GitOps repository cannot be read',
  });
}
