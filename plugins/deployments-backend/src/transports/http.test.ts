import type { Deployment } from '@argosy/plugin-deployments-common';
import { ADA, startPortal } from './__testUtils__/startPortal.test.util';
import { IN_PROD, specOf } from './__testUtils__/specs';

jest.setTimeout(60_000);

describe('operations over HTTP', () => {
  let portal: Awaited<ReturnType<typeof startPortal>>;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal.stop());
  const list = async (query: string) =>
    (await portal.get(`/deployments?${query}`)).body;
  const names = ({ items }: { items: Deployment[] }) =>
    items.map(({ name }) => name);

  it('lists targets in configured order, with clusters', async () => {
    const { status, body } = await portal.get('/targets');
    expect(status).toBe(200);
    expect(
      body.environments.map((e: { name: string; clusters: unknown[] }) => [
        e.name,
        e.clusters.length,
      ]),
    ).toEqual([
      ['dev', 1],
      ['staging', 2],
      ['prod', 3],
    ]);
    expect(body.hubs).toMatchObject([{ name: 'main', state: 'live' }]);
  });

  it('says whether a name is free, and nothing of where its holder runs', async () => {
    const taken = await portal.get('/names?service=shop');
    expect(taken.body).toMatchObject({ state: 'taken', applications: [] });
    const free = await portal.get(
      '/names?service=fresh&owner=group:default/team-a',
    );
    expect(free.body).toEqual({ state: 'free', applications: [] });
    const offered = await portal.get(
      '/names?service=plain&owner=group:default/team-a',
    );
    expect(offered.body).toMatchObject({
      state: 'connectable',
      entityRef: 'component:default/plain',
    });
  });

  it('previews without a trace in Git or in the audit log', async () => {
    const before = await portal.gitState();
    portal.audit.happened();
    const { status, body } = await portal.post('/services/preview', {
      spec: specOf('preview', IN_PROD),
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ change: 'pull-request', findings: [] });
    expect(
      body.applications.map((a: { name: string }) => a.name).sort(),
    ).toEqual(['preview-dev-eu1', 'preview-prod-eu1']);
    expect(await portal.gitState()).toBe(before);
    expect(portal.audit.happened()).toEqual([]);
  });

  it('creates by commit where each environment commits, and the Application appears', async () => {
    const { status, body } = await portal.post('/services', {
      spec: specOf('cart'),
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      state: 'merged',
      by: 'commit',
      requestedBy: ADA,
      url: expect.stringContaining(body.commit),
    });
    expect(await portal.gitState()).toContain(
      `${body.commit}\trefs/heads/main`,
    );
    const { items, changes } = await portal.until(
      '/deployments?service=cart',
      answer => answer.items.length === 1,
    );
    expect(items[0]).toMatchObject({ name: 'cart-dev-eu1', cluster: 'eu1' });
    expect(changes).toMatchObject([{ id: body.id, state: 'merged' }]);
    expect(changes[0]).not.toHaveProperty('request');
    expect(changes[0]).not.toHaveProperty('spec');
  });

  it('creates by pull request where one environment demands it, and lists the service before its merge', async () => {
    const { body } = await portal.post('/services', {
      spec: specOf('feed', IN_PROD),
    });
    expect(body).toMatchObject({ state: 'open', by: 'pull-request' });
    expect(await portal.gitState()).toContain(
      `${body.commit}\trefs/heads/argosy/create-service/feed-${body.planHash.slice(0, 12)}`,
    );
    const services = await portal.get('/services');
    expect(services.body.items).toContainEqual(
      expect.objectContaining({
        name: 'feed',
        state: 'open',
        changeUrl: body.url,
      }),
    );
    // Nothing stands yet, and the Change says so.
    expect(await list('service=feed')).toMatchObject({
      items: [],
      missing: [],
      changes: [{ state: 'open', url: body.url }],
    });
    const gone = await portal.get('/deployments/main/argocd/feed-dev-eu1');
    expect(gone.status).toBe(404);
  });

  it('pages through Deployments, each once, with the hubs on each page', async () => {
    const all = await list('service=shop');
    const paged: string[] = [];
    for (let cursor = ''; ;) {
      const page = await list(`service=shop&limit=2${cursor}`);
      expect(page.hubs).toMatchObject([{ state: 'live' }]);
      paged.push(...names(page));
      if (page.nextCursor === undefined) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    expect(all.items.length).toBeGreaterThan(4);
    expect(paged).toEqual(names(all));
  });

  it.each([
    ['shop', 'argocd/app-selector', 'shop-dev-eu1', []],
    ['root', 'argocd/app-name', 'gitops-root', []],
    ['shap', 'argocd/app-name', undefined, ['shop-dev-eu1']],
    ['plain', 'none', undefined, []],
  ])(
    'matches the entity %s by %s',
    async (name, by, application, [near]: string[]) => {
      const body = await list(`entityRef=component:default/${name}`);
      expect(body.match.by).toBe(by);
      expect(names(body)[0]).toBe(application);
      expect(body.match.near[0]).toBe(near);
    },
  );

  it('gets one Deployment, as the list shows it', async () => {
    const { items } = await list('service=shop&limit=1');
    const { status, body } = await portal.get(
      `/deployments/main/argocd/${items[0].name}`,
    );
    expect(status).toBe(200);
    expect({ ...items[0], observedAt: body.observedAt }).toEqual(body);
  });

  it.each([
    ['/deployments/main/argocd/nope', 'No Application argocd/nope'],
    ['/deployments/main/argocd/..%2F..%2Fetc', 'No Application'],
    ['/deployments?entityRef=component:default/none', 'The catalog has no'],
  ])('answers 404 to %s', async (path, message) => {
    const { status, body } = await portal.get(path);
    expect(status).toBe(404);
    expect(body.error).toMatchObject({
      name: 'NotFoundError',
      message: expect.stringContaining(message),
    });
  });

  it('measures operations, reactions, hubs and Changes', async () => {
    const { pointsOf, collect } = portal.metrics;
    await portal.get('/services');
    await portal.get('/deployments/main/argocd/nope');
    await collect();
    const attributesOf = (name: string) =>
      pointsOf(name).map(({ attributes }) => attributes);
    expect(attributesOf('deployments.operation.duration')).toEqual(
      expect.arrayContaining([
        { operation: 'list-services', outcome: 'success' },
        {
          operation: 'get-deployment',
          outcome: 'failure',
          'error.type': 'NotFoundError',
        },
      ]),
    );
    expect(attributesOf('deployments.reaction.duration')).toEqual(
      expect.arrayContaining([
        { reaction: 'services', outcome: 'success' },
        { reaction: 'commits', outcome: 'success' },
        { reaction: 'changes', outcome: 'success' },
      ]),
    );
    expect(attributesOf('deployments.hub.relists')).toContainEqual({
      hub: 'main',
      kind: 'applications',
    });
    expect(attributesOf('deployments.lease.changes')).toContainEqual({
      lease: 'reaction/changes',
      change: 'acquired',
    });
    expect(pointsOf('deployments.watch.lag').length).toBeGreaterThan(0);
    expect(pointsOf('deployments.hub.state')).toEqual([
      { value: 1, attributes: { hub: 'main', state: 'live' } },
    ]);
    expect(attributesOf('deployments.changes.open')).toContainEqual({
      state: 'open',
    });
  });
});
