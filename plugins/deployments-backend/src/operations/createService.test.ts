import {
  ADA,
  DEV,
  DEV_AND_PROD,
  PROD,
  startBackends,
} from './__testUtils__/backends';
import { isPush } from './__testUtils__/gitHost';

jest.setTimeout(30_000);

describe('create-service', () => {
  let backends: Awaited<ReturnType<typeof startBackends>>;
  beforeEach(async () => {
    backends = await startBackends();
  });
  afterEach(() => backends.stop());

  it.each([
    ['commits where each environment does', DEV, 'merged', 'commit', 0],
    ['proposes where each does', PROD, 'open', 'pull-request', 1],
    [
      'proposes all of it where one does: the strictest wins',
      DEV_AND_PROD,
      'open',
      'pull-request',
      1,
    ],
  ])('%s', async (_, targets, state, by, pulls) => {
    const { host, start } = backends;
    const { rooms, create } = start();
    const change = await create(targets);
    expect(change).toMatchObject({ state, by, requestedBy: ADA });
    expect(host.gitea.pulls).toHaveLength(pulls);
    expect(host.has('services/shop')).toBe(pulls === 0);
    const branch = pulls ? host.gitea.pulls[0].head : 'main';
    for (const { environment } of targets.targets) {
      const overlay = `services/shop/overlays/${environment}/eu1/config.json`;
      expect(host.has(overlay, branch)).toBe(true);
    }
    expect(
      host.bare.git('log', '-1', '--format=%(trailers)', change.commit ?? ''),
    ).toBe(`Requested-by: ${ADA}`);
    expect(rooms.told).toContain('change/shop');
    expect(rooms.told).toContain(`after ${change.id}`);
  });

  it('writes nothing of a plan with an error, and says each with its mend', async () => {
    const { host, start, changes } = backends;
    const creating = start().create({
      ...DEV_AND_PROD,
      workloads: [{ name: 'api', image: 'registry.example.com/api:latest' }],
    });
    await expect(creating).rejects.toMatchObject({
      name: 'InputError',
      findings: [
        {
          rule: 'K001',
          severity: 'error',
          path: 'workloads.0.image',
          mend: expect.stringMatching(/never moved/),
        },
      ],
    });
    expect(host.branches()).toEqual(['main']);
    expect(host.commits()).toBe(1);
    expect(await changes()).toEqual([]);
  });

  it('writes only the plan that was shown', async () => {
    const { host, start } = backends;
    const { create, preview } = start();
    await expect(create(DEV, ADA, 'f'.repeat(64))).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringMatching(/no longer the one that was shown/),
    });
    expect(host.commits()).toBe(1);
    const { hash } = await preview(DEV);
    expect(await create(DEV, ADA, hash)).toMatchObject({ planHash: hash });
  });

  it('finishes a pull request that was only half made', async () => {
    const { host, start, changes } = backends;
    host.gitea.beforeWrite(() => 503);
    await expect(start().create(PROD)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    const [failed] = await changes();
    expect(failed).toMatchObject({
      state: 'failed',
      message: expect.stringMatching(/503|could not be reached|answer/),
    });
    expect(host.branches()).toHaveLength(2);
    expect(host.gitea.pulls).toHaveLength(0);

    const change = await start().create(PROD);
    expect(change).toMatchObject({ id: failed.id, state: 'open', number: 1 });
    expect(change.message).toBeUndefined();
    expect(host.branches()).toHaveLength(2);
    expect(host.gitea.pulls).toHaveLength(1);
    expect(await changes()).toHaveLength(1);
  });

  it.each([
    ['all of it', () => true, 0],
    ['the push alone', isPush, 1],
  ])(
    'says that the Git host is down for %s, and another try mends it',
    async (_, isDown, noted) => {
      const { host, start, changes } = backends;
      const { create } = start();
      host.fault((request, response) => {
        if (!isDown(request)) return false;
        response.writeHead(503);
        response.end();
        return true;
      });
      await expect(create(DEV)).rejects.toMatchObject({
        name: 'ServiceUnavailableError',
        message: expect.stringMatching(/could not be reached/),
      });
      expect(host.commits()).toBe(1);
      expect((await changes()).map(({ state }) => state)).toEqual(
        Array.from({ length: noted }, () => 'failed'),
      );
      host.fault(undefined);
      expect(await create(DEV)).toMatchObject({ state: 'merged' });
      expect(host.commits()).toBe(2);
      expect(await changes()).toHaveLength(1);
    },
  );

  it('writes anew, for who asks now, what was taken back in Git since', async () => {
    const { host, start, changes } = backends;
    const { create } = start();
    const first = await create(DEV);
    host.bare.git('update-ref', 'refs/heads/main', host.bare.first);
    const bob = 'user:default/bob';
    const second = await create(DEV, bob);
    expect(second).toMatchObject({
      id: first.id,
      state: 'merged',
      requestedBy: bob,
    });
    expect(second.commit).not.toBe(first.commit);
    expect(host.has('services/shop/service.yaml')).toBe(true);
    expect(await changes()).toHaveLength(1);
  });
});
