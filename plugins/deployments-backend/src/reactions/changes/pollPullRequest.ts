import { toError } from '@backstage/errors';
import type { ChangeRow } from '../../database/types';
import type { PullRequest } from '../../git/types';
import { type ChangeContext, nowOf } from './types';
import { saveStep } from './saveStep';

const TROUBLE = 'Git host ';

/** What became of an open Change: `conflict` wants a new plan, `merged` wants Argo CD to look. */
type Answer = 'waits' | 'conflict' | 'closed' | 'merged';

/** Asks the Git host for the pull request of an open Change and writes down what it says. */
export async function pollPullRequest(
  context: ChangeContext,
  change: ChangeRow,
): Promise<Answer> {
  if (change.number === undefined) return 'waits';
  let pull: PullRequest;
  try {
    pull = await context.repository.getPullRequest(change.number);
  } catch (error) {
    await saveTrouble(context, change, toError(error));
    return 'waits';
  }
  if (pull.state === 'merged') {
    await saveStep(context, change, {
      state: 'merged',
      commit: pull.mergeCommit ?? change.commit,
      mergedAt: pull.mergedAt ?? nowOf(context),
      message: undefined,
    });
    return 'merged';
  }
  if (pull.state === 'closed') {
    const closedAt = pull.closedAt ?? nowOf(context);
    await saveStep(context, change, {
      state: 'closed',
      closedAt,
      message: undefined,
    });
    context.notifier.servicesChanged();
    return 'closed';
  }
  if (change.message?.startsWith(TROUBLE)) {
    await saveStep(context, change, { message: undefined });
  }
  return pull.mergeable === false ? 'conflict' : 'waits';
}

async function saveTrouble(
  context: ChangeContext,
  change: ChangeRow,
  error: Error,
) {
  context.logger.debug(`Change ${change.id} cannot be asked for: ${error}`);
  const down = error.name === 'ServiceUnavailableError';
  const since = `${TROUBLE}unreachable since `;
  // The time is that of the first failure.
  if (down && change.message?.startsWith(since)) return;
  const at = nowOf(context).slice(0, 16).replace('T', ' ');
  await saveStep(context, change, {
    message: down
      ? `${since}${at} UTC; it is asked again until it answers.`
      : `${TROUBLE}does not show pull request #${change.number}: ${error.message}`,
  });
}
