import { Change } from '../model/change';
import { Deployment } from '../model/deployment';
import { timeline } from './timeline';

const change = (overrides: Partial<Change> = {}): Change => ({
  id: 'shop-1',
  operation: 'create-service',
  service: 'shop',
  entityRef: 'component:default/shop',
  owner: 'group:default/team-a',
  description: '',
  planHash: '0',
  state: 'merged',
  by: 'pull-request',
  targets: [
    { environment: 'prod', cluster: 'eu1' },
    { environment: 'prod', cluster: 'us1' },
  ],
  requestedBy: 'user:default/ada',
  createdAt: '2026-11-21T10:00:00Z',
  openedAt: '2026-11-21T10:00:05Z',
  mergedAt: '2026-11-21T10:05:00Z',
  ...overrides,
});

const deployment = (
  cluster: string,
  overrides: Partial<Deployment> = {},
): Deployment => ({
  hub: 'main',
  namespace: 'argocd',
  name: `shop-prod-${cluster}`,
  environment: 'prod',
  cluster,
  project: 'store-prod',
  sync: 'Synced',
  health: 'Healthy',
  images: [],
  operation: {
    phase: 'Succeeded',
    startedAt: '2026-11-21T10:05:10Z',
    finishedAt: '2026-11-21T10:05:20Z',
  },
  changedAt: '2026-11-21T10:06:00Z',
  observedAt: '2026-11-21T10:06:00Z',
  ...overrides,
});

const missing = (cluster: string, message?: string) => ({
  service: 'shop',
  environment: 'prod',
  region: cluster,
  cluster,
  application: `shop-prod-${cluster}`,
  ...(message && { cause: { message } }),
});
const states = (steps: ReturnType<typeof timeline>) =>
  steps.map(step => step.state);

describe('timeline', () => {
  it('waits for the write, then for a person', () => {
    const writing = timeline(change({ state: 'writing' }), [], []);
    expect(states(writing)).toEqual([
      'running',
      'waiting',
      'waiting',
      'waiting',
      'waiting',
    ]);
    const [open, merged] = timeline(
      change({ state: 'open', mergedAt: undefined }),
      [],
      [],
    );
    expect(open).toMatchObject({ state: 'done', at: '2026-11-21T10:00:05Z' });
    expect(merged).toEqual({
      name: 'Merged',
      state: 'running',
      detail: 'Waits for a person to merge the pull request.',
    });
  });

  it('says what is wrong with a Change', () => {
    const failed = timeline(
      change({ state: 'failed', message: 'No rights.' }),
      [],
      [],
    );
    expect(failed[0]).toMatchObject({ state: 'failed', detail: 'No rights.' });
    const closed = timeline(
      change({ state: 'closed', closedAt: '2026-11-21T11:00:00Z' }),
      [],
      [],
    );
    expect(closed[1]).toMatchObject({
      state: 'failed',
      at: '2026-11-21T11:00:00Z',
    });
    const stale = 'Its files cannot be planned anew.';
    const conflict = timeline(
      change({ state: 'open', message: stale }),
      [],
      [],
    );
    expect(conflict[1]).toMatchObject({ state: 'running', detail: stale });
  });

  it.each<[Partial<Change>, number, string]>([
    [
      {
        state: 'writing',
        blockedBy: {
          reason: 'git-host-unavailable',
          since: '2026-11-21T10:02:40.000Z',
          detail: 'It refuses connections.',
        },
      },
      0,
      'Waits for the Git host since 2026-11-21 10:02 UTC; it is written as soon as the host is back, and nobody has to ask again. It refuses connections.',
    ],
    [
      {
        state: 'open',
        message: 'An older trouble, which stays for later.',
        blockedBy: {
          reason: 'git-host-unavailable',
          since: '2026-11-21T10:02:40.000Z',
        },
      },
      1,
      'Git host unreachable since 2026-11-21 10:02 UTC; it is asked again until it answers.',
    ],
    [
      {
        state: 'open',
        number: 7,
        blockedBy: {
          reason: 'pull-request-unreadable',
          since: '2026-11-21T10:02:40.000Z',
          detail: 'Not found.',
        },
      },
      1,
      'Git host does not show pull request #7: Not found.',
    ],
  ])('says what blocks a Change: %j', (over, step, detail) => {
    const steps = timeline(change({ mergedAt: undefined, ...over }), [], []);
    expect(steps[step]).toMatchObject({ state: 'running', detail });
  });

  it('takes a commit as open and merged at once', () => {
    const [open, merged] = timeline(
      change({ by: 'commit', openedAt: undefined }),
      [],
      [],
    );
    expect([open.at, merged.at]).toEqual(Array(2).fill('2026-11-21T10:05:00Z'));
  });

  it('counts Applications, and says why one is not made', () => {
    const waits = timeline(change(), [deployment('eu1')], [missing('us1')]);
    expect(waits[2]).toMatchObject({
      state: 'running',
      detail: expect.stringMatching(/^1 of 2\. .*usually within 15 seconds/),
    });
    expect(states(waits).slice(3)).toEqual(['waiting', 'waiting']);
    const blocked = timeline(
      change(),
      [deployment('eu1')],
      [missing('us1', 'Argo CD knows no cluster us1.')],
    );
    expect(blocked[2]).toMatchObject({
      state: 'failed',
      detail: '1 of 2. Argo CD knows no cluster us1.',
    });
  });

  it('follows the sync and the start', () => {
    const syncing = timeline(
      change(),
      [
        deployment('eu1'),
        deployment('us1', {
          sync: 'OutOfSync',
          progress: 'Waits for the hook Job m.',
        }),
      ],
      [],
    );
    expect(syncing[3]).toMatchObject({
      state: 'running',
      detail: '1 of 2. shop-prod-us1: Waits for the hook Job m.',
    });
    const starting = timeline(
      change(),
      [
        deployment('eu1'),
        deployment('us1', {
          health: 'Degraded',
          cause: { message: 'Image x cannot be pulled.' },
        }),
      ],
      [],
    );
    expect(states(starting)).toEqual([
      'done',
      'done',
      'done',
      'done',
      'failed',
    ]);
    expect(starting[4].detail).toBe(
      '1 of 2. shop-prod-us1: Image x cannot be pulled.',
    );
  });

  it('is done when each target of the Change is, whatever the others do', () => {
    const steps = timeline(
      change(),
      [
        deployment('us1', { changedAt: '2026-11-21T10:07:00Z' }),
        deployment('eu1'),
        deployment('ap1', { health: 'Degraded' }),
      ],
      [],
    );
    expect(steps.map(({ state, at }) => [state, at])).toEqual([
      ['done', '2026-11-21T10:00:05Z'],
      ['done', '2026-11-21T10:05:00Z'],
      ['done', '2026-11-21T10:05:10Z'],
      ['done', '2026-11-21T10:05:20Z'],
      ['done', '2026-11-21T10:07:00Z'],
    ]);
  });
});
