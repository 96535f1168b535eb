import { serviceSpecSchema } from '@argosy/plugin-deployments-common';
import {
  planService,
  retireService,
  withdrawService,
} from '@argosy/plugin-deployments-planner';
import { PATIENT, dig, objects, text, until } from '@argosy/control-plane';
import {
  gitClient,
  kubernetesClient,
} from '@argosy/control-plane/contractSuite';
import { refreshApplications } from '../argocd/refreshApplications';
import { connectTestLab } from '../describe';
import { KubeApi } from '../kubernetes/KubeApi';
import { fleetOf, snapshotOf } from './standingServices.test.util';

const NAME = 'laid-leaver';
const ROOT = 'gitops-root';
const FINALIZER = 'resources-finalizer.argocd.argoproj.io';
const [FREE, GUARDED] = ['nonprod', 'prod'].map(tier => `${NAME}-${tier}`);
const [DEV, PROD] = ['dev', 'prod'].map(name => `${NAME}-${name}-eu1`);

jest.setTimeout(300_000);

type Client = ReturnType<typeof kubernetesClient>;
type Git = Awaited<ReturnType<typeof gitClient>>;

let client: Client;
let git: Git;
let region: KubeApi;
let files: Map<string, string>;
let withdrawn: ReadonlyMap<string, string | null>;
let retired: ReadonlyMap<string, string | null>;

beforeAll(async () => {
  const lab = await connectTestLab();
  const [{ admin }] = lab.hubs;
  const eu1 = lab.clusters.find(({ name }) => name === 'eu1');
  if (!admin || !eu1) throw new Error('The lab lets nobody administer it.');
  client = kubernetesClient({ ...lab.hubs[0], kubernetes: admin });
  region = new KubeApi(eu1);
  git = await gitClient(lab.git);
  const fleet = fleetOf(lab.git);
  const spec = serviceSpecSchema.parse({
    name: NAME,
    project: NAME,
    owner: 'group:default/team-a',
    workloads: [{ name: 'api', image: 'registry.example.com/api:1.0.0' }],
    targets: ['dev', 'prod'].map(environment => ({
      environment,
      cluster: 'eu1',
    })),
  });
  const empty = snapshotOf(new Map());
  const plan = planService({ spec, fleet, snapshot: empty });
  files = new Map(plan.files.map(({ path, content }) => [path, content]));
  withdrawn = withdrawService(NAME, fleet, snapshotOf(files)).edits;
  const left = new Map(files);
  for (const [path, content] of withdrawn)
    if (content === null) left.delete(path);
    else left.set(path, content);
  retired = retireService(NAME, fleet, snapshotOf(left)).edits;
  await push(files);
});

afterAll(async () => {
  const existing = [...files.keys()].map((path): [string, null] => [
    path,
    null,
  ]);
  await push(new Map(existing)).catch(() => {});
  await git.remove();
});

async function push(edits: ReadonlyMap<string, string | null>) {
  await git.pull();
  await git.commit(Object.fromEntries(edits), 'As the suite wants it');
  await git.push();
  await refreshApplications(client, [ROOT]);
}

const stands = async (plural: string, name: string) =>
  (await client.names(plural)).includes(name);

const isGone = (plural: string, name: string) =>
  until(
    `${plural} ${name} is gone`,
    async () => !(await stands(plural, name)),
    PATIENT,
  );

const isWell = (name: string) =>
  until(
    `${name} is Synced and Healthy`,
    async () => {
      const { status } = await client.get('applications', name);
      return (
        text(status, 'sync', 'status') === 'Synced' &&
        text(status, 'health', 'status') === 'Healthy'
      );
    },
    PATIENT,
  );

/** Those that nobody has deleted. */
const namespaces = async () =>
  objects(await region.get('/api/v1/namespaces'), 'items')
    .filter(each => !dig(each, 'metadata', 'deletionTimestamp'))
    .map(each => text(each, 'metadata', 'name'));

const workloads = async (environment: string) =>
  objects(
    await region.get(
      `/apis/apps/v1/namespaces/${NAME}-${environment}/deployments`,
    ),
    'items',
  ).length;

it('stands in both tiers before', async () => {
  expect(await isWell(DEV)).toBe(true);
  expect(await isWell(PROD)).toBe(true);
});

it('is deleted where it is not guarded once it leaves the sets', async () => {
  await push(withdrawn);
  expect(await isGone('applicationsets', FREE)).toBe(true);
  expect(await isGone('applications', DEV)).toBe(true);
  expect(await workloads('dev')).toBe(0);
});

it('goes on running where it is guarded', async () => {
  expect(await isGone('applicationsets', GUARDED)).toBe(true);
  const { metadata, status } = await client.get('applications', PROD);
  expect(dig(metadata, 'ownerReferences')).toBeUndefined();
  expect(objects(status, 'conditions')).toEqual([]);
  expect(await stands('appprojects', GUARDED)).toBe(true);
  expect(await workloads('prod')).toBe(1);
});

it('does not keep the root Application from other commits', async () => {
  const name = `${NAME}-other`;
  const manifest = (files.get(`argocd/${FREE}/appproject.yaml`) ?? '').replace(
    `name: ${FREE}`,
    `name: ${name}`,
  );
  const path = `argocd/${name}/appproject.yaml`;
  await push(new Map([[path, manifest]]));
  expect(
    await until(
      'the project is made',
      () => stands('appprojects', name),
      PATIENT,
    ),
  ).toBe(true);
  await push(new Map([[path, null]]));
  expect(await isGone('appprojects', name)).toBe(true);
});

it('is gone when its Application is deleted with its finalizer', async () => {
  await client.patch('applications', PROD, 'merge', {
    metadata: { finalizers: [FINALIZER] },
  });
  await client.remove('applications', PROD);
  expect(await isGone('applications', PROD)).toBe(true);
  expect(await workloads('prod')).toBe(0);
});

it('leaves nothing in Argo CD once its files are gone', async () => {
  await push(retired);
  expect(await isGone('appprojects', FREE)).toBe(true);
  expect(await isGone('appprojects', GUARDED)).toBe(true);
  expect(await namespaces()).toEqual(
    expect.arrayContaining([`${NAME}-dev`, `${NAME}-prod`]),
  );
});
