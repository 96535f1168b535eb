import { describeObstacle } from '@argosy/plugin-deployments-common';
import { callerOf } from '../__testUtils__/callerOf';
import {
  ADA,
  DEV,
  DEV_AND_PROD,
  PROD,
  startBackends,
} from '../__testUtils__/backends';
import { ENGINES } from '../__testUtils__/places';
import { isPush } from '../__testUtils__/gitHost';
import { NOW } from '../__testUtils__/operationContext';
import { listServices } from './listServices';
import { resumeChange } from '../../changes/resumeChange';

jest.setTimeout(30_000);

describe.each(ENGINES)('create-service on %s', engine => {
  let backends: Awaited<ReturnType<typeof startBackends>>;
  beforeEach(async () => {
    backends = await startBackends(engine);
  });
  afterEach(() => backends.stop());

  /** The Git host answers such requests with this status. */
  const answer = (status: number, to: typeof isPush) =>
    backends.host.fault((request, response) => {
      if (!to(request)) return false;
      response.writeHead(status);
      response.end();
      return true;
    });

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
    const { context, create } = start();
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
    expect(context.notified).toContain('change/shop');
    expect(context.notified).toContain(`after ${change.id}`);
  });

  it('writes nothing of a plan with an error, and says each with its remedy', async () => {
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
          remedy: expect.stringMatching(/never moved/),
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

  it('waits for the Git host in the middle of a pull request, and finishes it', async () => {
    const { host, start, changes } = backends;
    host.gitea.beforeWrite(() => 503);
    const waiting = await start().create(PROD);
    expect(waiting).toMatchObject({
      state: 'writing',
      blockedBy: {
        reason: 'git-host-unavailable',
        since: NOW,
        detail: expect.stringMatching(/ answered with status 503/),
      },
    });
    expect(describeObstacle(waiting)).toMatch(
      /^Waits for the Git host since 2026-11-21 10:00 UTC; .* answered with status 503/,
    );
    expect(host.branches()).toHaveLength(2);
    expect(host.gitea.pulls).toHaveLength(0);

    const { context } = start();
    const [row] = await changes();
    await resumeChange(context, row);
    const [change] = await changes();
    expect(change).toMatchObject({ id: waiting.id, state: 'open', number: 1 });
    expect(change.blockedBy).toBeUndefined();
    expect(host.branches()).toHaveLength(2);
    expect(host.gitea.pulls).toHaveLength(1);
    expect(await changes()).toHaveLength(1);
  });

  it('says that the Git host is down before anything is begun', async () => {
    const { host, start, changes } = backends;
    answer(503, () => true);
    await expect(start().create(DEV)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(/could not be reached/),
    });
    expect(await changes()).toEqual([]);
    host.fault(undefined);
    expect(await start().create(DEV)).toMatchObject({ state: 'merged' });
  });

  it('waits for the Git host in the middle of a commit: since when, and while it does no other request gets between', async () => {
    const { host, start, changes } = backends;
    const { create, context } = start();
    answer(503, isPush);
    const { blockedBy, state } = await create(DEV);
    expect({ state, blockedBy }).toMatchObject({
      state: 'writing',
      blockedBy: { since: NOW, detail: expect.stringMatching(/reached/) },
    });
    // Both ask again, later.
    context.now = () => new Date('2026-11-21T11:00:00Z');
    const [row] = await changes();
    await resumeChange(context, row);
    expect(await create(DEV)).toMatchObject({ state: 'writing', blockedBy });
    await expect(create({ ...DEV, description: 'x' })).rejects.toMatchObject({
      findings: [
        {
          path: 'name',
          message: expect.stringMatching(
            /^Another Change of shop is being .*\(both write services\/shop\/.*\)\. Waits for the Git host since 2026-11-21 10:00 UTC/,
          ),
        },
      ],
    });
    const { items } = await listServices.run(context, {}, callerOf());
    expect(items).toMatchObject([{ name: 'shop', state: 'open' }]);

    host.fault(undefined);
    expect(await create(DEV)).toMatchObject({ state: 'merged' });
    expect((await create(DEV)).blockedBy).toBeUndefined();
    expect(host.commits()).toBe(2);
    expect(await changes()).toHaveLength(1);
  });

  it('has failed when a write that was cut off is refused in the end', async () => {
    const { start, changes } = backends;
    const { create, context } = start();
    answer(503, isPush);
    await create(DEV);
    answer(403, isPush);
    const [row] = await changes();
    await resumeChange(context, row);
    expect(await changes()).toMatchObject([
      { state: 'failed', message: expect.stringMatching(/lacks the right/) },
    ]);
  });

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
