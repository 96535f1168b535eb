import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ReadModel } from '../database/types';
import type { CommitInfo, GitOpsRepository } from '../git/types';
import type { Notifier } from '../notify/types';
import { every } from './every';
import type { Timers } from './observeTimers';

const EVERY_MS = 5_000;

/** Reads author and message of revisions that Applications run and nobody has described yet. */
export function startReadingCommits(options: {
  repository: Pick<GitOpsRepository, 'describeCommit'>;
  readModel: Pick<ReadModel, 'listUnknownRevisions' | 'saveCommits'>;
  notifier: Pick<Notifier, 'changed'>;
  logger: LoggerService;
  timers?: Timers;
}) {
  const { repository, readModel, notifier } = options;
  // Revisions of other repositories: asked once, not at every tick.
  const foreign = new Set<string>();
  return every({
    ...options,
    what: 'Reading commits',
    milliseconds: EVERY_MS,
    async run() {
      const unknown = await readModel.listUnknownRevisions();
      const found: CommitInfo[] = [];
      for (const sha of unknown.filter(each => !foreign.has(each))) {
        const commit = await repository.describeCommit(sha);
        if (commit) found.push(commit);
        else foreign.add(sha);
      }
      if (found.length === 0) return;
      await readModel.saveCommits(found);
      notifier.changed(found.map(({ sha }) => `commit/${sha}`));
    },
  });
}
