import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ReadModel } from '../../database/types';
import type { GitOpsRepository } from '../../git/types';
import { realTimers, type Timers } from '../observeTimers';
import { repeat, type Repeated } from '../repeat';

const EVERY_MS = 5_000;
/** A commit that the repository does not have: of another repository, most likely. */
const ASK_AGAIN_MS = 10 * 60_000;

/** Finds out who wrote the revisions that Applications run, and when. */
export function startReadingCommits(options: {
  repository: Pick<GitOpsRepository, 'describeCommit'>;
  readModel: Pick<ReadModel, 'listUnknownRevisions' | 'saveCommits'>;
  logger: LoggerService;
  timers?: Timers;
}): Repeated {
  const { repository, readModel, logger, timers = realTimers } = options;
  const absent = new Map<string, number>();
  const isWorthAsking = (sha: string) => {
    const since = absent.get(sha);
    return since === undefined || timers.now() - since >= ASK_AGAIN_MS;
  };

  async function run(signal: AbortSignal) {
    for (;;) {
      const unknown = await readModel.listUnknownRevisions();
      const asked = unknown.filter(isWorthAsking);
      if (asked.length === 0 || signal.aborted) return;
      for (const sha of asked) {
        const commit = await repository.describeCommit(sha);
        if (commit) await readModel.saveCommits([{ ...commit, sha }]);
        else absent.set(sha, timers.now());
        if (signal.aborted) return;
      }
    }
  }
  return repeat({
    run,
    everyMs: EVERY_MS,
    timers,
    logger,
    trouble:
      'Authors of new revisions stay unknown: the GitOps repository cannot be asked',
  });
}
