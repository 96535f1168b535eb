import { FLEET } from '../expansion/__fixtures__/fleet';
import { seedVault } from '../layout/__testUtils__/fleet';
import { EMPTY, snapshotOf } from '../layout/__testUtils__/repository';
import { specOf } from '../layout/__testUtils__/specs';
import type { Snapshot } from '../repository/snapshot';
import { Fleet, ServiceSpecInput } from '@argosy/plugin-deployments-common';
import { planService } from './planService';

const VAULT: Fleet = { ...FLEET, vault: seedVault };

const spec = (over: Partial<ServiceSpecInput> = {}) =>
  specOf({
    name: 'shop',
    owner: 'group:default/store',
    workloads: [
      {
        name: 'api',
        image: 'registry.example.com/shop/api:1.4.3',
        secrets: ['DB_URL'],
      },
    ],
    targets: [
      { environment: 'dev', cluster: 'eu1' },
      { environment: 'prod', cluster: 'us1' },
    ],
    ...over,
  });

const plan = (
  over: Partial<ServiceSpecInput> = {},
  fleet = VAULT,
  snapshot = EMPTY,
) => planService({ spec: spec(over), fleet, snapshot });

function written(...plans: Array<ReturnType<typeof plan>>): Snapshot {
  const files = plans.flatMap(p => p.files);
  return snapshotOf(new Map(files.map(file => [file.path, file.content])));
}

const findings = ({ findings: all }: ReturnType<typeof plan>) =>
  all.map(f => `${f.severity} ${f.rule} ${f.path}`);

it('names the roles that will be made', () => {
  const { roles, findings: found } = plan();
  expect(found).toEqual([]);
  expect(roles).toEqual([
    {
      server: 'main',
      mount: 'k8s-eu1',
      name: 'argosy-shop-api-dev',
      namespace: 'shop-dev',
      serviceAccount: 'api',
      environment: 'dev',
      cluster: 'eu1',
    },
    {
      server: 'main',
      mount: 'k8s-us1',
      name: 'argosy-shop-api-prod',
      namespace: 'shop-prod',
      serviceAccount: 'api',
      environment: 'prod',
      cluster: 'us1',
    },
  ]);
});

it('names none for what stands, none where an admin made the one, and nothing without Vault', () => {
  expect(plan({}, VAULT, written(plan())).roles).toEqual([]);
  const readOnly = { ...seedVault, mode: 'read-only' as const };
  expect(plan({}, { ...VAULT, vault: readOnly }).roles).toEqual([]);
  expect(plan({}, FLEET)).not.toHaveProperty('roles');
});

it('names neither where two accounts of the service want one role', () => {
  const environments = [
    ...VAULT.environments,
    { ...VAULT.environments[0], name: 'b-dev' },
  ];
  const account = (name: string) => ({
    ...spec().workloads[0],
    name,
    secrets: ['KEY'],
  });
  const refused = plan(
    {
      workloads: [account('a'), account('a-b')],
      targets: [
        { environment: 'dev', cluster: 'eu1' },
        { environment: 'b-dev', cluster: 'eu1' },
      ],
    },
    { ...VAULT, environments },
  );
  expect(findings(refused)).toContain('error V003 name');
  expect(refused.roles?.map(({ name }) => name)).not.toContain(
    'argosy-shop-a-b-dev',
  );
});

it('refuses a cluster that no Vault serves, for workloads with secrets', () => {
  const targets = [{ environment: 'prod', cluster: 'ap1' }];
  expect(findings(plan({ targets }))).toEqual(['error V007 targets.0.cluster']);
  const workloads = [{ ...spec().workloads[0], secrets: [] }];
  expect(findings(plan({ targets, workloads }))).toEqual([]);
});

it('refuses a cluster without External Secrets where they deliver', () => {
  const environments = VAULT.environments.map(e =>
    e.name === 'prod'
      ? { ...e, secrets: { delivery: 'external-secrets' as const } }
      : e,
  );
  const without = (missing: RegExp): Fleet => ({
    ...VAULT,
    environments,
    clusters: VAULT.clusters.map(c => ({
      ...c,
      apiVersions: [
        'v1',
        'external-secrets.io/v1',
        'external-secrets.io/v1/ExternalSecret',
        'external-secrets.io/v1/SecretStore',
      ].filter(known => !missing.test(known)),
    })),
  });
  const refused = ['error V010 targets.1.cluster'];
  expect(findings(plan({}, without(/external/)))).toEqual(refused);
  expect(findings(plan({}, without(/SecretStore/)))).toEqual(refused);
  expect(findings(plan({}, without(/none/)))).toEqual([]);
  expect(findings(plan({}, without(/Kind|\/v1\//)))).toEqual([]);
});

it('warns of a key that a browser gets', () => {
  const workloads = [{ ...spec().workloads[0], secrets: ['A', 'VITE_KEY'] }];
  expect(findings(plan({ workloads }))).toEqual([
    'warning V009 workloads.0.secrets.1',
  ]);
});
