import * as fc from 'fast-check';
import { FLEET } from '../expansion/__fixtures__/fleet';
import { write } from '../layout/__testUtils__/repository';
import { planLayout } from '../layout';
import type { Snapshot } from '../repository/snapshot';
import {
  Fleet,
  parseWith,
  ServiceSpec,
  serviceSpecSchema,
} from '@argosy/plugin-deployments-common';
import { planService } from './planService';

const EMPTY: Snapshot = { commit: 'c0', paths: [], files: new Map() };
const NAMES = ['shop', 'shop-dev', 'cart', 'search'];
const PLACES = [
  { environment: 'dev', cluster: 'eu1' },
  { environment: 'prod', cluster: 'eu1' },
  { environment: 'prod', cluster: 'us1' },
];
const TWO_HUBS: Fleet = {
  ...FLEET,
  hubs: [...FLEET.hubs, { name: 'other', namespace: 'argocd' }],
  clusters: FLEET.clusters.map(c =>
    c.name === 'us1' ? { ...c, hub: 'other' } : c,
  ),
};

function specOf(
  name: string,
  team: string,
  targets: ServiceSpec['targets'],
): ServiceSpec {
  const image = `registry.example.com/${name}:1.4.3`;
  const parsed = parseWith(serviceSpecSchema, {
    name,
    owner: `group:default/${team}`,
    workloads: [{ name: 'api', image, port: 8080 }],
    targets,
  });
  if ('findings' in parsed) throw new Error(JSON.stringify(parsed.findings));
  return parsed.value;
}

const specs = fc
  .record({
    name: fc.constantFrom(...NAMES),
    team: fc.constantFrom('store', 'ops'),
    targets: fc.subarray(PLACES, { minLength: 1 }),
  })
  .map(({ name, team, targets }) => specOf(name, team, targets));

/** What people do to files by hand. */
const edits = fc.record({
  at: fc.nat(),
  how: fc.constantFrom<(text: string) => string>(
    text => text.replace(/shop-dev-dev-eu1|cart-dev-eu1/, 'shop-dev-eu1'),
    text => text.replace(/"application": "[^"]*"/, '"application": "shop"'),
    text => text.replace(/"cluster": "[^"]*"/, '"cluster": "gone"'),
    text => text.replace(/"application": /, '"name": '),
    text => `${text}<<<<<<< HEAD\n`,
    text =>
      text.replace(/services\/[^/]*\/overlays\/dev/, 'services/*/overlays/*'),
    text => text.replace(/applicationsSync: .*/, 'applicationsSync: sync'),
    text => text.replace(/namespace: shop-dev/, 'namespace: else'),
    text => text.replace(/name: eu1/, "name: '*'"),
    text => text.replace(/kind: AppProject/, 'kind: Else'),
    text => text.replace(/automated:/, 'automated: # by hand'),
    () => '{}',
  ),
});

function byHand(
  snapshot: Snapshot,
  { at, how }: { at: number; how: (text: string) => string },
): Snapshot {
  const shared = snapshot.paths.filter(path =>
    /^argocd\/|\/config\.json$/.test(path),
  );
  const path = shared[at % shared.length];
  const files = new Map(snapshot.files);
  files.set(path, how(files.get(path) ?? ''));
  return { ...snapshot, files };
}

const repositories = fc
  .record({
    fleet: fc.constantFrom(FLEET, TWO_HUBS),
    existing: fc.array(specs, { minLength: 1, maxLength: 4 }),
    changes: fc.array(edits, { maxLength: 3 }),
  })
  .map(({ fleet, existing, changes }) => ({
    fleet,
    snapshot: changes.reduce(
      byHand,
      existing.reduce(
        (snapshot, spec) => write(snapshot, planLayout(spec, fleet, snapshot)),
        EMPTY,
      ),
    ),
  }));

/** All of the repository before and after, by modules that remember nothing. */
async function plainly(spec: ServiceSpec, fleet: Fleet, snapshot: Snapshot) {
  const { files } = write(snapshot, planLayout(spec, fleet, snapshot));
  const { clusters } = fleet;
  const fresh = async () => {
    jest.resetModules();
    return import('../expansion');
  };
  const before = (await fresh()).expandRepository({
    files: snapshot.files,
    clusters,
  });
  const { compareExpansions, expandRepository, ownersOf } = await fresh();
  const owners = ownersOf(before);
  const after = expandRepository({ files, clusters, owners });
  return compareExpansions(before, after, fleet.hubs[0].name);
}

it('shows of the whole fleet what a plain expansion before and after shows', async () => {
  let changes = 0;
  await fc.assert(
    fc.asyncProperty(repositories, specs, async ({ fleet, snapshot }, spec) => {
      const { applications } = planService({ spec, fleet, snapshot });
      changes += applications.length;
      expect(applications).toEqual(await plainly(spec, fleet, snapshot));
    }),
    { numRuns: 60 },
  );
  expect(changes).toBeGreaterThan(60);
});

it('shows an Application that a namesake of another project refuses as not made', () => {
  const taken = specOf('cart', 'ops', [PLACES[0]]);
  const before = write(EMPTY, planLayout(taken, FLEET, EMPTY));
  const [path] = before.paths.filter(p => p.endsWith('/config.json'));
  const files = new Map(before.files).set(
    path,
    (before.files.get(path) ?? '').replace('cart-dev-eu1', 'shop-dev-eu1'),
  );
  const spec = specOf('shop', 'store', [PLACES[0], PLACES[1]]);
  const plan = planService({
    spec,
    fleet: FLEET,
    snapshot: { ...before, files },
  });
  expect(plan.applications.map(a => `${a.action} ${a.name}`)).toEqual([
    'appear shop-prod-eu1',
  ]);
  expect(plan.findings.map(f => f.message)).toContainEqual(
    expect.stringContaining('already owned by another ApplicationSet'),
  );
});
