import { toError } from '@backstage/errors';
import { applyEvent } from '../../changes/applyEvent';
import type { ChangeRow } from '../../database/types';
import type { PullRequest } from '../../git/types';
import { nowOf, type TrackerContext } from './types';

/** What became of an open Change: `conflict` wants a new plan, `merged` wants Argo CD to look. */
type Answer = 'waits' | 'conflict' | 'closed' | 'merged';

/** Asks the Git host for the pull request of an open Change and writes down what it says. */
export async function pollPullRequest(
  context: TrackerContext,
  change: ChangeRow,
): Promise<Answer> {
  if (change.number === undefined) return 'waits';
  const at = nowOf(context);
  let pullRequest: PullRequest;
  try {
    pullRequest = await context.repository.getPullRequest(change.number);
  } catch (cause) {
    const { name, message: detail } = toError(cause);
    context.logger.debug(`Change ${change.id} cannot be asked for: ${cause}`);
    const isAway = name === 'ServiceUnavailableError';
    const type = isAway ? 'git-host-unavailable' : 'pull-request-unreadable';
    await applyEvent(context, change, { type, detail, at });
    return 'waits';
  }
  await applyEvent(context, change, { type: 'polled', pullRequest, at });
  if (pullRequest.state !== 'open') return pullRequest.state;
  return pullRequest.mergeable === false ? 'conflict' : 'waits';
}
