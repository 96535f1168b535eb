import { callerOf } from '../__testUtils__/callerOf';
import { deploymentConditions } from '../../permissions';
import type { ChangeRow } from '../../database/types';
import {
  application,
  databases,
  service,
  startReadModel,
} from '../../database/__testUtils__/readModels';
import { contextOf, specOf } from '../__testUtils__/operationContext';
import { getDeployment } from './getDeployment';
import { listDeployments } from './listDeployments';

const OWNER = 'group:default/team-a';
const [ENGINE] = databases.eachSupportedId()[0];

const change = (over: Partial<ChangeRow>): ChangeRow => ({
  id: 'shop-1',
  operation: 'create-service',
  service: 'shop',
  entityRef: 'component:default/shop',
  owner: OWNER,
  description: '',
  planHash: '1',
  state: 'open',
  by: 'pull-request',
  targets: [
    { environment: 'dev', cluster: 'eu1' },
    { environment: 'prod', cluster: 'eu1' },
  ],
  requestedBy: 'user:default/ada',
  createdAt: '2026-11-01T10:00:00.000Z',
  request: { spec: specOf() },
  branch: 'argosy/create-service/shop-1',
  ...over,
});

/** Two Deployments of shop, a third that Git asks for, and one of somebody else. */
async function filled() {
  const { readModel } = await startReadModel(ENGINE);
  const [target] = service().targets;
  await readModel.saveApplications('main', [
    application(),
    application({ name: 'shop-dev-eu1', environment: 'dev' }),
    application({ name: 'billing', service: undefined, labels: {} }),
  ]);
  const clusters = ['eu1', 'us1'].map(cluster => ({
    ...target,
    cluster,
    application: `shop-prod-${cluster}`,
    file: `services/shop/overlays/prod/${cluster}/config.json`,
  }));
  const dev = { ...target, environment: 'dev', application: 'shop-dev-eu1' };
  await readModel.replaceServices('c1', [
    service({ targets: [dev, ...clusters] }),
  ]);
  const annotations: Record<string, string> = {};
  const context = contextOf({
    readModel,
    annotations: {
      get: async ref => (ref.endsWith('none') ? undefined : annotations),
    },
  });
  const list = (
    input: Partial<Parameters<typeof listDeployments.run>[1]>,
    conditions?: Parameters<typeof callerOf>[1],
  ) =>
    listDeployments.run(
      context,
      { limit: 200, ...input },
      callerOf(undefined, conditions),
    );
  return { readModel, context, annotations, list };
}
const namesOf = (items: Array<{ name: string }>) => items.map(i => i.name);
const missingOf = (missing: Array<{ application: string }>) =>
  missing.map(m => m.application);

describe('list-deployments', () => {
  it('names what Git asks for and no Application stands for, on the first page alone', async () => {
    const { list } = await filled();
    const all = await list({ service: 'shop' });
    expect(namesOf(all.items)).toEqual(['shop-dev-eu1', 'shop-prod-eu1']);
    expect(missingOf(all.missing)).toEqual(['shop-prod-us1']);
    const first = await list({ service: 'shop', limit: 1 });
    expect(missingOf(first.missing)).toEqual(['shop-prod-us1']);
    const last = await list({
      service: 'shop',
      limit: 1,
      cursor: first.nextCursor,
    });
    expect(namesOf(last.items)).toEqual(['shop-prod-eu1']);
    expect(last.missing).toEqual([]);
    expect(last.hubs.map(hub => hub.name)).toEqual(['main', 'other']);
  });

  it('misses nothing that stands beside what the entity selects', async () => {
    const { list, annotations } = await filled();
    annotations['argocd/app-name'] = 'shop-dev-eu1';
    const { items, missing, match } = await list({
      entityRef: 'component:default/shop',
    });
    expect(namesOf(items)).toEqual(['shop-dev-eu1']);
    expect(missingOf(missing)).toEqual(['shop-prod-us1']);
    expect(match).toMatchObject({ by: 'argocd/app-name', near: [] });
  });

  it('shows an entity without annotations nothing, and says so', async () => {
    const { list } = await filled();
    expect(await list({ entityRef: 'component:default/x' })).toMatchObject({
      items: [],
      missing: [],
      match: { by: 'none', value: '' },
    });
    await expect(list({ entityRef: 'component:default/none' })).rejects.toThrow(
      /^The catalog has no component:default\/none/,
    );
  });

  it('filters Deployments, missing ones and the targets of Changes alike', async () => {
    const { list, readModel } = await filled();
    await readModel.saveChange(change({}));
    const inDev = await list(
      { service: 'shop' },
      deploymentConditions.isInEnvironment({ environments: ['dev'] }),
    );
    expect(namesOf(inDev.items)).toEqual(['shop-dev-eu1']);
    expect(inDev.missing).toEqual([]);
    expect(inDev.changes.map(({ targets }) => targets)).toEqual([
      [{ environment: 'dev', cluster: 'eu1' }],
    ]);
    const others = deploymentConditions.isOwnedBy({
      owners: ['group:default/b'],
    });
    expect(await list({ service: 'shop' }, others)).toMatchObject({
      items: [],
      missing: [],
      changes: [],
    });
  });

  it('shows Changes under way however old, and ended ones for a day', async () => {
    const { list, readModel } = await filled();
    const old = '2026-11-20T09:00:00.000Z';
    const young = '2026-11-20T11:00:00.000Z';
    const rows = [
      change({ id: 'open' }),
      change({ id: 'writing', state: 'writing' }),
      change({ id: 'merged-old', state: 'merged', mergedAt: old }),
      change({ id: 'merged-young', state: 'merged', mergedAt: young }),
      change({ id: 'closed-young', state: 'closed', closedAt: young }),
      change({ id: 'failed-old', state: 'failed', createdAt: old }),
      change({ id: 'other', service: 'search' }),
    ];
    for (const row of rows) await readModel.saveChange(row);
    const { changes } = await list({ service: 'shop' });
    expect(changes.map(({ id }) => id).sort()).toEqual([
      'closed-young',
      'merged-young',
      'open',
      'writing',
    ]);
    for (const key of ['request', 'spec', 'branch', 'files']) {
      expect(changes[0]).not.toHaveProperty(key);
    }
  });
});

describe('get-deployment', () => {
  it('knows a Change that is not merged as no Deployment yet', async () => {
    const { context, readModel } = await filled();
    await readModel.saveChange(
      change({ targets: [{ environment: 'prod', cluster: 'us1' }] }),
    );
    const asking = getDeployment.run(
      context,
      { hub: 'main', namespace: 'argocd', name: 'shop-prod-us1' },
      callerOf(),
    );
    await expect(asking).rejects.toMatchObject({
      name: 'NotFoundError',
      message:
        'No Application argocd/shop-prod-us1 is known on hub main, or you may not see it',
    });
  });
});
