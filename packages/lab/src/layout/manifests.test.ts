import { dig, isObject } from '@argosy/control-plane';
import type { JsonObject } from '@argosy/control-plane';
import { buildPeers } from '../build/buildPeers';
import { connectTestLab } from '../describe';
import { inParallel } from '../expansion/inParallel.test.util';
import { KubeApi } from '../kubernetes/KubeApi';
import { parseManifests } from '../kubernetes/readManifests';
import { buildAll } from './kustomize.test.util';
import type { Built } from './kustomize.test.util';
import { refusal } from './refusal.test.util';
import { builtTexts, wantedTexts } from './texts.test.util';
import { goldenTrees, randomTrees } from './trees.test.util';
import type { Tree } from './trees.test.util';

const SEED = Number(process.env.ARGOSY_SEED ?? 20261121);
const SPECS = 200;
const NAMESPACE = 'layout-dry-run';
const NAMESPACES = '/api/v1/namespaces';

jest.setTimeout(1_200_000);

let trees: Tree[];
let built: Built[];
let hub: KubeApi;
let region: KubeApi;

beforeAll(async () => {
  process.stdout.write(`${SPECS} random specs, ARGOSY_SEED=${SEED}\n`);
  const { clusters, hubs } = await connectTestLab();
  const apis = new Map(clusters.map(c => [c.name, new KubeApi(c)]));
  const [main, ...regions] = [hubs[0].name, 'eu1'].map(name => apis.get(name));
  if (!main || !regions[0]) throw new Error('The lab has no hub or no eu1.');
  [hub, region] = [main, regions[0]];
  for (const api of [hub, region]) {
    const labels = { 'pod-security.kubernetes.io/enforce': 'restricted' };
    const metadata = { name: NAMESPACE, labels };
    await api.apply({ apiVersion: 'v1', kind: 'Namespace', metadata });
  }
  trees = [...goldenTrees(), ...randomTrees(SPECS, SEED)];
  const { programs } = await buildPeers();
  built = await buildAll(programs.kustomize, trees);
});

afterAll(async () => {
  for (const api of [hub, region])
    await api.call('DELETE', `${NAMESPACES}/${NAMESPACE}`);
});

/** Why a cluster refuses some of these objects; each is asked about once. */
async function refusals(api: KubeApi, objects: readonly JsonObject[]) {
  const different = new Set(objects.map(object => JSON.stringify(object)));
  expect(different.size).toBeGreaterThan(50);
  const answers = await inParallel(16, different, async text => ({
    text,
    refused: await refusal(api, JSON.parse(text), NAMESPACE),
  }));
  return answers.filter(({ refused }) => refused !== undefined);
}

it('gives overlays that Kustomize builds without a warning', () => {
  expect(built.length).toBeGreaterThan(SPECS);
  const complaints = built
    .filter(({ complaint }) => complaint !== '')
    .map(({ tree, overlay, complaint }) => [tree.name, overlay, complaint]);
  expect(complaints).toEqual([]);
});

it('says in every overlay which build runs', () => {
  const forgotten = built.filter(({ resources }) =>
    JSON.stringify(resources).includes(':set-by-overlay"'),
  );
  expect(forgotten.map(({ tree }) => tree.name)).toEqual([]);
});

it('brings every text to the pods as it was given', () => {
  for (const { tree, resources } of built)
    expect(builtTexts(tree.spec, resources)).toEqual(wantedTexts(tree.spec));
});

it('gives resources that a cluster takes, field by field', async () => {
  const resources = built.flatMap(overlay => overlay.resources);
  expect(await refusals(region, resources)).toEqual([]);
});

it('gives pods that a namespace of the level restricted admits', async () => {
  const pods = built
    .flatMap(overlay => overlay.resources)
    .map(({ spec }) => dig(spec, 'template'))
    .filter(isObject)
    .map(({ metadata, spec }) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { ...Object(metadata), name: 'pod' },
      spec,
    }));
  expect(await refusals(region, pods)).toEqual([]);
});

it('gives sets, projects and a root Application that Argo CD knows, field by field', async () => {
  const manifests = trees.flatMap(({ files }) =>
    [...files]
      .filter(([path]) => /^(argocd|bootstrap)\//.test(path))
      .flatMap(([, text]) => parseManifests(text)),
  );
  expect(await refusals(hub, manifests)).toEqual([]);
});
