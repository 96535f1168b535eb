import { Cluster, Fleet, ServiceSpec, Snapshot } from '../model';
import { planLayout } from './planLayout';

const CLUSTERS = 50;
const SERVICES = 1000;

const environments = ['dev', 'staging', 'prod'].map(name => ({
  name,
  title: name,
  matchLabels: {},
  change: 'pull-request' as const,
  floatingTags: false,
  guarded: name === 'prod',
  gateway: { name: 'public', namespace: 'gateways' },
}));

const fleet: Fleet = {
  environments,
  clusters: Array.from({ length: CLUSTERS }, (_, index): Cluster => ({
    hub: 'main',
    name: `cluster-${index}`,
    region: `region-${index % 10}`,
    labels: {},
    apiVersions: [],
    connection: 'Successful',
    observedAt: '2026-01-01T00:00:00Z',
  })),
  hubs: [{ name: 'main', namespace: 'argocd' }],
  gitops: {
    repository: 'https://git.example.com/platform/gitops.git',
    branch: 'main',
  },
};

const at = (environment: string, cluster: number) => ({
  environment,
  cluster: `cluster-${cluster}`,
});

const spec = (
  name: string,
  project: string,
  targets: ServiceSpec['targets'],
): ServiceSpec => ({
  name,
  project,
  owner: 'group:default/team-a',
  description: '',
  workloads: ['api', 'webui'].map(workload => ({
    name: workload,
    image: `registry.example.com/${name}/${workload}:1.7.2`,
    port: 8000,
    size: 'S',
    replicas: 2,
    env: { LOG_LEVEL: 'info' },
    health: '/healthz',
    secrets: [],
    delivery: 'rolling',
    ...(workload === 'webui' && {
      expose: { hosts: { prod: `${name}.example.com` } },
    }),
  })),
  targets,
});

const EMPTY: Snapshot = { commit: '', paths: [], files: new Map() };

function milliseconds(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

const median = (values: number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

function oneServiceAtManyTargets() {
  const wish = spec(
    'shop',
    'store',
    Array.from({ length: CLUSTERS }, (_, index) => at('prod', index)),
  );
  const runs = Array.from({ length: 11 }, () =>
    milliseconds(() => planLayout(wish, fleet, EMPTY)),
  );
  return {
    what: `plan of one service x ${CLUSTERS} targets`,
    time: median(runs),
    limit: 50,
  };
}

/** One repository that grows: each service is planned against all those before it. */
function manyServices(projects: number) {
  const targets = environments.flatMap(({ name }) => [
    at(name, 0),
    at(name, 1),
  ]);
  const paths: string[] = [];
  const files = new Map<string, string>();
  let time = 0;
  for (let index = 0; index < SERVICES; index++) {
    const wish = spec(
      `service-${index}`,
      `project-${index % projects}`,
      targets,
    );
    time += milliseconds(() => {
      const { edits } = planLayout(wish, fleet, { commit: '', paths, files });
      for (const [path, content] of edits) {
        if (content === null) continue;
        if (!files.has(path)) paths.push(path);
        files.set(path, content);
      }
    });
  }
  return {
    what: `plan of ${SERVICES} services x ${targets.length} targets, in ${projects === 1 ? 'one project' : `${projects} projects`}`,
    time,
    limit: 10_000,
  };
}

const say = (time: number) =>
  time < 1000 ? `${time.toFixed(1)} ms` : `${(time / 1000).toFixed(2)} s`;

/** Measures planLayout against its goals. */
export async function bench() {
  return [oneServiceAtManyTargets(), manyServices(50), manyServices(1)].map(
    ({ what, time, limit }) => ({
      what,
      goal: `< ${say(limit)}`,
      measured: say(time),
      ok: time < limit,
    }),
  );
}
