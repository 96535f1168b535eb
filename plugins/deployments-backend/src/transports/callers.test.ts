import { mockCredentials } from '@backstage/backend-test-utils';
import { startPortal } from './__testUtils__/startPortal.test.util';
import { IN_PROD, specOf } from './__testUtils__/specs';

jest.setTimeout(60_000);

const CI = 'external:ci:repo:acme/shop';
const tokenOf = (subject: string) =>
  mockCredentials.service.header({
    onBehalfOf: mockCredentials.service(subject),
    targetPluginId: 'deployments',
  });

describe('services as callers', () => {
  let portal: Awaited<ReturnType<typeof startPortal>>;
  beforeAll(async () => {
    portal = await startPortal({
      deployments: {
        callers: [
          {
            subject: CI,
            may: ['create-service'],
            owners: ['group:default/team-a'],
            services: ['piped'],
            environments: ['dev'],
          },
        ],
      },
    });
  });
  afterAll(() => portal?.stop());

  it('a robot creates services: one that is not listed writes nothing, over HTTP and as an action', async () => {
    const stood = await portal.gitState();
    const spec = specOf('piped');
    const robot = tokenOf('sec-robot');
    for (const { status, body } of [
      await portal.post('/services', { spec }, robot),
      await portal.invoke('create-service', { spec }, robot),
      await portal.post('/services/preview', { spec }, robot),
    ]) {
      expect(status).toBe(403);
      expect(body.error.message).toMatch(
        /^The service sec-robot may not .* deployments\.callers/,
      );
    }
    expect(await portal.gitState()).toBe(stood);
    expect((await portal.get('/services', robot)).status).toBe(200);
  });

  it('a robot creates services: a listed one only what its entry allows', async () => {
    const stood = await portal.gitState();
    const ci = tokenOf(CI);
    const stolen = { ...specOf('piped'), owner: 'group:default/team-b' };
    const refused = [specOf('other'), specOf('piped', IN_PROD), stolen];
    for (const spec of refused) {
      const { status, body } = await portal.post('/services', { spec }, ci);
      expect(status).toBe(403);
      expect(body.error.message).toContain(
        `The service ${CI} may not create-service for`,
      );
    }
    expect(await portal.gitState()).toBe(stood);
    const { status, body } = await portal.post(
      '/services',
      { spec: specOf('piped') },
      ci,
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      state: 'merged',
      requestedBy: `service:${CI}`,
    });
  });
});
