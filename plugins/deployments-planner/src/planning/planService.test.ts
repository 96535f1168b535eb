import { FLEET } from '../expansion/__fixtures__/fleet';
import type { Snapshot } from '../repository/snapshot';
import {
  parseWith,
  ServiceSpec,
  serviceSpecSchema,
} from '@argosy/plugin-deployments-common';
import { wantedPaths } from '../repository';
import { planService } from './planService';

const EMPTY: Snapshot = { commit: 'c0', paths: [], files: new Map() };

function spec(over: Record<string, unknown> = {}): ServiceSpec {
  const parsed = parseWith(serviceSpecSchema, {
    name: 'shop',
    owner: 'group:default/store',
    workloads: [
      { name: 'api', image: 'registry.example.com/shop/api:1.4.3', port: 8080 },
    ],
    targets: [
      { environment: 'dev', cluster: 'eu1' },
      { environment: 'prod', cluster: 'eu1' },
      { environment: 'prod', cluster: 'us1' },
    ],
    ...over,
  });
  if ('findings' in parsed) throw new Error(JSON.stringify(parsed.findings));
  return parsed.value;
}

const plan = (
  over: Record<string, unknown> = {},
  snapshot = EMPTY,
  fleet = FLEET,
) => planService({ spec: spec(over), fleet, snapshot });

/** The repository after a plan. */
function written(
  snapshot: Snapshot,
  ...plans: Array<ReturnType<typeof plan>>
): Snapshot {
  const files = new Map(snapshot.files);
  for (const { path, action, content } of plans.flatMap(p => p.files)) {
    if (action === 'delete') files.delete(path);
    else files.set(path, content);
  }
  return { commit: 'c1', paths: [...files.keys()], files };
}

const errors = ({ findings }: ReturnType<typeof plan>) =>
  findings
    .filter(f => f.severity === 'error')
    .map(f => `${f.rule ?? '-'} ${f.path}: ${f.message}`);

describe('planService', () => {
  it('plans files and Applications of a new service', () => {
    const { applications, findings, change, base, entityRef, hash } = plan();
    expect(findings).toEqual([]);
    expect(
      applications.map(a => `${a.action} ${a.hub}/${a.name} in ${a.region}`),
    ).toEqual([
      'appear main/shop-dev-eu1 in eu',
      'appear main/shop-prod-eu1 in eu',
      'appear main/shop-prod-us1 in us',
    ]);
    expect({ change, base, entityRef }).toEqual({
      change: 'pull-request',
      base: 'c0',
      entityRef: 'component:default/shop',
    });
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('plans nothing for what stands already, under the same hash', () => {
    const first = plan();
    const again = plan({}, written(EMPTY, first));
    expect(again).toMatchObject({
      files: [],
      applications: [],
      findings: [],
      hash: first.hash,
    });
  });

  it('commits where every environment does', () => {
    expect(
      plan({ targets: [{ environment: 'dev', cluster: 'eu1' }] }).change,
    ).toBe('commit');
  });

  it('refuses another spec under a name that stands', () => {
    const existing = written(EMPTY, plan());
    expect(errors(plan({ description: 'else' }, existing))).toEqual([
      '- name: The service shop already exists and differs in: description.',
    ]);
    expect(errors(plan({ owner: 'group:default/other' }, existing))).toContain(
      '- name: The service shop already exists and belongs to group:default/store.',
    );
  });

  it('a submodule where the folder of the service must stand is refused in the preview too', () => {
    const paths = ['services/shop'];
    expect(paths.filter(wantedPaths('shop'))).toEqual(paths);
    expect(errors(plan({}, { ...EMPTY, paths }))).toEqual([
      '- name: services/shop is a file, a link or a submodule in the GitOps repository, where a folder must stand.',
    ]);
    expect(errors(plan({}, { ...EMPTY, paths: ['services/sho'] }))).toEqual([]);
  });

  it('asks for paths only of what is no manifest, and names what was too large to be read', () => {
    const wanted = wantedPaths('shop');
    expect(wanted('argocd/big.bin')).toBe('path');
    expect(wanted('argocd/store/appset.yaml')).toBe(true);
    const snapshot = { ...EMPTY, tooLarge: ['argocd/big.yaml'] };
    expect(errors(plan({}, snapshot))).toEqual([
      '- argocd/big.yaml: argocd/big.yaml is larger than 1 MB and is not read.',
    ]);
  });

  it('refuses a folder without a service.yaml', () => {
    const snapshot = { ...EMPTY, paths: ['services/shop/notes.md'] };
    expect(errors(plan({}, snapshot))).toContain(
      '- name: The folder services/shop/ has files, but no service.yaml that says whose they are.',
    );
  });

  it('names floating tags by their place in the spec', () => {
    const workloads = [
      { name: 'api', image: 'registry.example.com/shop/api:latest' },
    ];
    expect(errors(plan({ workloads }))).toEqual([
      expect.stringMatching(/^K001 workloads\.0\.image: /),
    ]);
    expect(
      errors(
        plan({ workloads, targets: [{ environment: 'dev', cluster: 'eu1' }] }),
      ),
    ).toEqual([]);
  });

  it('names clusters that lack a definition', () => {
    const knows = (...apiVersions: string[]) => ({
      ...FLEET,
      clusters: FLEET.clusters.map(c =>
        c.name === 'us1' ? { ...c, apiVersions } : c,
      ),
    });
    const workloads = [
      {
        name: 'api',
        image: 'registry.example.com/shop/api:1.4.3',
        port: 8080,
        delivery: 'canary',
      },
    ];
    const refused = (fleet: typeof FLEET) =>
      plan({ workloads }, EMPTY, fleet)
        .findings.filter(f => f.rule === 'K013')
        .map(f => f.path);
    expect(refused(knows('v1', 'apps/v1'))).toEqual([
      'targets.2.cluster',
      'targets.2.cluster',
    ]);
    // A version without its kinds is taken at its word; the form does the same.
    expect(refused(knows('v1', 'apps/v1', 'argoproj.io/v1alpha1'))).toEqual([]);
    expect(plan({ workloads }).findings).toEqual([]);
  });

  it.each([
    ['7\n', 'error', 'would generate nothing'],
    ['{\n<<<<<<< HEAD\n', 'warning', 'is not known'],
  ])(
    'says what becomes of the set when the config.json of another service reads %j',
    (text, severity, message) => {
      const snapshot = written(EMPTY, plan({ name: 'broken' }));
      const path = 'services/broken/overlays/prod/eu1/config.json';
      const files = new Map(snapshot.files).set(path, text);
      const stopped = plan({}, { ...snapshot, files });
      expect(stopped.findings[0]).toMatchObject({
        severity,
        path,
        message: expect.stringContaining(message),
      });
    },
  );

  it('puts errors first', () => {
    const weights = plan(
      {
        owner: 'group:default/other',
        description: 'x',
        targets: [{ environment: 'nope', cluster: 'eu1' }],
      },
      written(EMPTY, plan()),
    ).findings.map(f => f.severity);
    expect(weights).toEqual([...weights].sort());
  });
});
