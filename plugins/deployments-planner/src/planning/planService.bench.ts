import { performance } from 'perf_hooks';
import { parseAllDocuments, stringify } from 'yaml';
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

/** Milliseconds of planning, and of the bare printing of the planned files. */
interface Pair {
  figure: number;
  control: number;
}

function timed<T>(work: () => T): { result: T; took: number } {
  const start = performance.now();
  const result = work();
  return { result, took: performance.now() - start };
}

/** Plans, and prints the files of the plan as `yaml` does, from values that are read before. */
function measurePlan(input: Parameters<typeof planService>[0]) {
  const { result: plan, took: figure } = timed(() => planService(input));
  const values = plan.files.flatMap(({ content }) =>
    parseAllDocuments(content).map((document): unknown => document.toJS()),
  );
  const { took: control } = timed(() => values.map(value => stringify(value)));
  return { plan, pair: { figure, control } };
}

/** Plans one after the other into a repository that grows; milliseconds in all. */
function planAll(services: number, teams: number): Pair {
  const repository = new Repository();
  const targets = onClusters(ENVIRONMENTS, 2);
  const all = { figure: 0, control: 0 };
  for (let index = 0; index < services; index += 1) {
    const spec = specOf(`service-${index}`, `team-${index % teams}`, targets);
    const { snapshot } = repository;
    const { plan, pair } = measurePlan({ spec, fleet: FLEET, snapshot });
    const [finding] = plan.findings;
    if (finding || plan.applications.length !== targets.length) {
      throw new Error(
        `The plan of ${spec.name} is not clean: ${JSON.stringify(finding)}`,
      );
    }
    repository.write(plan);
    all.figure += pair.figure;
    all.control += pair.control;
  }
  return all;
}

/** Each run plans another name, so that nothing is remembered from the run before. */
function planOne(
  targets: ServiceSpec['targets'],
  fleet = FLEET,
  secrets: string[] = [],
): Pair[] {
  const snapshot: Snapshot = { commit: 'c', paths: [], files: new Map() };
  return Array.from({ length: 20 }, (_, index) => {
    const name = `single-${index}-${secrets.length}`;
    const spec = specOf(name, 'team', targets, secrets);
    return measurePlan({ spec, fleet, snapshot }).pair;
  });
}

const row = (what: string, goal: number, pairs: Pair[]) => ({
  what,
  unit: 'ms',
  pairs,
  control: 'bare `yaml` printing of its files',
  goal,
});

/**
 * Measures planning: how long a person waits for a preview, and how it grows with the fleet. The control of each plan
 * is the least that its files cost, printing them; it is measured right after it, on the same processor.
 */
export async function bench() {
  const targets = onClusters(['prod'], 50);
  const [first, ...runs] = planOne(targets);
  const withSecrets = planOne(targets, VAULT_FLEET, ['DB_URL']);
  const many = planAll(1000, 50);
  // A plan expands all of a project before and after: n services of one project, one after the other, cost n squared.
  const crowded = planAll(100, 1);
  return [
    {
      ...row('plan of one service x 50 targets', 2, runs),
      note: `first in the process: ${first.figure.toFixed(0)} ms`,
    },
    row(
      'plan of one service x 50 targets, with secrets from Vault',
      1.5,
      withSecrets,
    ),
    row('plan of 1 000 services x 6 targets, 50 teams', 1.5, [many]),
    row('plan of 100 services x 6 targets, all in one team', 1.25, [crowded]),
  ];
}
