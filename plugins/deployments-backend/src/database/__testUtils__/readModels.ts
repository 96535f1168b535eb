import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { ServiceRow, DesiredSecret } from '../types';
import type { KnownHub } from '../store';
import { createReadModel } from '../createReadModel';
import type { ApplicationWrite } from '../types';

/** Both engines: Postgres where a connection is given. */
export const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
});

/** Those that several backends may share. */
export const sharedDatabases = databases
  .eachSupportedId()
  .flatMap(([id]) => (id === 'SQLITE_3' ? [] : [id]));

// Each test makes a database of its own, which takes a real Postgres its time.
jest.setTimeout(30_000);

export const HUBS: KnownHub[] = [
  {
    name: 'main',
    namespaces: ['argocd'],
    url: 'https://argocd.example.com/',
    details: true,
  },
  { name: 'other', namespaces: ['team-a'], details: false },
];

/** A read model on an empty database, with a clock to set. */
export async function startReadModel(
  id: Parameters<typeof databases.init>[0],
  hubs = HUBS,
  vaults: readonly string[] = ['main', 'other'],
) {
  const knex = await databases.init(id);
  const clock = { now: new Date('2026-11-21T10:00:00.000Z') };
  const open = (known = hubs, knownVaults = vaults) =>
    createReadModel(mockServices.database({ knex }), {
      hubs: known,
      vaults: knownVaults,
      now: () => clock.now,
    });
  return { knex, clock, open, readModel: await open() };
}

export function application(
  overrides: Partial<ApplicationWrite> = {},
): ApplicationWrite {
  const name = overrides.name ?? 'shop-prod-eu1';
  const owner = overrides.service ?? 'shop';
  return {
    hub: 'main',
    namespace: 'argocd',
    name,
    uid: `uid-${name}`,
    labels: { 'argosy.dev/service': owner, tier: 'web' },
    service: owner,
    environment: 'prod',
    region: 'eu',
    cluster: 'eu1',
    targetNamespace: 'shop-prod',
    project: 'store-prod',
    sync: 'Synced',
    health: 'Healthy',
    revision: 'a'.repeat(40),
    images: ['registry.example.com/shop:1.7.2'],
    conditions: [],
    operation: {
      phase: 'Succeeded',
      finishedAt: '2026-11-21T09:00:00Z',
    },
    failures: [],
    deleting: false,
    ...overrides,
  };
}

export function service(overrides: Partial<ServiceRow> = {}): ServiceRow {
  const name = overrides.name ?? 'shop';
  return {
    name,
    entityRef: `component:default/${name}`,
    providesEntity: true,
    owner: 'group:default/team-a',
    description: '',
    project: 'store-prod',
    targets: [target(name, 'prod', 'eu1')],
    ...overrides,
  };
}

/** A target as Git has it; its Application has the name that we give. */
const target = (
  name: string,
  environment: string,
  cluster: string,
): ServiceRow['targets'][number] => ({
  environment,
  region: cluster.slice(0, 2),
  cluster,
  hub: 'main',
  application: `${name}-${environment}-${cluster}`,
  set: 'store-prod',
  file: `services/${name}/overlays/${environment}/${cluster}/config.json`,
});

/** What Git says of a fleet on two hubs: the Applications of two services. */
export const FLEET = [
  service({
    targets: [
      target('shop', 'prod', 'eu1'),
      target('shop', 'dev', 'eu1'),
      { ...target('shop', 'prod', 'ap1'), hub: 'other' },
    ],
  }),
  service({
    name: 'search',
    owner: 'group:default/team-b',
    project: 'find',
    targets: [target('search', 'prod', 'us1')],
  }),
];

export const secret = (
  overrides: Partial<DesiredSecret> = {},
): DesiredSecret => ({
  service: 'shop',
  environment: 'prod',
  cluster: 'eu1',
  serviceAccount: 'api',
  region: 'eu',
  workload: 'api',
  namespace: 'shop-prod',
  server: 'main',
  mount: 'secret',
  path: 'apps/shop-prod/api/env',
  keys: ['DB_URL'],
  ...overrides,
});

export const names = ({ items }: { items: Array<{ name: string }> }) =>
  items.map(item => item.name);
