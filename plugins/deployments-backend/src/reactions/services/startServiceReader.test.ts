import type { Snapshot } from '@argosy/plugin-deployments-planner';
import { mockServices } from '@backstage/backend-test-utils';
import type { ServiceRow } from '../../database/types';
import { manualClock } from '../../lib/__testUtils__/manualClock';
import { startServiceReader } from './startServiceReader';

const SPEC = 'services/shop/service.yaml';
const CONFIG = 'services/shop/overlays/prod/eu1/config.json';
const good: Record<string, string> = {
  [SPEC]:
    'schemaVersion: 1\nname: shop\nowner: group:default/team-a\nworkloads: []\n',
  [CONFIG]: JSON.stringify({
    schemaVersion: 1,
    application: 'shop-prod-eu1',
    service: 'shop',
    environment: 'prod',
    region: 'eu',
    cluster: 'eu1',
    hub: 'main',
    project: 'team-a-prod',
    namespace: 'shop-prod',
  }),
  'services/shop/base/api/deployment.yaml': 'kind: Deployment',
};
const shop: ServiceRow = {
  name: 'shop',
  entityRef: 'component:default/shop',
  providesEntity: true,
  owner: 'group:default/team-a',
  description: '',
  project: 'team-a',
  targets: [
    {
      environment: 'prod',
      region: 'eu',
      cluster: 'eu1',
      application: 'shop-prod-eu1',
      hub: 'main',
      set: 'team-a-prod',
      file: CONFIG,
    },
  ],
};

async function reading(
  files: Record<string, string>,
  known: ServiceRow[] = [],
) {
  const state = { files, services: known, down: false, commit: 'c1' };
  const told: string[] = [];
  const clock = manualClock();
  const logger = mockServices.logger.mock();
  const reader = startServiceReader({
    repository: {
      async read(wanted): Promise<Snapshot> {
        if (state.down) throw new Error('no route to host');
        const paths = Object.keys(state.files);
        const kept = paths.filter(wanted);
        return {
          commit: state.commit,
          paths,
          files: new Map(kept.map(path => [path, state.files[path]])),
        };
      },
    },
    readModel: {
      listServices: async () => state.services,
      async replaceServices(_, services) {
        const before = JSON.stringify(state.services);
        state.services = services;
        return JSON.stringify(services) !== before;
      },
    },
    notifier: {
      servicesChanged: () => told.push('services'),
      changed: ids => told.push(...ids),
    },
    hubs: ['main', 'other'],
    logger,
    clock,
  });
  await clock.advance(0);
  return { state, told, clock, logger, reader };
}

it('reads services with their targets, and tells once', async () => {
  const { state, told, clock, reader } = await reading(good);
  expect(state.services).toEqual([shop]);
  expect(told).toEqual(['services', 'change/shop']);
  await clock.advance(90_000);
  expect(told).toHaveLength(2);
  state.files = {};
  await clock.advance(30_000);
  expect(state.services).toEqual([]);
  expect(told.slice(2)).toEqual(['services', 'change/shop']);
  await reader.stop();
});

it.each([
  [
    'no YAML',
    { [SPEC]: 'a: [' },
    /service\.yaml at c1: The file is not valid YAML/,
  ],
  [
    'an unreadable owner',
    { [SPEC]: 'schemaVersion: 1\nname: shop\nowner: me' },
    /: owner /,
  ],
  [
    'a key that we do not know',
    { [SPEC]: `${good[SPEC]}tier: gold\n` },
    /: The file does not know "tier"/,
  ],
  [
    'no service.yaml',
    { [SPEC]: undefined },
    /service\.yaml at c1: The service has overlays and no service\.yaml/,
  ],
  [
    'another cluster',
    { [CONFIG]: good[CONFIG].replace('"cluster":"eu1"', '"cluster":"us1"') },
    /names the cluster us1, but its folder is eu1/,
  ],
  [
    'another name',
    { [SPEC]: good[SPEC].replace('name: shop', 'name: shap') },
    /names the service shap, but its folder is shop/,
  ],
  [
    'no JSON',
    { [CONFIG]: '{"service": "shop",}' },
    /config\.json at c1: The file is not valid JSON/,
  ],
  [
    'a missing key',
    { [CONFIG]: '{"service": "shop"}' },
    /application is missing/,
  ],
  [
    'another service',
    {
      [CONFIG]: good[CONFIG].replace('"service":"shop"', '"service":"search"'),
    },
    /names the service search, but its folder is shop/,
  ],
  [
    'an unknown hub',
    { [CONFIG]: good[CONFIG].replace('"main"', '"moon"') },
    /hub moon is not configured/,
  ],
] satisfies Array<[string, Record<string, string | undefined>, RegExp]>)(
  'keeps what stood for %s, and says so once a commit',
  async (_, broken, message) => {
    const files = Object.entries({ ...good, ...broken }).filter(
      (file): file is [string, string] => file[1] !== undefined,
    );
    const { state, told, clock, logger, reader } = await reading(
      Object.fromEntries(files),
      [shop],
    );
    expect(state.services).toEqual([shop]);
    expect(told).toEqual([]);
    await clock.advance(90_000);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn.mock.calls[0][0]).toMatch(message);
    expect(logger.warn.mock.calls[0][0]).not.toContain('\n');
    state.commit = 'c2';
    await clock.advance(30_000);
    expect(logger.warn).toHaveBeenCalledTimes(2);
    await reader.stop();
  },
);

it('keeps all while the repository cannot be read, and tells who asks', async () => {
  const { state, reader, clock } = await reading(good);
  state.down = true;
  state.files = {};
  await clock.advance(60_000);
  expect(state.services).toEqual([shop]);
  await expect(reader.trigger()).rejects.toThrow('no route to host');
  await reader.stop();
});
