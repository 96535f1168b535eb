import type { Change } from '../model/change';
import type { TimelineStep } from './timelineStep';

/** What happens in Git. A commit is open and merged at once. */
export function changeSteps(change: Change): TimelineStep[] {
  const { state, by, mergedAt, closedAt } = change;
  const openedAt = change.openedAt ?? mergedAt;
  const open: TimelineStep = {
    name: 'Change open',
    state: 'done',
    at: openedAt,
  };
  const merged: TimelineStep = { name: 'Merged', state: 'waiting' };
  const reason = describeObstacle(change);
  switch (state) {
    case 'writing':
      return [
        {
          ...open,
          at: undefined,
          state: 'running',
          detail:
            reason ??
            'The files are being written to Git; this takes a few seconds.',
        },
        merged,
      ];
    case 'failed':
      return [
        {
          ...open,
          at: undefined,
          state: 'failed',
          detail: reason ?? 'The files could not be written to Git.',
        },
        merged,
      ];
    case 'open':
      return [
        open,
        {
          ...merged,
          state: 'running',
          detail: reason ?? 'Waits for a person to merge the pull request.',
        },
      ];
    case 'closed':
      return [
        open,
        {
          ...merged,
          state: 'failed',
          at: closedAt,
          detail:
            'The pull request was closed without a merge; nothing was changed.',
        },
      ];
    default:
      return [
        by === 'commit' ? { ...open, at: mergedAt ?? openedAt } : open,
        { ...merged, state: 'done', at: mergedAt },
      ];
  }
}

/**
 * What stands in the way of a Change, as sentences: why it waits, why it failed, or why it cannot be planned anew.
 * Undefined while nothing does.
 * @public
 */
export function describeObstacle(
  change: Partial<Pick<Change, 'state' | 'number' | 'blockedBy' | 'message'>>,
): string | undefined {
  const { state, number, blockedBy, message } = change;
  if (!blockedBy) return message;
  const { reason, since, detail = '' } = blockedBy;
  if (reason === 'pull-request-unreadable') {
    return `Git host does not show pull request #${number}: ${detail}`;
  }
  return state === 'writing'
    ? `Waits for the Git host since ${minuteOf(since)}; it is written as soon as the host is back, and nobody has to ask again. ${detail}`.trim()
    : `Git host unreachable since ${minuteOf(since)}; it is asked again until it answers.`;
}

const minuteOf = (time: string) => `${time.slice(0, 16).replace('T', ' ')} UTC`;
