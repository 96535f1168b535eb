import { newApplication, recorded } from '../__testUtils__/resources';
import { parseApplication } from './parseApplication';
import { parseApplicationSet } from './parseApplicationSet';
import { parseClusters } from './parseClusters';
import { parseResourceTree } from './parseResourceTree';

describe('what is kept of an Application', () => {
  it('is what the screens need, from a real one whose migration failed', () => {
    const object = recorded(
      'synchook-failed-retrying',
      'application/search-prod-us1',
    );
    const kept = parseApplication('main', object);
    expect(kept).toMatchObject({
      hub: 'main',
      namespace: 'argocd',
      name: 'search-prod-us1',
      service: 'search',
      environment: 'prod',
      region: 'us',
      cluster: 'us1',
      targetNamespace: 'search-prod',
      project: 'store-prod',
      path: 'services/search/overlays/prod/us1',
      sync: 'OutOfSync',
      health: 'Healthy',
      revision: 'c73da4cc204c2c4a4a2a4d052ebf594df5e557b7',
      operation: { phase: 'Running', finishedAt: '2026-11-21T11:20:46Z' },
      failures: [
        {
          kind: 'Job',
          name: 'search-migrate',
          message: 'Job has reached the specified backoff limit',
          hook: true,
        },
      ],
      deleting: false,
    });
    expect(kept.images).toHaveLength(2);
    expect(JSON.stringify(kept).length).toBeLessThan(
      JSON.stringify(object).length / 4,
    );
  });

  it('is little before Argo CD has looked at it', () => {
    expect(parseApplication('main', newApplication('a'))).toMatchObject({
      sync: 'Unknown',
      health: 'Unknown',
      images: [],
      conditions: [],
      failures: [],
      operation: undefined,
    });
  });

  it('survives words, nulls and shapes that we do not know', () => {
    const kept = parseApplication('main', {
      ...newApplication('a'),
      status: {
        sync: { status: 'Later', revision: null, revisions: ['abc'] },
        health: { status: 'Perhaps' },
        conditions: null,
        summary: { images: null },
        operationState: 7,
      },
    });
    expect(kept).toMatchObject({
      sync: 'Unknown',
      health: 'Unknown',
      revision: 'abc',
      conditions: [],
      images: [],
      operation: undefined,
    });
  });

  it('is cut: no text of an Application is longer than a screen needs', () => {
    const long = 'git '.repeat(25_000);
    const kept = parseApplication('main', {
      ...newApplication('a'),
      status: {
        sync: { status: 'Synced', revision: long },
        conditions: Array(500).fill({ type: 'SyncError', message: long }),
        summary: { images: Array(5_000).fill(long) },
        operationState: {
          phase: 'Failed',
          message: long,
          syncResult: {
            resources: Array(1_000).fill({
              kind: 'Job',
              name: 'x',
              message: long,
              status: 'SyncFailed',
            }),
          },
        },
      },
    });
    expect(JSON.stringify(kept).length).toBeLessThan(200_000);
    expect(kept.operation?.message).toHaveLength(2_000);
    expect(kept.operation?.message).toMatch(/git …?/);
    expect(kept.revision).toHaveLength(500);
  });

  it('is what the other items of a list say, where one says nothing', () => {
    const kept = parseApplication('main', {
      ...newApplication('a'),
      status: {
        conditions: [7, null, { type: 'SyncError', message: 'broken' }],
        summary: { images: [null, 'shop:1', { x: 1 }] },
      },
    });
    expect(kept.conditions).toEqual([{ type: 'SyncError', message: 'broken' }]);
    expect(kept.images).toEqual(['shop:1']);
  });

  it.each([
    ['health', { health: 'Healthy' }],
    ['sync', { sync: null }],
    ['summary', { summary: 'x' }],
    ['operationState', { operationState: 'Running' }],
    ['conditions', { conditions: { type: 'x' } }],
  ])('counts %s of another type as absent', (_, status) => {
    expect(
      parseApplication('main', { ...newApplication('a'), status }),
    ).toMatchObject({ name: 'a', sync: 'Unknown', health: 'Unknown' });
  });

  it('reads the first of several sources, and a destination by server', () => {
    const object = newApplication('a');
    expect(
      parseApplication('main', {
        ...object,
        metadata: { ...object.metadata, deletionTimestamp: '2026-01-01' },
        spec: {
          project: 'p',
          destination: { server: 'https://kubernetes.default.svc' },
          sources: [{ path: 'one' }, { path: 'two' }],
        },
      }),
    ).toMatchObject({
      cluster: 'https://kubernetes.default.svc',
      path: 'one',
      deleting: true,
    });
  });

  it('hide a taken namespace behind an empty name of the cluster: the address counts', () => {
    const server = 'https://kubernetes.default.svc';
    const spec = { project: 'p', destination: { name: '', server } };
    expect(
      parseApplication('main', { ...newApplication('a'), spec }),
    ).toMatchObject({ cluster: server });
  });

  it('refuses what is no object of Kubernetes', () => {
    expect(() => parseApplication('main', { spec: {} })).toThrow(/metadata/);
  });
});

