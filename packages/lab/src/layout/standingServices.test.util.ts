import {
  type Fleet,
  type ServiceSpec,
  serviceSpecSchema,
} from '@argosy/plugin-deployments-common';
import { planService, type Snapshot } from '@argosy/plugin-deployments-planner';
import { goldenCases } from '@argosy/plugin-deployments-planner/src/layout/__testUtils__/goldenCases';

const PREFIX = 'laid-';

/** The lab's regions and environments. */
export const fleetOf = (gitops: Fleet['gitops']): Fleet => ({
  environments: ['dev', 'staging', 'prod'].map(name => ({
    name,
    title: name,
    matchLabels: {},
    change: 'commit',
    floatingTags: false,
    guarded: name === 'prod',
    gateway: { name: 'public', namespace: 'gateways' },
  })),
  clusters: ['eu1', 'us1'].map(name => ({
    hub: 'main',
    name,
    region: name,
    labels: {},
    apiVersions: [],
    connection: 'Successful',
    observedAt: '2026-11-21T10:00:00Z',
  })),
  hubs: [{ name: 'main', namespace: 'argocd' }],
  gitops,
  prometheus: 'http://prometheus.monitoring.svc:9090',
});

/** The golden case of this name for the lab's regions, and under a name that no other suite uses. */
function specOf(golden: string, fleet: Fleet): ServiceSpec {
  const { spec } = goldenCases[golden];
  const known = fleet.clusters.map(({ name }) => name);
  return serviceSpecSchema.parse({
    ...spec,
    name: PREFIX + spec.name,
    project: `${PREFIX}${spec.project ?? 'store'}`,
    targets: spec.targets.filter(({ cluster }) => known.includes(cluster)),
  });
}

/** A repository in which these golden cases stand together. */
export function repositoryOf(goldens: readonly string[], fleet: Fleet) {
  const specs = goldens.map(golden => specOf(golden, fleet));
  const files = specs.reduce((before, spec) => {
    const plan = planService({ spec, fleet, snapshot: snapshotOf(before) });
    const [error] = plan.findings.filter(f => f.severity === 'error');
    if (error) throw new Error(`${spec.name}: ${error.message}`);
    return new Map([
      ...before,
      ...plan.files.map(({ path, content }) => [path, content] as const),
    ]);
  }, new Map<string, string>());
  return { specs, files };
}

export const snapshotOf = (files: ReadonlyMap<string, string>): Snapshot => ({
  commit: '0'.repeat(40),
  paths: [...files.keys()],
  files,
});
