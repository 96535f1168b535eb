import {
  application,
  databases,
  FLEET,
  names,
  startReadModel,
} from './__testUtils__/readModels';
import type { DeploymentSelector } from './types';

const byLabels = (
  ...labels: NonNullable<DeploymentSelector['labels']>
): DeploymentSelector => ({ labels });

describe.each(databases.eachSupportedId())('listDeployments on %s', id => {
  async function filled() {
    const started = await startReadModel(id);
    await started.readModel.saveApplications('main', [
      application(),
      application({ name: 'shop-dev-eu1', environment: 'dev' }),
      application({ name: 'search-prod-us1', service: 'search' }),
      application({
        name: 'foreign',
        service: undefined,
        environment: undefined,
        labels: { app: 'o\'hara "x" ; drop table applications; --' },
      }),
    ]);
    await started.readModel.saveApplications('other', [
      application({ name: 'shop-prod-ap1', namespace: 'team-a' }),
    ]);
    await started.readModel.replaceServices('c1', FLEET);
    return started;
  }

  it('tells a Deployment with its commit and its page', async () => {
    const { readModel } = await filled();
    const sha = 'a'.repeat(40);
    await readModel.saveCommits([
      {
        sha,
        author: 'Ada',
        message: 'Bump shop',
        time: '2026-11-21T08:59:00Z',
      },
    ]);
    const { items } = await readModel.listDeployments({
      selector: { hub: 'main', name: 'shop-prod-eu1' },
      limit: 10,
    });
    expect(items).toEqual([
      {
        hub: 'main',
        namespace: 'argocd',
        name: 'shop-prod-eu1',
        service: 'shop',
        environment: 'prod',
        region: 'eu',
        cluster: 'eu1',
        targetNamespace: 'shop-prod',
        project: 'store-prod',
        sync: 'Synced',
        health: 'Healthy',
        images: ['registry.example.com/shop:1.7.2'],
        operation: { phase: 'Succeeded', finishedAt: '2026-11-21T09:00:00Z' },
        revision: {
          sha,
          author: 'Ada',
          message: 'Bump shop',
          time: '2026-11-21T08:59:00Z',
        },
        changedAt: '2026-11-21T09:00:00Z',
        observedAt: '2026-11-21T10:00:00.000Z',
        url: 'https://argocd.example.com/applications/argocd/shop-prod-eu1',
      },
    ]);
  });

  it.each<[string, DeploymentSelector, string[]]>([
    ['name', { name: 'foreign' }, ['foreign']],
    ['namespace', { namespace: 'team-a' }, ['shop-prod-ap1']],
    [
      'project and hub',
      { project: 'store-prod', hub: 'other' },
      ['shop-prod-ap1'],
    ],
    [
      'service label',
      byLabels({ key: 'argosy.dev/service', operator: 'in', values: ['shop'] }),
      ['shop-dev-eu1', 'shop-prod-eu1', 'shop-prod-ap1'],
    ],
    [
      'two terms',
      byLabels(
        { key: 'tier', operator: 'exists' },
        { key: 'argosy.dev/service', operator: 'notin', values: ['shop'] },
      ),
      ['search-prod-us1'],
    ],
    ['no label', byLabels({ key: 'tier', operator: 'absent' }), ['foreign']],
    [
      'notin where the label is absent',
      byLabels({ key: 'tier', operator: 'notin', values: ['web'] }),
      ['foreign'],
    ],
    [
      'hostile value',
      byLabels({
        key: 'app',
        operator: 'in',
        values: ['o\'hara "x" ; drop table applications; --'],
      }),
      ['foreign'],
    ],
    ['in nothing', byLabels({ key: 'tier', operator: 'in', values: [] }), []],
    ['a NUL', { name: 'shop\0' }, []],
  ])('selects by %s', async (_, selector, expected) => {
    const { readModel } = await filled();
    expect(
      names(await readModel.listDeployments({ selector, limit: 10 })),
    ).toEqual(expected);
  });

  it('a look-alike: an Application that only wears the labels of a service stands nowhere on its page', async () => {
    const { readModel } = await filled();
    const labels = {
      'argosy.dev/service': 'shop',
      'argosy.dev/environment': 'prod',
    };
    await readModel.saveApplications('main', [
      application({ name: 'evil', labels }),
      // The name of one of ours, in a namespace where our ApplicationSets make none.
      application({ namespace: 'team-x', labels }),
    ]);
    const ours = byLabels({
      key: 'argosy.dev/service',
      operator: 'in',
      values: ['shop'],
    });
    const page = await readModel.listDeployments({ selector: ours, limit: 10 });
    expect(
      page.items.map(({ namespace, name }) => `${namespace}/${name}`),
    ).toEqual([
      'argocd/shop-dev-eu1',
      'argocd/shop-prod-eu1',
      'team-a/shop-prod-ap1',
    ]);
    const [evil] = (
      await readModel.listDeployments({ selector: { name: 'evil' }, limit: 1 })
    ).items;
    expect(evil).not.toHaveProperty('service');
    expect(evil).not.toHaveProperty('environment');
    const filter = { key: 'owner' as const, values: ['group:default/team-a'] };
    const visible = await readModel.listDeployments({
      ...{ selector: {}, filter, limit: 10 },
    });
    expect(names(visible)).not.toContain('evil');
    const [, seen] = await readModel.getDeployments([
      'main/argocd/shop-prod-eu1',
      'main/argocd/evil',
    ]);
    expect(seen).not.toHaveProperty('owner');
  });

  it.each<[string, DeploymentSelector, string[]]>([
    [
      'the environment of Git',
      byLabels({
        key: 'argosy.dev/environment',
        operator: 'in',
        values: ['dev'],
      }),
      ['shop-dev-eu1'],
    ],
    [
      'no service in Git',
      byLabels({ key: 'argosy.dev/service', operator: 'absent' }),
      ['foreign'],
    ],
    [
      'any service in Git',
      byLabels({ key: 'argosy.dev/service', operator: 'exists' }),
      ['search-prod-us1', 'shop-dev-eu1', 'shop-prod-eu1', 'shop-prod-ap1'],
    ],
    [
      'a label of ours that Git does not know',
      byLabels({ key: 'argosy.dev/other', operator: 'exists' }),
      [],
    ],
  ])('answers our own labels from Git: %s', async (_, selector, expected) => {
    const { readModel } = await filled();
    await readModel.saveApplications('main', [
      application({ name: 'foreign', labels: { 'argosy.dev/other': 'x' } }),
    ]);
    expect(
      names(await readModel.listDeployments({ selector, limit: 10 })),
    ).toEqual(expected);
  });

  it('pages on where it was, whatever is written in between', async () => {
    const { readModel } = await filled();
    const first = await readModel.listDeployments({ selector: {}, limit: 2 });
    expect(names(first)).toEqual(['foreign', 'search-prod-us1']);
    await readModel.saveApplications('main', [application({ name: 'aaa' })]);
    await readModel.deleteApplications('main', [
      { namespace: 'argocd', name: 'foreign' },
    ]);
    const second = await readModel.listDeployments({
      selector: {},
      cursor: first.nextCursor,
      limit: 2,
    });
    expect(names(second)).toEqual(['shop-dev-eu1', 'shop-prod-eu1']);
    const last = await readModel.listDeployments({
      selector: {},
      cursor: second.nextCursor,
      limit: 2,
    });
    expect(names(last)).toEqual(['shop-prod-ap1']);
    expect(last.nextCursor).toBeUndefined();
  });

  it.each(['x', 'e30', Buffer.from('{"hub":1}').toString('base64url')])(
    'refuses %s as a cursor',
    async cursor => {
      const { readModel } = await startReadModel(id);
      await expect(
        readModel.listDeployments({ selector: {}, cursor, limit: 1 }),
      ).rejects.toThrow('The cursor is not one that an earlier page returned');
    },
  );

  it('gets Deployments in the order asked, with their owner', async () => {
    const { readModel } = await filled();
    const found = await readModel.getDeployments([
      'main/argocd/search-prod-us1',
      'main/argocd/nobody',
      'main/argocd/foreign',
    ]);
    expect(found.map(one => one && [one.name, one.owner])).toEqual([
      ['search-prod-us1', 'group:default/team-b'],
      undefined,
      ['foreign', undefined],
    ]);
  });
});