describe('what is kept of an ApplicationSet', () => {
  it('is why it does not generate, and what it has generated', () => {
    expect(
      parseApplicationSet(
        'main',
        recorded('config-missing-key', 'applicationset/store-prod'),
      ),
    ).toEqual({
      hub: 'main',
      namespace: 'argocd',
      name: 'store-prod',
      uid: '166a2dce-9a12-430e-b26b-44d39acda18f',
      errors: [
        {
          type: 'ErrorOccurred',
          reason: 'RenderTemplateParamsError',
          message: expect.stringContaining('no entry for key "cluster"'),
          at: '2026-11-21T10:45:00Z',
        },
      ],
      generated: [
        'search-prod-us1',
        'shop-prod-ap1',
        'shop-prod-eu1',
        'shop-prod-us1',
      ],
    });
  });
});

describe('what is kept of clusters', () => {
  const of = { hub: 'main', regionLabel: 'region', observedAt: 'now' };

  it('takes region and state, where Argo CD tells them', () => {
    const {
      items: [eu1, fresh, old],
      unreadable,
    } = parseClusters(
      {
        items: [
          {
            name: 'eu1',
            server: 'https://eu1',
            labels: { region: 'eu' },
            config: { bearerToken: 'never kept' },
            connectionState: { status: 'Unknown' },
            info: {
              connectionState: { status: 'Failed', message: 'no route' },
              apiVersions: ['apps/v1', 'apps/v1/Deployment'],
            },
          },
          { server: 'https://new', info: { connectionState: {} } },
          {
            name: 'old',
            server: 'https://old',
            connectionState: { status: 'Successful' },
          },
        ],
      },
      of,
    );
    expect(eu1).toEqual({
      hub: 'main',
      name: 'eu1',
      region: 'eu',
      labels: { region: 'eu' },
      apiVersions: ['apps/v1', 'apps/v1/Deployment'],
      connection: 'Failed',
      message: 'no route',
      observedAt: 'now',
    });
    expect(fresh).toMatchObject({
      name: 'https://new',
      region: 'https://new',
      connection: 'Unknown',
    });
    expect(old.connection).toBe('Successful');
    expect(unreadable).toEqual([]);
  });

  it('is nothing where Go writes null', () => {
    expect(parseClusters({ items: null }, of)).toEqual({
      items: [],
      unreadable: [],
    });
  });

  it('one that cannot be read hides no other, and has a name', () => {
    const items = [null, { name: 7, server: '' }, { name: 'eu1' }, 'x'];
    const { items: read, unreadable } = parseClusters(
      { items: [...items, { name: 'eu1', labels: { region: 'us' } }] },
      of,
    );
    expect(read).toMatchObject([{ name: 'eu1', region: 'eu1' }]);
    expect(unreadable).toEqual([
      { namespace: '', name: 'number 1 of the list', why: 'It is no object.' },
      {
        namespace: '',
        name: 'number 2 of the list',
        why: 'It has neither name nor server.',
      },
      { namespace: '', name: 'number 4 of the list', why: 'It is no object.' },
      {
        namespace: '',
        name: 'eu1 (number 5 of the list)',
        why: 'Another one has its name.',
      },
    ]);
  });

  it('a list of any length is read up to a number, and says so', () => {
    const { items, unreadable } = parseClusters(
      {
        items: Array.from({ length: 70_000 }, (_, at) => ({ name: `c${at}` })),
      },
      of,
    );
    expect(items).toHaveLength(5_000);
    expect(unreadable).toMatchObject([
      { name: 'number 5001 of the list and 64999 more' },
    ]);
  });
});

it('keeps the nodes of a resource tree beside one that cannot be read', () => {
  const { nodes } = parseResourceTree({
    nodes: [{ kind: 'Pod', name: 'a' }, 'x', { kind: 7 }, null],
  });
  expect(nodes.map(({ name }) => name)).toEqual(['a']);
});

it('keeps health, info and images of the nodes of a real resource tree', () => {
  const { nodes } = parseResourceTree(
    recorded('synchook-failed-retrying', 'resource-tree/search-prod-us1'),
  );
  expect(nodes).toContainEqual(
    expect.objectContaining({
      kind: 'Job',
      name: 'search-migrate',
      health: {
        status: 'Degraded',
        message: 'Job has reached the specified backoff limit',
      },
    }),
  );
  expect(nodes.find(node => node.kind === 'Pod')?.info).toContainEqual({
    name: 'Containers',
    value: '1/1',
  });
});
