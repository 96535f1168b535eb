import {
  type Deployment,
  describeObstacle,
} from '@argosy/plugin-deployments-common';
import { ServiceUnavailableError } from '@backstage/errors';
import { changeKinds } from '../../changes/changeKinds';
import type { PullRequest } from '../../git/types';
import { openChange, tracking } from './__testUtils__/tracking';

// An hour is many looks.
jest.setTimeout(30_000);

const pull = (overrides: Partial<PullRequest> = {}): PullRequest => ({
  number: 7,
  url: '',
  state: 'open',
  branch: 'b',
  head: 'h',
  ...overrides,
});
const asks = (log: string[]) => log.filter(line => line === 'ask 7').length;

describe('an open Change', () => {
  it('is asked for every 5 s in its first hour, then every minute', async () => {
    const { clock, tracker, happened } = tracking();
    await clock.advance(60_000);
    expect(asks(happened())).toBe(13);
    await clock.advance(3_540_000);
    happened();
    await clock.advance(600_000);
    expect(asks(happened())).toBe(10);
    tracker.trigger('shop-1');
    await clock.advance(0);
    expect(asks(happened())).toBe(1);
    await tracker.stop();
    expect(happened()).toEqual(['release reaction/changes']);
  });

  it('is left to the replica that holds the lease', async () => {
    const { world, clock, tracker, happened } = tracking();
    world.isLeader = false;
    await clock.advance(5_000);
    happened();
    await clock.advance(60_000);
    expect(happened()).toEqual([]);
    await tracker.stop();
  });

  it('has Argo CD look once it is merged, until the Applications stand', async () => {
    const { world, clock, tracker, happened } = tracking();
    await clock.advance(0);
    happened();
    world.pull = pull({
      state: 'merged',
      mergeCommit: 'm',
      mergedAt: '2026-11-21T10:00:00Z',
    });
    await clock.advance(5_000);
    expect(world.changes[0]).toMatchObject({
      state: 'merged',
      commit: 'm',
      mergedAt: '2026-11-21T10:00:00Z',
    });
    const root = 'refresh applications argocd/gitops-root';
    const look = [root, 'refresh applicationsets argocd/team-a-prod'];
    expect(happened()).toEqual([
      'ask 7',
      'change/shop',
      'roles of shop',
      'read services',
      root,
    ]);
    await clock.advance(5_000);
    expect(happened()).toEqual([]);
    await clock.advance(1_000);
    expect(happened()).toEqual(look);
    world.names.push({
      hub: 'main',
      namespace: 'argocd',
      name: 'shop-prod-eu1',
    });
    await clock.advance(120_000);
    expect(happened()).toEqual([]);
    await tracker.stop();
  });

  it('tells what stands at once, and what is new after the root Application, hub by hub', async () => {
    const { world, clock, tracker, happened } = tracking();
    const [prod] = world.shop.targets;
    const application = (hub: string, namespace: string, name: string) =>
      world.names.push({ hub, namespace, name });
    world.pull = pull({ state: 'merged' });
    world.shop = {
      ...world.shop,
      targets: [
        prod,
        {
          ...prod,
          environment: 'dev',
          application: 'shop-dev-eu1',
          set: 'team-a-nonprod',
        },
        {
          ...prod,
          cluster: 'ap1',
          hub: 'overseas',
          application: 'shop-prod-ap1',
        },
      ],
    };
    application('main', 'argocd', prod.application);
    application('overseas', 'argocd-overseas', 'gitops-root');
    await clock.advance(0);
    const refreshed = () =>
      happened().filter(line => line.startsWith('refresh'));
    expect(refreshed()).toEqual([
      'refresh applications argocd/gitops-root',
      'refresh applications argocd/shop-prod-eu1',
      'refresh applicationsets argocd/team-a-prod',
      'refresh applications argocd-overseas/gitops-root',
    ]);
    application('main', 'argocd', 'shop-dev-eu1');
    await clock.advance(6_000);
    expect(refreshed()).toEqual([
      'refresh applications argocd-overseas/gitops-root',
      'refresh applicationsets argocd-overseas/team-a-prod',
    ]);
    await tracker.stop();
  });

  it('goes on reading until Git gives what was merged', async () => {
    const { world, clock, tracker, happened } = tracking();
    const { targets } = world.shop;
    world.pull = pull({ state: 'merged' });
    world.shop = { ...world.shop, targets: [] };
    await clock.advance(0);
    expect(happened()).toContain('read services');
    world.shop = { ...world.shop, targets };
    await clock.advance(1_000);
    expect(happened()).toEqual([
      'read services',
      'refresh applications argocd/gitops-root',
    ]);
    await tracker.stop();
  });

  it('goes on after the merge when a hub refuses', async () => {
    const { world, clock, tracker, happened, logger } = tracking();
    world.pull = pull({ state: 'merged' });
    world.refuse = new Error('forbidden');
    await clock.advance(60_000);
    expect(
      happened().filter(line => line.startsWith('refresh')).length,
    ).toBeGreaterThan(8);
    expect(logger.warn.mock.calls[0][0]).toContain(
      'looks by itself within minutes',
    );
    await tracker.stop();
  });

  it('is closed when its pull request is', async () => {
    const { world, clock, tracker, happened } = tracking();
    world.pull = pull({ state: 'closed', closedAt: '2026-11-21T10:00:00Z' });
    await clock.advance(30_000);
    expect(world.changes[0]).toMatchObject({
      state: 'closed',
      closedAt: '2026-11-21T10:00:00Z',
    });
    expect(happened()).toEqual(['ask 7', 'change/shop', 'services changed']);
    await tracker.stop();
  });

  it('says since when the Git host is gone, and no more once it is back', async () => {
    const { world, clock, tracker, happened } = tracking();
    world.pull = new ServiceUnavailableError('connect ECONNREFUSED');
    await clock.advance(90_000);
    expect(world.changes[0].blockedBy).toEqual({
      reason: 'git-host-unavailable',
      since: '1970-01-01T00:16:40.000Z',
    });
    expect(describeObstacle(world.changes[0])).toBe(
      'Git host unreachable since 1970-01-01 00:16 UTC; it is asked again until it answers.',
    );
    expect(happened().filter(line => line === 'change/shop')).toHaveLength(1);
    world.pull = pull();
    await clock.advance(5_000);
    expect(world.changes[0].blockedBy).toBeUndefined();
    world.pull = new Error('404 for you');
    await clock.advance(5_000);
    expect(world.changes[0].blockedBy?.reason).toBe('pull-request-unreadable');
    expect(describeObstacle(world.changes[0])).toBe(
      'Git host does not show pull request #7: 404 for you',
    );
    await tracker.stop();
  });

  it('is planned anew when it conflicts: once a minute, and its failure is kept', async () => {
    const { world, clock, tracker, happened } = tracking();
    world.pull = pull({ mergeable: false });
    world.resume = async () => {
      throw new Error('the plan has a fault');
    };
    await clock.advance(55_000);
    const resumes = () => happened().filter(line => line === 'resume shop-1');
    expect(resumes()).toHaveLength(1);
    expect(world.changes[0].message).toBe('the plan has a fault');
    await clock.advance(60_000);
    expect(resumes()).toHaveLength(1);
    await tracker.stop();
  });
});

