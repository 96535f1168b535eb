import { ADA, startPortal } from './__testUtils__/startPortal.test.util';
import { IN_PROD, specOf } from './__testUtils__/specs';

jest.setTimeout(60_000);

describe('operations as actions', () => {
  let portal: Awaited<ReturnType<typeof startPortal>>;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal.stop());
  const outputOf = async (name: string, input: object) => {
    const { status, body } = await portal.invoke(name, input);
    expect({ status, error: body.error }).toEqual({ status: 200 });
    return body.output;
  };

  it('are all there, and a dry run of the scaffolder may use those that only read', async () => {
    const { body } = await portal.listActions();
    const actions: Array<{ id: string; attributes: object }> = body.actions;
    const attributesOf = Object.fromEntries(
      actions.map(({ id, attributes }) => [id, attributes]),
    );
    const reads = { readOnly: true, destructive: false, idempotent: true };
    expect(attributesOf).toEqual({
      'deployments:check-name': reads,
      'deployments:list-targets': reads,
      'deployments:preview-service': reads,
      'deployments:create-service': { ...reads, readOnly: false },
      'deployments:list-services': reads,
      'deployments:list-deployments': reads,
      'deployments:get-deployment': reads,
      'deployments:list-secrets': reads,
      'deployments:check-secrets': reads,
      'deployments:preview-secrets': reads,
      'deployments:get-vault-set-up': reads,
      'deployments:lint-repository': reads,
    });
  });

  it('show their input as a schema that people and models can fill in', async () => {
    const { body } = await portal.listActions();
    const actions: Array<{ id: string; schema: { input: object } }> =
      body.actions;
    const create = actions.find(({ id }) => id.endsWith(':create-service'));
    expect(create?.schema.input).toMatchObject({
      required: ['spec'],
      properties: {
        spec: {
          required: ['name', 'owner', 'workloads', 'targets'],
          properties: {
            name: { type: 'string' },
            workloads: { type: 'array', items: { type: 'object' } },
          },
        },
      },
    });
  });

  it.each([
    ['list-targets', '/targets', {}],
    ['list-services', '/services', {}],
    ['check-name', '/names?service=shop', { service: 'shop' }],
    [
      'list-deployments',
      '/deployments?service=shop&limit=2',
      { service: 'shop', limit: 2 },
    ],
    [
      'get-deployment',
      '/deployments/main/argocd/shop-dev-eu1',
      { hub: 'main', namespace: 'argocd', name: 'shop-dev-eu1' },
    ],
  ])('%s answers as over HTTP', async (name, path, input) => {
    const overHttp = await portal.get(path);
    expect(overHttp.status).toBe(200);
    expect(timeless(await outputOf(name, input))).toEqual(
      timeless(overHttp.body),
    );
  });

  it('preview-service plans as over HTTP, and writes nothing', async () => {
    const before = await portal.gitState();
    const input = { spec: specOf('cart', IN_PROD) };
    const overHttp = await portal.post('/services/preview', input);
    expect(await outputOf('preview-service', input)).toEqual(overHttp.body);
    expect(await portal.gitState()).toBe(before);
  });

  it('create-service writes for the person, and finds the same Change over HTTP', async () => {
    portal.audit.happened();
    const input = { spec: specOf('cart', IN_PROD) };
    const change = await outputOf('create-service', input);
    expect(change).toMatchObject({
      state: 'open',
      number: 1,
      requestedBy: ADA,
    });
    const stood = await portal.gitState();
    const again = await portal.post('/services', input);
    expect(again.body).toEqual(change);
    expect(await portal.gitState()).toBe(stood);
    const event = {
      eventId: 'create-service',
      meta: { requestedBy: ADA, service: 'cart', targets: 2 },
      outcome: 'success',
    };
    expect(portal.audit.happened()).toEqual([event, event]);
  });

  it('answers 404 for a Deployment that nobody knows', async () => {
    const { status, body } = await portal.invoke('get-deployment', {
      hub: 'main',
      namespace: 'argocd',
      name: '../../etc',
    });
    expect(status).toBe(404);
    expect(body.error.message).toMatch(/^No Application/);
  });
});

/** Hubs are asked all the time: when they last were is not what is compared. */
const timeless = (value: object) =>
  JSON.parse(
    JSON.stringify(value, (key, entry) =>
      key === 'observedAt' ? undefined : entry,
    ),
  );
