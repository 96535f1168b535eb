import { performance } from 'perf_hooks';
import { wantedPaths } from '../repository';
import { RepositoryFiles } from '../repository/RepositoryFiles';
import type { Snapshot } from '../repository/snapshot';
import {
  Cluster,
  Environment,
  Fleet,
  parseWith,
  ServiceSpec,
  serviceSpecSchema,
} from '@argosy/plugin-deployments-common';
import { planService } from './planService';

const ENVIRONMENTS = ['dev', 'staging', 'prod'];

const environment = (name: string): Environment => ({
  name,
  title: name,
  matchLabels: {},
  change: name === 'prod' ? 'pull-request' : 'commit',
  floatingTags: false,
  guarded: name === 'prod',
  gateway: { name: 'public', namespace: 'gateways' },
});

const cluster = (index: number): Cluster => ({
  hub: 'main',
  name: `c${index}`,
  region: `r${index}`,
  labels: {},
  apiVersions: [],
  connection: 'Successful',
  observedAt: '2026-11-21T10:00:00Z',
});

const FLEET: Fleet = {
  environments: ENVIRONMENTS.map(environment),
  clusters: Array.from({ length: 50 }, (_, index) => cluster(index)),
  hubs: [{ name: 'main', namespace: 'argocd' }],
  gitops: {
    repository: 'https://git.example.com/platform/gitops.git',
    branch: 'main',
  },
};

/** The same, with secrets that reach every pod from Vault. */
const VAULT_FLEET: Fleet = {
  ...FLEET,
  vault: {
    mode: 'roles',
    rolePrefix: 'argosy-',
    servers: [
      {
        name: 'main',
        url: 'https://vault.example.com',
        publicUrl: 'https://vault.example.com',
        kv: { mount: 'secret', version: 2 },
        clusters: Object.fromEntries(
          FLEET.clusters.map(({ name }) => [name, { mount: `k8s-${name}` }]),
        ),
      },
    ],
  },
};

function specOf(
  name: string,
  team: string,
  targets: ServiceSpec['targets'],
  secrets: string[] = [],
): ServiceSpec {
  const parsed = parseWith(serviceSpecSchema, {
    name,
    owner: `group:default/${team}`,
    workloads: ['api', 'webui'].map(workload => ({
      name: workload,
      image: `registry.example.com/${name}/${workload}:1.4.3`,
      port: 8080,
      health: '/healthz',
      env: { LOG_LEVEL: 'info' },
      secrets,
      expose: { hosts: { prod: `${workload}.${name}.example.com` } },
    })),
    targets,
  });
  if ('findings' in parsed) throw new Error(JSON.stringify(parsed.findings));
  return parsed.value;
}

export const onClusters = (environments: readonly string[], clusters: number) =>
  environments.flatMap(name =>
    FLEET.clusters
      .slice(0, clusters)
      .map(({ name: on }) => ({ environment: name, cluster: on })),
  );

/** A repository that takes in plan after plan, and hands out what a plan is given of it. */
class Repository {
  private files = RepositoryFiles.of(new Map());
  private readonly paths: string[] = [];

  get snapshot(): Snapshot {
    return { commit: 'c', paths: this.paths, files: this.files };
  }

  write({ service, files }: ReturnType<typeof planService>) {
    const wanted = wantedPaths(`not-${service}`);
    const written = files.filter(({ path }) => wanted(path));
    this.files = this.files.with(
      new Map(written.map(({ path, content }) => [path, content])),
    );
    for (const { path, action } of written)
      if (action === 'create') this.paths.push(path);
  }
}

/** Plans one after the other into a repository that grows; milliseconds in all. */
export function planAll(services: number, teams: number): number {
  const repository = new Repository();
  const targets = onClusters(ENVIRONMENTS, 2);
  const start = performance.now();
  for (let index = 0; index < services; index += 1) {
    const spec = specOf(`service-${index}`, `team-${index % teams}`, targets);
    const plan = planService({
      spec,
      fleet: FLEET,
      snapshot: repository.snapshot,
    });
    const [finding] = plan.findings;
    if (finding || plan.applications.length !== targets.length) {
      throw new Error(
        `The plan of ${spec.name} is not clean: ${JSON.stringify(finding)}`,
      );
    }
    repository.write(plan);
  }
  return performance.now() - start;
}

/** Each run plans another name, so that nothing is remembered from the run before. */
export function planOne(
  targets: ServiceSpec['targets'],
  fleet = FLEET,
  secrets: string[] = [],
): number[] {
  const snapshot: Snapshot = { commit: 'c', paths: [], files: new Map() };
  return Array.from({ length: 20 }, (_, index) => {
    const name = `single-${index}-${secrets.length}`;
    const spec = specOf(name, 'team', targets, secrets);
    const start = performance.now();
    planService({ spec, fleet, snapshot });
    return performance.now() - start;
  });
}

const row = (what: string, limit: number, measured: number, text: string) => ({
  what,
  goal: limit < 1000 ? `< ${limit} ms` : `< ${limit / 1000} s`,
  measured: text,
  ok: measured < limit,
});

const medianOf = (runs: readonly number[]) =>
  [...runs].sort((a, b) => a - b)[Math.floor(runs.length / 2)];

/** Measures planning: how long a person waits for a preview, and how it grows with the fleet. */
export async function bench() {
  const targets = onClusters(['prod'], 50);
  const [first, ...runs] = planOne(targets);
  const median = medianOf(runs);
  const withSecrets = medianOf(planOne(targets, VAULT_FLEET, ['DB_URL']));
  const many = planAll(1000, 50);
  // A plan expands all of a project before and after: n services of one project, one after the other, cost n squared.
  const crowded = planAll(100, 1);
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  return [
    row(
      'plan of one service x 50 targets',
      50,
      median,
      `${median.toFixed(0)} ms (first in the process: ${first.toFixed(0)} ms)`,
    ),
    row(
      'plan of one service x 50 targets, with secrets from Vault',
      100,
      withSecrets,
      `${withSecrets.toFixed(0)} ms`,
    ),
    row(
      'plan of 1 000 services x 6 targets, 50 teams',
      10_000,
      many,
      seconds(many),
    ),
    row(
      'plan of 100 services x 6 targets, all in one team',
      1000,
      crowded,
      seconds(crowded),
    ),
  ];
}