describe('other Changes', () => {
  it('one that a killed backend left half-written is finished, a fresh one is not touched', async () => {
    const { clock, tracker, happened } = tracking([
      openChange({ state: 'writing', number: undefined }),
    ]);
    await clock.advance(115_000);
    expect(happened()).toEqual([]);
    await clock.advance(10_000);
    expect(happened()).toEqual(['resume shop-1']);
    await tracker.stop();
  });

  it('one that waits for the Git host is tried every 10 s until it is written', async () => {
    const { world, clock, tracker, happened } = tracking([
      openChange({
        state: 'writing',
        blockedBy: { reason: 'git-host-unavailable', since: '' },
      }),
    ]);
    const resumes = () => happened().filter(line => line === 'resume shop-1');
    await clock.advance(0);
    expect(resumes()).toHaveLength(1);
    await clock.advance(60_000);
    expect(resumes()).toHaveLength(6);
    world.changes = [openChange({ state: 'closed' })];
    await clock.advance(60_000);
    expect(resumes()).toHaveLength(0);
    await tracker.stop();
  });

  it('one that a promotion drives is polled, and nothing else', async () => {
    const { world, clock, tracker, happened } = tracking(
      [
        openChange({ id: 'open' }),
        openChange({
          id: 'waits',
          state: 'writing',
          blockedBy: { reason: 'git-host-unavailable', since: '' },
        }),
        openChange({ id: 'merged', state: 'merged' }),
      ],
      { ...changeKinds, 'create-service': { drivenBy: 'promotion' } },
    );
    world.pull = pull({ mergeable: false });
    await clock.advance(0);
    expect(happened()).toEqual(['ask 7']);
    world.pull = pull({ state: 'merged', mergeCommit: 'm' });
    await clock.advance(5_000);
    expect(world.changes[0]).toMatchObject({ state: 'merged', commit: 'm' });
    expect(happened()).toEqual(['ask 7', 'change/shop']);
    await tracker.stop();
  });

  it('a commit counts as merged at once', async () => {
    const { clock, tracker, happened } = tracking([]);
    tracker.afterWrite(openChange({ by: 'commit', state: 'merged' }));
    await clock.advance(0);
    expect(happened()).toContain('refresh applications argocd/gitops-root');
    await tracker.stop();
  });

  it('one merged shortly before the start is followed up', async () => {
    const { clock, tracker, happened } = tracking([
      openChange({ state: 'merged' }),
    ]);
    await clock.advance(0);
    expect(happened()).toContain('refresh applications argocd/gitops-root');
    await tracker.stop();
  });
});

describe('a merged Change', () => {
  const target = (overrides: Partial<Deployment> = {}): Deployment => ({
    hub: 'main',
    namespace: 'argocd',
    name: 'shop-prod-eu1',
    environment: 'prod',
    cluster: 'eu1',
    region: 'eu',
    sync: 'Synced',
    health: 'Healthy',
    images: [],
    project: 'store',
    changedAt: '',
    observedAt: '',
    ...overrides,
  });

  it('is finished when each target is Synced and Healthy, once and for all', async () => {
    const { world, clock, tracker, happened } = tracking([
      openChange({ state: 'merged' }),
    ]);
    world.deployments = [target({ health: 'Progressing' })];
    await clock.advance(5_000);
    expect(world.changes[0].healthyAt).toBeUndefined();
    world.deployments = [target(), target({ cluster: 'us1', sync: 'Unknown' })];
    happened();
    await clock.advance(5_000);
    const { healthyAt } = world.changes[0];
    expect(healthyAt).toBe(new Date(clock.now()).toISOString());
    expect(happened()).toContain('change/shop');
    world.deployments = [target({ health: 'Degraded' })];
    await clock.advance(60_000);
    expect(world.changes[0].healthyAt).toBe(healthyAt);
    await tracker.stop();
  });
});
