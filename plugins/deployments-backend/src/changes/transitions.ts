import type { Change } from '@argosy/plugin-deployments-common';
import type { ChangePatch, ChangeRow } from '../database/types';
import type { PullRequest } from '../git/types';

/** What happens to a Change. Times are ISO 8601. */
export type ChangeEvent =
  | { type: 'committed'; commit: string; url: string; at: string }
  | { type: 'proposed'; pullRequest: PullRequest; at: string }
  /** It was planned anew: what it then writes. */
  | { type: 'planned'; planHash: string; files: string[] }
  /** It cannot be planned, or the Git host does not let us write it. */
  | { type: 'refused'; message: string }
  | { type: 'git-host-unavailable'; detail: string; at: string }
  | { type: 'pull-request-unreadable'; detail: string; at: string }
  | { type: 'polled'; pullRequest: PullRequest; at: string }
  | { type: 'healthy'; at: string };

/** A step of a Change: it is taken only while the Change is in one of the states `from`. */
export interface Transition {
  from: readonly Change['state'][];
  patch: ChangePatch;
}

/** A write may still count: also where another replica has given up meanwhile. */
const UNWRITTEN = ['writing', 'open', 'failed'] as const;
/** Nothing stands in the way any more. */
const CLEAR = { message: undefined, blockedBy: undefined };

/** What an event makes of a Change. Undefined where that is nothing new. */
export function transition(
  change: ChangeRow,
  event: ChangeEvent,
): Transition | undefined {
  const step = transitionOf(change, event);
  return step && isNews(change, step.patch) ? step : undefined;
}

function transitionOf(
  change: ChangeRow,
  event: ChangeEvent,
): Transition | undefined {
  const { state } = change;
  const from = [state];
  switch (event.type) {
    case 'planned': {
      const { planHash, files } = event;
      return { from: UNWRITTEN, patch: { planHash, files } };
    }
    case 'committed':
    case 'proposed':
      return {
        from: UNWRITTEN,
        patch: written(change, event),
      };
    case 'refused':
      if (state !== 'open' && state !== 'writing') return undefined;
      return state === 'open'
        ? { from, patch: { message: event.message } }
        : {
            from,
            patch: { ...CLEAR, state: 'failed', message: event.message },
          };
    case 'git-host-unavailable':
    case 'pull-request-unreadable':
      if (state !== 'open' && state !== 'writing') return undefined;
      return { from, patch: { blockedBy: blockOf(change, event) } };
    case 'polled':
      return state === 'open'
        ? { from, patch: polled(change, event) }
        : undefined;
    case 'healthy':
      return state === 'merged' && change.healthyAt === undefined
        ? { from, patch: { healthyAt: event.at } }
        : undefined;
    default:
      return undefined;
  }
}

function written(
  { openedAt }: ChangeRow,
  event: Extract<ChangeEvent, { type: 'committed' | 'proposed' }>,
): ChangePatch {
  const { at } = event;
  if (event.type === 'committed') {
    const { commit, url } = event;
    return {
      ...CLEAR,
      ...{ state: 'merged', by: 'commit' },
      ...{ commit, url, openedAt: at, mergedAt: at },
    };
  }
  const { number, url, head } = event.pullRequest;
  return {
    ...CLEAR,
    state: 'open',
    ...{ number, url, commit: head, openedAt: openedAt ?? at },
  };
}

/** The time is that of the first failure. */
function blockOf(
  { state, blockedBy }: ChangeRow,
  { type: reason, detail, at }: Extract<ChangeEvent, { detail: string }>,
): Change['blockedBy'] {
  const since = blockedBy?.reason === reason ? blockedBy.since : at;
  // An open one misses nothing but a look: each failed look is no news.
  const isMinor = state === 'open' && reason === 'git-host-unavailable';
  return isMinor ? { reason, since } : { reason, since, detail };
}

function polled(
  { commit }: ChangeRow,
  { pullRequest, at }: Extract<ChangeEvent, { type: 'polled' }>,
): ChangePatch {
  const { state, mergeCommit, mergedAt, closedAt } = pullRequest;
  switch (state) {
    case 'merged':
      return {
        ...CLEAR,
        state,
        commit: mergeCommit ?? commit,
        mergedAt: mergedAt ?? at,
      };
    case 'closed':
      return { ...CLEAR, state, closedAt: closedAt ?? at };
    default:
      return { blockedBy: undefined };
  }
}

const isNews = (change: ChangeRow, patch: ChangePatch) =>
  JSON.stringify({ ...change, ...patch }) !== JSON.stringify(change);

/** It stands in Git or waits to be written, and is not merged. What is only begun may yet be refused. */
export const isPending = ({ state, blockedBy }: ChangeRow) =>
  state === 'open' || (state === 'writing' && blockedBy !== undefined);
