import { toError } from '@backstage/errors';
import type { ChangeRow } from '../database/types';
import type { PullRequest } from '../git/types';
import { type ChangesRoom, nowOf } from './watchChangesRoom';
import { saveStep } from './watchChangesStep';

const TROUBLE = 'Git host ';

/** What became of an open Change: `conflict` wants a new plan, `merged` wants Argo CD to look. */
type Answer = 'waits' | 'conflict' | 'closed' | 'merged';

/** Asks the Git host for the pull request of an open Change and writes down what it says. */
export async function askForChange(
  room: ChangesRoom,
  change: ChangeRow,
): Promise<Answer> {
  if (change.number === undefined) return 'waits';
  let pull: PullRequest;
  try {
    pull = await room.repository.getPullRequest(change.number);
  } catch (error) {
    await saveTrouble(room, change, toError(error));
    return 'waits';
  }
  if (pull.state === 'merged') {
    await saveStep(room, change, {
      state: 'merged',
      commit: pull.mergeCommit ?? change.commit,
      mergedAt: pull.mergedAt ?? nowOf(room),
      message: undefined,
    });
    return 'merged';
  }
  if (pull.state === 'closed') {
    const closedAt = pull.closedAt ?? nowOf(room);
    await saveStep(room, change, {
      state: 'closed',
      closedAt,
      message: undefined,
    });
    room.notifier.servicesChanged();
    return 'closed';
  }
  if (change.message?.startsWith(TROUBLE)) {
    await saveStep(room, change, { message: undefined });
  }
  return pull.mergeable === false ? 'conflict' : 'waits';
}

async function saveTrouble(room: ChangesRoom, change: ChangeRow, error: Error) {
  room.logger.debug(`Change ${change.id} cannot be asked for: ${error}`);
  const down = error.name === 'ServiceUnavailableError';
  const since = `${TROUBLE}unreachable since `;
  // The time is that of the first failure.
  if (down && change.message?.startsWith(since)) return;
  const at = nowOf(room).slice(0, 16).replace('T', ' ');
  await saveStep(room, change, {
    message: down
      ? `${since}${at} UTC; it is asked again until it answers.`
      : `${TROUBLE}does not show pull request #${change.number}: ${error.message}`,
  });
}
