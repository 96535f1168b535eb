import { dig, objects, text, lookUntil } from '@argosy/control-plane';
import type { JsonObject } from '@argosy/control-plane';
import { connectTestLab } from '../describe';
import { Hub } from '../expansion/Hub.test.util';
import { Repository } from '../expansion/Repository.test.util';
import type { Standing } from '../expansion/Standing.test.util';
import { KubeApi } from '../kubernetes/KubeApi';
import { standIn } from './standIns.test.util';
import { fleetOf, repositoryOf } from './standingServices.test.util';

const GOLDENS = [
  'one-workload-one-target',
  'two-workloads-two-environments-three-clusters',
  'migration',
  'horizontal-pod-autoscaler',
  'canary-with-analysis',
  'blue-green',
];

jest.setTimeout(600_000);

let hub: Hub;
let regions: Map<string, KubeApi>;
let repository: Repository;
let existing: ReturnType<typeof repositoryOf>;
/** Applications, and where their workloads run. */
let places: Array<{ name: string; cluster: string; namespace: string }>;

beforeAll(async () => {
  const { git, clusters, hubs } = await connectTestLab();
  const apis = new Map(clusters.map(c => [c.name, new KubeApi(c)]));
  const main = apis.get(hubs[0].name);
  if (!main) throw new Error('The lab lets nobody administer its hub.');
  apis.delete(hubs[0].name);
  regions = apis;
  hub = new Hub(main, git.repository, 'layout');
  await hub.clear();
  repository = await Repository.start(git, hub.branch);
  const gitops = { repository: git.repository, branch: hub.branch };
  existing = repositoryOf(GOLDENS, fleetOf(gitops));
  places = [...existing.files]
    .filter(([path]) => path.endsWith('/config.json'))
    .map(([, content]) => JSON.parse(content))
    .map(({ application: name, cluster, namespace }) => ({
      name,
      cluster,
      namespace,
    }));
  const commit = await repository.hold(existing.files);
  await hub.see(commit);
  await hub.hold(existing.files);
  await hub.refresh(commit);
});

afterAll(async () => {
  await hub.clear();
  await repository.remove();
  for (const { cluster, namespace } of places)
    await regions
      .get(cluster)
      ?.call('DELETE', `/api/v1/namespaces/${namespace}`)
      .catch(() => {});
});

const isWell = ({ status }: Standing) =>
  status?.sync?.status === 'Synced' && status.health?.status === 'Healthy';

/** What keeps an Application from being well, for a person to read. */
const ills = ({ metadata, status }: Standing) => ({
  name: metadata.name,
  sync: status?.sync?.status,
  health: status?.health?.status,
  operation: status?.operationState?.message,
  conditions: status?.conditions,
  resources: status?.resources?.filter(
    r => r.status !== 'Synced' || (r.health && r.health.status !== 'Healthy'),
  ),
});

async function allWell() {
  const seen = await lookUntil(
    async () => {
      const namespaces = new Set(places.map(({ namespace }) => namespace));
      for (const api of regions.values()) await standIn(api, namespaces);
      return hub.applications();
    },
    applications =>
      applications.length === places.length && applications.every(isWell),
    { timeoutMs: 180_000, everyMs: 500 },
  );
  expect(seen.filter(each => !isWell(each)).map(ills)).toEqual([]);
  expect(seen.map(({ metadata }) => metadata.name).sort()).toEqual(
    places.map(({ name }) => name).sort(),
  );
  return seen;
}

it('is Synced and Healthy in every region', async () => {
  await expect(allWell()).resolves.toBeDefined();
});

/** What stands of a kind where an Application's workloads run. */
const listAt = async (
  { cluster, namespace }: (typeof places)[number],
  root: string,
  plural: string,
) => {
  const path = `${root}/namespaces/${namespace}/${plural}`;
  return objects(await regions.get(cluster)?.get(path), 'items');
};

it('has its pods Ready, as many as were asked for', async () => {
  for (const place of places) {
    const { name } = place;
    const workloads = [
      ...(await listAt(place, '/apis/apps/v1', 'deployments')),
      ...(await listAt(place, '/apis/argoproj.io/v1alpha1', 'rollouts')),
    ];
    const wanted = workloads.map(({ spec }) => Number(dig(spec, 'replicas')));
    const pods = await listAt(place, '/api/v1', 'pods');
    expect([name, pods.filter(isReady).length]).toEqual([
      name,
      wanted.reduce((sum, count) => sum + count),
    ]);
  }
});

const isReady = ({ status }: JsonObject) =>
  objects(status, 'conditions').some(
    each => each.type === 'Ready' && each.status === 'True',
  );

it('ran the migration before the workload, and took its Job away', async () => {
  const ledger = places.find(({ name }) => name.includes('ledger'));
  const application = (await hub.applications()).find(
    ({ metadata }) => metadata.name === ledger?.name,
  );
  const synced = objects(
    application?.status,
    'operationState',
    'syncResult',
    'resources',
  );
  const job = synced.find(({ kind }) => kind === 'Job');
  expect(job).toMatchObject({ hookPhase: 'Succeeded', hookType: 'Sync' });
  const jobs = await regions
    .get(ledger?.cluster ?? '')
    ?.get(`/apis/batch/v1/namespaces/${ledger?.namespace}/jobs`);
  expect(
    objects(jobs, 'items').map(each => text(each, 'metadata', 'name')),
  ).toEqual([]);
});

it('has no difference that stays: a hard refresh finds nothing to do', async () => {
  const before = await allWell();
  await hub.refreshApplications(
    places.map(({ name }) => name),
    'hard',
  );
  const after = await lookUntil(
    () => hub.applications(),
    applications =>
      applications.every(
        ({ metadata }) => !metadata.annotations?.['argocd.argoproj.io/refresh'],
      ),
    { timeoutMs: 120_000, everyMs: 500 },
  );
  expect(after.filter(each => !isWell(each)).map(ills)).toEqual([]);
  const operations = (applications: Standing[]) =>
    new Map(
      applications.map(a => [
        a.metadata.name,
        a.status?.operationState?.finishedAt,
      ]),
    );
  expect(operations(after)).toEqual(operations(before));
});

it('applies the namespace with the rest, not before it, from the second sync on', async () => {
  const [{ name }] = places;
  const operation = async () =>
    (await hub.applications()).find(({ metadata }) => metadata.name === name)
      ?.status?.operationState;
  const before = await operation();
  await hub.sync(name);
  const synced = await lookUntil(
    operation,
    now => Boolean(now?.finishedAt) && now?.finishedAt !== before?.finishedAt,
    { timeoutMs: 60_000, everyMs: 500 },
  );
  const applied = objects(synced, 'syncResult', 'resources').map(
    ({ kind, syncPhase }) => [kind, syncPhase],
  );
  expect(applied).toContainEqual(['Namespace', 'Sync']);
  expect(applied.filter(([, phase]) => phase !== 'Sync')).toEqual([]);
});
