import { Cluster, serviceSpecSchema } from '@argosy/plugin-deployments-common';
import { planService } from '@argosy/plugin-deployments-planner';
import { needsIn, unavailability } from './unavailability';

const cluster = (part: Partial<Cluster>): Cluster => ({
  hub: 'main',
  name: 'eu1',
  region: 'eu-west',
  labels: {},
  apiVersions: ['apps/v1', 'apps/v1/Deployment'],
  connection: 'Successful',
  observedAt: '2026-01-01T00:00:00Z',
  ...part,
});

const api = { name: 'api', port: 8080 };
const canary = { delivery: { api: 'canary' as const } };
const exposed = {
  exposure: { api: { hosts: { prod: 'shop.example.com', dev: '' } } },
};

describe('needsIn', () => {
  it.each([
    ['rolling', 'prod', [api], {}, []],
    ['canary', 'dev', [api], canary, ['Rollout']],
    [
      'blue-green',
      'dev',
      [api],
      { delivery: { api: 'blue-green' as const } },
      ['Rollout'],
    ],
    ['exposed here', 'prod', [api], exposed, ['HTTPRoute']],
    ['exposed, but with no host here', 'dev', [api], exposed, []],
    ['exposed, but a worker', 'prod', [{ name: 'api' }], exposed, []],
    [
      'both',
      'prod',
      [api],
      { ...canary, ...exposed },
      ['Rollout', 'HTTPRoute'],
    ],
    ['of a workload that is gone', 'prod', [], { ...canary, ...exposed }, []],
  ])('%s in %s', (_, environment, workloads, value, kinds) => {
    expect(
      needsIn(environment, workloads, value).map(need => need.kind),
    ).toEqual(kinds);
  });
});

describe('unavailability', () => {
  const needs = needsIn('dev', [api], canary);

  it.each([
    ['nothing needed', cluster({}), [], undefined],
    [
      'gone',
      cluster({ connection: 'Failed', message: 'dial tcp: timeout' }),
      [],
      { reason: 'disconnected', message: 'dial tcp: timeout' },
    ],
    ['lacks a kind', cluster({}), needs, { reason: 'missing', need: needs[0] }],
    [
      'knows the kind',
      cluster({ apiVersions: ['argoproj.io/v1alpha1/Rollout'] }),
      needs,
      undefined,
    ],
    [
      'lists a version without its kinds',
      cluster({ apiVersions: ['argoproj.io/v1alpha1'] }),
      needs,
      undefined,
    ],
    [
      'lists other kinds of the version',
      cluster({
        apiVersions: [
          'argoproj.io/v1alpha1',
          'argoproj.io/v1alpha1/Application',
        ],
      }),
      needs,
      { reason: 'missing', need: needs[0] },
    ],
    ['lists nothing', cluster({ apiVersions: [] }), needs, undefined],
    ['not probed yet', cluster({ connection: 'Unknown' }), [], undefined],
  ])('%s', (_, given, needed, expected) => {
    expect(unavailability(given, needed)).toEqual(expected);
  });
});

describe('unavailability and rule K013 of the plan', () => {
  const spec = serviceSpecSchema.parse({
    name: 'shop',
    owner: 'group:default/team-a',
    workloads: [
      { ...api, image: 'registry.example.com/api:1.0.0', delivery: 'canary' },
    ],
    targets: [{ environment: 'dev', cluster: 'eu1' }],
  });

  /** What the plan says of a fleet with this one cluster. */
  const refusedByPlan = (only: Cluster) =>
    planService({
      spec,
      fleet: {
        environments: [
          {
            name: 'dev',
            title: 'Development',
            matchLabels: {},
            change: 'commit',
            floatingTags: true,
            guarded: false,
          },
        ],
        clusters: [only],
        hubs: [{ name: 'main', namespace: 'argocd' }],
        gitops: {
          repository: 'https://git.example.com/gitops',
          branch: 'main',
        },
      },
      snapshot: { commit: 'c0', paths: [], files: new Map() },
    }).findings.some(({ rule }) => rule === 'K013');

  it.each([
    ['no versions', [], false],
    ['no version of it', ['apps/v1'], true],
    ['its version, without kinds', ['argoproj.io/v1alpha1'], false],
    [
      'its version, with other kinds',
      ['argoproj.io/v1alpha1', 'argoproj.io/v1alpha1/Application'],
      true,
    ],
    [
      'its kinds',
      ['argoproj.io/v1alpha1/Rollout', 'argoproj.io/v1alpha1/AnalysisTemplate'],
      false,
    ],
  ])('agree on a cluster that lists %s', (_, apiVersions, isRefused) => {
    const only = cluster({ apiVersions });
    const needs = needsIn('dev', [api], canary);
    expect(unavailability(only, needs) !== undefined).toBe(isRefused);
    expect(refusedByPlan(only)).toBe(isRefused);
  });
});
