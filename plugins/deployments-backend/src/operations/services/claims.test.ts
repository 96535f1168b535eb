import { application } from '../../database/__testUtils__/readModels';
import { DEV, PROD, startBackends } from '../__testUtils__/backends';
import { ENGINES } from '../__testUtils__/places';
import { isPush } from '../__testUtils__/gitHost';

jest.setTimeout(30_000);

describe.each(ENGINES)('what others hold, on %s', engine => {
  let backends: Awaited<ReturnType<typeof startBackends>>;
  beforeEach(async () => {
    backends = await startBackends(engine);
  });
  afterEach(() => backends.stop());

  it("read another team's secrets by taking its namespace: refused by preview and by create, and nothing is written", async () => {
    const { host, start, changes, readModel } = backends;
    await readModel.saveApplications('main', [
      application({
        ...{ name: 'legacy-pay', targetNamespace: 'pay-dev', labels: {} },
      }),
    ]);
    const { preview, create } = start();
    const holder = expect.objectContaining({
      severity: 'error',
      path: 'name',
      message:
        'The Application argocd/legacy-pay on the hub main holds the namespace pay-dev in eu1.',
    });
    const pay = { ...DEV, name: 'pay' };
    expect((await preview(pay)).findings).toContainEqual(holder);
    await expect(create(pay)).rejects.toMatchObject({
      name: 'InputError',
      findings: [holder],
    });
    expect(host.commits()).toBe(1);
    expect(await changes()).toEqual([]);
  });

  const hosts = { prod: 'shop.example.com' };
  const exposed = (name: string, targets: typeof PROD) => ({
    ...targets,
    name,
    workloads: [
      {
        ...{ name: 'api', image: 'registry.example.com/shop:1.7.2' },
        ...{ port: 8080, expose: { hosts } },
      },
    ],
  });

  it('overwrite an AppProject that stands outside Git: refused', async () => {
    const { host, start, readModel } = backends;
    await readModel.saveAppProjects('main', ['default', 'legacy-nonprod']);
    const { preview, create } = start();
    const holder = expect.objectContaining({
      severity: 'error',
      path: 'project',
      message:
        'Somebody outside Git holds the AppProject legacy-nonprod on the hub main.',
    });
    const pay = { ...DEV, name: 'pay', project: 'legacy' };
    expect((await preview(pay)).findings).toContainEqual(holder);
    await expect(create(pay)).rejects.toMatchObject({ findings: [holder] });
    expect(host.commits()).toBe(1);
  });

  it('is not known of a hub without access to its AppProjects: a warning', async () => {
    const { findings } = await backends.start().preview(DEV);
    expect(findings).toContainEqual(
      expect.objectContaining({
        severity: 'warning',
        path: 'project',
        message: expect.stringMatching(/no argocd access/),
      }),
    );
  });

  it('two open Changes want one host: the second is refused, until the first is closed', async () => {
    const { start, changes, readModel } = backends;
    const { create } = start();
    const { id, url } = await create(exposed('shop', PROD));
    const refused = expect.objectContaining({
      path: 'workloads.0.expose.hosts.prod',
      message: expect.stringContaining(`(${url}), holds the host`),
    });
    await expect(create(exposed('search', PROD))).rejects.toMatchObject({
      findings: expect.arrayContaining([refused]),
    });
    expect(await changes()).toHaveLength(1);
    await readModel.updateChange(id, ['open'], { state: 'closed' });
    expect(await create(exposed('search', PROD))).toMatchObject({
      service: 'search',
      state: 'open',
    });
  });

  it('a Change that was refused holds nothing', async () => {
    const { host, start, changes } = backends;
    const { create } = start();
    host.fault((request, response) => {
      if (!isPush(request)) return false;
      response.writeHead(403);
      response.end();
      return true;
    });
    await expect(create(exposed('shop', DEV))).rejects.toThrow();
    host.fault(undefined);
    expect(await changes()).toMatchObject([{ state: 'failed' }]);
    expect(await create(exposed('search', DEV))).toMatchObject({
      state: 'merged',
    });
  });

  it('is never given to two who ask at the same moment', async () => {
    const { start } = backends;
    const made = await Promise.allSettled(
      ['shop', 'search', 'seek'].map(name =>
        start().create(exposed(name, PROD)),
      ),
    );
    const given = made.filter(({ status }) => status === 'fulfilled');
    expect(given.length).toBeLessThanOrEqual(1);
  });

  it.each([
    ['project', { project: 'fresh' }, 'group:default/team-b'],
    [
      'entity',
      { entityRef: 'component:default/hand-made' },
      'group:default/team-a',
    ],
  ])(
    'two ask for one %s at the same moment: one of them at most has it',
    async (_, wanted, second) => {
      const { start, host } = backends;
      const create = (name: string, owner: string) => {
        const { context, create: run } = start();
        context.entityOwners = {
          get: async ref => (ref.endsWith('/hand-made') ? [owner] : undefined),
        };
        return run({ ...DEV, ...wanted, name, owner });
      };
      const made = await Promise.allSettled([
        create('shop', 'group:default/team-a'),
        create('search', second),
      ]);
      const given = made.filter(({ status }) => status === 'fulfilled');
      expect(given.length).toBeLessThanOrEqual(1);
      expect(host.commits()).toBe(1 + given.length);
    },
  );

  it('a host is taken in Git while a commit is being written: refused, and nothing of it is left', async () => {
    const { host, start } = backends;
    const { files } = await start().preview(exposed('search', DEV));
    host.beforePush(() =>
      host.bare.commitTo(
        'main',
        Object.fromEntries(files.map(({ path, content }) => [path, content])),
      ),
    );
    await expect(start().create(exposed('shop', DEV))).rejects.toMatchObject({
      findings: expect.arrayContaining([
        expect.objectContaining({
          message: expect.stringMatching('The service search holds the host'),
        }),
      ]),
    });
    expect(host.has('services/shop/service.yaml')).toBe(false);
  });
});
