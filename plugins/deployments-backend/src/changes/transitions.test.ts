import { createdRow } from './__testUtils__/createdRow';
import {
  type ChangeEvent,
  isPending,
  transition,
  type Transition,
} from './transitions';
import type { ChangeRow } from '../database/types';

const AT = '2026-11-21T10:00:00.000Z';
const EARLIER = '2026-11-21T09:00:00.000Z';
const UNWRITTEN = ['writing', 'open', 'failed'] as const;
const CLEAR = { message: undefined, blockedBy: undefined };

const pull = {
  number: 7,
  url: 'https://git.example.com/pulls/7',
  state: 'open',
  branch: 'b',
  head: 'h',
} as const;
const away = { type: 'git-host-unavailable', detail: 'Gone.', at: AT } as const;
const unreadable = {
  type: 'pull-request-unreadable',
  detail: '404',
  at: AT,
} as const;
const polled = (over: object): ChangeEvent => ({
  type: 'polled',
  pullRequest: { ...pull, ...over },
  at: AT,
});
const refused = { type: 'refused', message: 'No rights.' } as const;
const healthy = { type: 'healthy', at: AT } as const;
const committed = {
  type: 'committed',
  commit: 'c',
  url: 'https://git.example.com/c',
  at: AT,
} as const;

it.each<[string, Partial<ChangeRow>, ChangeEvent, Transition | undefined]>([
  [
    'a commit opens and merges at once, and ends what was in the way',
    { state: 'writing', blockedBy: { reason: away.type, since: EARLIER } },
    committed,
    {
      from: UNWRITTEN,
      patch: {
        ...CLEAR,
        state: 'merged',
        by: 'commit',
        commit: 'c',
        url: committed.url,
        openedAt: AT,
        mergedAt: AT,
      },
    },
  ],
  [
    'a pull request opens',
    { state: 'writing' },
    { type: 'proposed', pullRequest: pull, at: AT },
    {
      from: UNWRITTEN,
      patch: {
        ...CLEAR,
        state: 'open',
        number: 7,
        url: pull.url,
        commit: 'h',
        openedAt: AT,
      },
    },
  ],
  [
    'one that is written over keeps its time',
    { state: 'open', openedAt: EARLIER },
    { type: 'proposed', pullRequest: pull, at: AT },
    {
      from: UNWRITTEN,
      patch: expect.objectContaining({ state: 'open', openedAt: EARLIER }),
    },
  ],
  [
    'what a new plan writes is claimed',
    { state: 'open' },
    { type: 'planned', planHash: 'new', files: ['a'] },
    { from: UNWRITTEN, patch: { planHash: 'new', files: ['a'] } },
  ],
  [
    'the same plan is no news',
    { state: 'open', planHash: 'same', files: ['a'] },
    { type: 'planned', planHash: 'same', files: ['a'] },
    undefined,
  ],
  [
    'what is refused before it stands has failed',
    { state: 'writing', blockedBy: { reason: away.type, since: EARLIER } },
    refused,
    {
      from: ['writing'],
      patch: { ...CLEAR, state: 'failed', message: 'No rights.' },
    },
  ],
  [
    'what is open stays open when a new plan is refused',
    { state: 'open' },
    refused,
    { from: ['open'], patch: { message: 'No rights.' } },
  ],
  [
    'a merged one is not refused any more',
    { state: 'merged' },
    refused,
    undefined,
  ],
  [
    'what waits for the Git host says since when, and why',
    { state: 'writing' },
    away,
    {
      from: ['writing'],
      patch: { blockedBy: { reason: away.type, since: AT, detail: 'Gone.' } },
    },
  ],
  [
    'the time is that of the first failure, the words are those of the last',
    {
      state: 'writing',
      blockedBy: { reason: away.type, since: EARLIER, detail: 'Slow.' },
    },
    away,
    {
      from: ['writing'],
      patch: {
        blockedBy: { reason: away.type, since: EARLIER, detail: 'Gone.' },
      },
    },
  ],
  [
    'an open one that cannot be looked at says so once',
    { state: 'open', blockedBy: { reason: away.type, since: EARLIER } },
    { ...away, detail: 'In other words.' },
    undefined,
  ],
  [
    'another reason begins anew',
    { state: 'open', blockedBy: { reason: away.type, since: EARLIER } },
    unreadable,
    {
      from: ['open'],
      patch: {
        blockedBy: { reason: unreadable.type, since: AT, detail: '404' },
      },
    },
  ],
  ['a merged one waits for no Git host', { state: 'merged' }, away, undefined],
  [
    'a look that finds it open is no news',
    { state: 'open' },
    polled({}),
    undefined,
  ],
  [
    'a look that succeeds ends what was in the way, and not why it cannot be planned',
    {
      state: 'open',
      message: 'stale',
      blockedBy: { reason: away.type, since: EARLIER },
    },
    polled({}),
    { from: ['open'], patch: { blockedBy: undefined } },
  ],
  [
    'it is merged as the host says',
    { state: 'open', commit: 'h' },
    polled({ state: 'merged', mergeCommit: 'm', mergedAt: EARLIER }),
    {
      from: ['open'],
      patch: { ...CLEAR, state: 'merged', commit: 'm', mergedAt: EARLIER },
    },
  ],
  [
    'it is merged now where the host does not say when and as what',
    { state: 'open', commit: 'h' },
    polled({ state: 'merged' }),
    {
      from: ['open'],
      patch: { ...CLEAR, state: 'merged', commit: 'h', mergedAt: AT },
    },
  ],
  [
    'it is closed',
    { state: 'open' },
    polled({ state: 'closed' }),
    { from: ['open'], patch: { ...CLEAR, state: 'closed', closedAt: AT } },
  ],
  [
    'a look that comes late changes nothing',
    { state: 'closed' },
    polled({ state: 'merged' }),
    undefined,
  ],
  [
    'it is healthy once',
    { state: 'merged' },
    healthy,
    { from: ['merged'], patch: { healthyAt: AT } },
  ],
  [
    'and not again',
    { state: 'merged', healthyAt: EARLIER },
    healthy,
    undefined,
  ],
  ['nor before its merge', { state: 'open' }, healthy, undefined],
])('%s', (_, change, event, expected) => {
  expect(transition(createdRow(change), event)).toEqual(expected);
});

it.each<[Partial<ChangeRow>, boolean]>([
  [{ state: 'open' }, true],
  [{ state: 'writing' }, false],
  [
    { state: 'writing', blockedBy: { reason: away.type, since: EARLIER } },
    true,
  ],
  [{ state: 'merged' }, false],
  [{ state: 'failed' }, false],
])('%j is pending: %s', (change, expected) => {
  expect(isPending(createdRow(change))).toBe(expected);
});
