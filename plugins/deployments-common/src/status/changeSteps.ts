import { Change } from '../model/change';
import { TimelineStep } from './timelineStep';

/** What happens in Git. A commit is open and merged at once. */
export function changeSteps(change: Change): TimelineStep[] {
  const { state, by, message, mergedAt, closedAt } = change;
  const openedAt = change.openedAt ?? mergedAt;
  const open: TimelineStep = {
    name: 'Change open',
    state: 'done',
    at: openedAt,
  };
  const merged: TimelineStep = { name: 'Merged', state: 'waiting' };
  switch (state) {
    case 'writing':
      return [
        {
          ...open,
          at: undefined,
          state: 'running',
          detail:
            message ??
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
          detail: message ?? 'The files could not be written to Git.',
        },
        merged,
      ];
    case 'open':
      return [
        open,
        {
          ...merged,
          state: 'running',
          detail: message ?? 'Waits for a person to merge the pull request.',
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
