import { join } from 'node:path';
import type { Snapshot } from '../repository/snapshot';
import { Fleet, ServiceSpec } from '@argosy/plugin-deployments-common';
import { planLayout, retireService, withdrawService } from '.';
import { readService, wantedPaths } from '../repository';
import { readTree } from './__testUtils__/disk.test.util';
import { cluster, environment, seedFleet } from './__testUtils__/fleet';
import { EMPTY, snapshotOf, write } from './__testUtils__/repository';
import { shop } from './__testUtils__/specs';

const plan = (spec: ServiceSpec, snapshot = EMPTY, fleet: Fleet = seedFleet) =>
  planLayout(spec, fleet, snapshot);
const laidOut = (spec: ServiceSpec, snapshot = EMPTY) =>
  write(snapshot, plan(spec, snapshot));
const named = (name: string, more: Partial<ServiceSpec> = {}): ServiceSpec => ({
  ...shop,
  name,
  ...more,
});
const change = (
  snapshot: Snapshot,
  path: string,
  edit: (text: string) => string,
) =>
  snapshotOf(
    new Map(snapshot.files).set(path, edit(snapshot.files.get(path) ?? '')),
  );
const paths = (spec: ServiceSpec, snapshot: Snapshot) => [
  ...plan(spec, snapshot).edits.keys(),
];
const at = (environmentName: string, clusterName: string) => ({
  environment: environmentName,
  cluster: clusterName,
});

describe('a repository that others use', () => {
  const handwritten = snapshotOf(
    readTree(join(__dirname, '__fixtures__/handwritten')),
  );
  const hello = named('hello', {
    workloads: shop.workloads.slice(0, 1),
    targets: [at('prod', 'eu1')],
  });

  it('gets lines, and keeps every other byte', () => {
    const { edits } = plan(hello, handwritten);
    const path = 'argocd/store-prod/applicationset.yaml';
    expect(edits.get(path)?.replace(/.*services\/hello.*\n/, '')).toBe(
      handwritten.files.get(path),
    );
    expect(
      [...edits.keys()].filter(each => !each.startsWith('services/hello/')),
    ).toEqual([
      'argocd/store-prod/applicationset.yaml',
      'argocd/store-prod/appproject.yaml',
    ]);
  });

  it('is as it was once the service is retired', () => {
    const both = write(handwritten, plan(hello, handwritten));
    const after = write(both, retireService('hello', seedFleet, both));
    expect(new Map(after.files)).toEqual(new Map(handwritten.files));
  });

  it('keeps files and projects of a service that leaves the sets', () => {
    const both = write(handwritten, plan(hello, handwritten));
    const { edits } = withdrawService('hello', seedFleet, both);
    const path = 'argocd/store-prod/applicationset.yaml';
    expect([...edits]).toEqual([[path, handwritten.files.get(path)]]);
  });

  it('takes back a service that has left the sets', () => {
    const alone = laidOut(hello);
    const left = write(alone, withdrawService('hello', seedFleet, alone));
    const gone = [...alone.files.keys()].filter(path => !left.files.has(path));
    expect(gone).toEqual([expect.stringMatching(/applicationset.yaml$/)]);
    expect(new Map(write(left, plan(hello, left)).files)).toEqual(
      new Map(alone.files),
    );
  });

  it('is not written to where a list is in no block style', () => {
    const flow = change(
      handwritten,
      'argocd/store-prod/appproject.yaml',
      text =>
        text.replace(
          /destinations:[^]*clusterResource/,
          'destinations: [{ name: eu1, namespace: pay }]\n  clusterResource',
        ),
    );
    expect(plan(hello, flow).findings).toEqual([
      expect.objectContaining({
        severity: 'error',
        path: 'argocd/store-prod/appproject.yaml',
      }),
    ]);
  });

  it('is not completed where the AppProject of a set is missing', () => {
    const files = new Map(handwritten.files);
    files.delete('argocd/store-prod/appproject.yaml');
    expect(plan(hello, snapshotOf(files)).findings).toEqual([
      expect.objectContaining({
        severity: 'error',
        path: 'argocd/store-prod/appproject.yaml',
      }),
    ]);
  });
});

describe('a service that stands', () => {
  const existing = laidOut(shop);
  const config = 'services/shop/overlays/prod/us1/config.json';
  const kustomization = 'services/shop/overlays/prod/us1/kustomization.yaml';

  it('keeps the names of its Applications', () => {
    const renamed = change(existing, config, text =>
      text.replace('shop-prod-us1', 'old-name'),
    );
    expect(paths(shop, renamed)).toEqual([]);
  });

  it('is not laid out anew where such a name cannot be read', () => {
    const broken = change(existing, config, text => `${text}<<<<<<<`);
    expect(plan(shop, broken).findings).toEqual([
      expect.objectContaining({ severity: 'error', path: config }),
    ]);
  });

  it('keeps what each target runs while another target is added', () => {
    const promoted = change(existing, kustomization, text =>
      text.replaceAll('1.7.2', '1.6.0'),
    );
    const spec = readService(promoted, 'shop');
    if ('findings' in spec) throw new Error(spec.findings[0].message);
    expect(paths(spec, promoted)).toEqual([]);
    const more = {
      ...seedFleet,
      clusters: [...seedFleet.clusters, cluster('main', 'eu2', 'eu', ['dev'])],
    };
    const edits = plan(
      { ...spec, targets: [...spec.targets, at('dev', 'eu2')] },
      promoted,
      more,
    ).edits;
    expect([...edits.keys()]).toEqual([
      'argocd/store-nonprod/appproject.yaml',
      'services/shop/.argosy.json',
      'services/shop/overlays/dev/eu2/config.json',
      'services/shop/overlays/dev/eu2/kustomization.yaml',
      'services/shop/overlays/dev/eu2/patches/webui.yaml',
    ]);
  });

  it('runs another build everywhere when the spec asks for one', () => {
    const workloads = shop.workloads.map(w => ({
      ...w,
      image: w.image.replace('1.7.2', '1.8.0'),
    }));
    expect(paths({ ...shop, workloads }, existing)).toEqual([
      'services/shop/.argosy.json',
      ...shop.targets
        .map(
          t =>
            `services/shop/overlays/${t.environment}/${t.cluster}/kustomization.yaml`,
        )
        .sort(),
    ]);
  });

  describe('and .argosy.json, which says what was generated', () => {
    const generated = 'services/shop/.argosy.json';
    const hashesOf = (snapshot: Snapshot): Record<string, string> =>
      JSON.parse(snapshot.files.get(generated) ?? '').files;
    const name = 'overlays/prod/us1/kustomization.yaml';
    const without = (path: string) => {
      const files = new Map(existing.files);
      files.delete(path);
      return snapshotOf(files);
    };
    const more = { ...shop, description: 'Another word for it' };

    it('does not take for generated what was promoted by another hand', () => {
      const promoted = change(existing, kustomization, text =>
        text.replaceAll('1.7.2', '1.6.0'),
      );
      const spec = readService(promoted, 'shop');
      if ('findings' in spec) throw new Error(spec.findings[0].message);
      const after = write(
        promoted,
        plan({ ...spec, description: 'Another word for it' }, promoted),
      );
      expect(hashesOf(after)[name]).toBe(hashesOf(existing)[name]);
      expect(hashesOf(after)['service.yaml']).not.toBe(
        hashesOf(existing)['service.yaml'],
      );
    });

    it('is not missed where a service is older than it, and comes with the next change', () => {
      const older = without(generated);
      expect(paths(shop, older)).toEqual([]);
      expect(paths(more, older)).toEqual([
        generated,
        'services/shop/service.yaml',
      ]);
      expect(hashesOf(write(older, plan(more, older)))).toEqual(
        hashesOf(write(existing, plan(more, existing))),
      );
    });

    it.each(['', '{', '[]', '{"layout":1,"files":{"a":1}}'])(
      'is written anew where it reads %j',
      text => {
        const broken = change(existing, generated, () => text);
        expect(hashesOf(write(broken, plan(more, broken)))).toEqual(
          hashesOf(write(existing, plan(more, existing))),
        );
      },
    );
  });

  it('loses what it no longer asks for', () => {
    const [api] = shop.workloads;
    const less = {
      ...shop,
      workloads: [api],
      targets: shop.targets.filter(t => t.environment !== 'dev'),
    };
    const after = write(existing, plan(less, existing));
    expect(new Map(after.files)).toEqual(new Map(laidOut(less).files));
  });

  it('leaves the files of its former project when it moves', () => {
    const moved = { ...shop, project: 'market' };
    const after = write(existing, plan(moved, existing));
    expect(new Map(after.files)).toEqual(new Map(laidOut(moved).files));
  });

  it('loses files whose content nobody asked for', () => {
    const stray = 'services/shop/notes.bin';
    const more = { ...existing, paths: [...existing.paths, stray] };
    expect([...plan(shop, more).edits]).toEqual([[stray, null]]);
    expect(retireService('shop', seedFleet, more).edits.get(stray)).toBeNull();
  });
});

describe('what cannot be', () => {
  const [api, webui] = shop.workloads;
  const dev = [at('dev', 'eu1')];

  it.each<[string, Partial<ServiceSpec>, string]>([
    [
      'an unknown environment',
      { targets: [at('qa', 'eu1')] },
      'targets.0.environment',
    ],
    [
      'an unknown cluster',
      { targets: [...dev, at('dev', 'eu9')] },
      'targets.1.cluster',
    ],
    [
      'a cluster of others',
      { targets: [at('dev', 'ap1')] },
      'targets.0.cluster',
    ],
    [
      'replicas of no workload',
      { targets: [{ ...dev[0], replicas: { x: 1 } }] },
      'targets.0.replicas.x',
    ],
    [
      'an owner without a project name',
      { project: undefined, owner: 'group:default/-x' },
      'project',
    ],
    [
      'exposure without a port',
      { workloads: [{ ...webui, port: undefined }] },
      'workloads.0.port',
    ],
    [
      'blue-green without a port',
      {
        workloads: [
          {
            ...api,
            port: undefined,
            health: undefined,
            delivery: 'blue-green',
          },
        ],
      },
      'workloads.0.delivery',
    ],
    [
      'a Service that starts with a digit',
      { workloads: [{ ...api, name: '1st' }] },
      'workloads.0.name',
    ],
    [
      "the name of another workload's object",
      {
        workloads: [
          { ...api, migration: { command: ['x'] } },
          { ...api, name: 'api-migrate' },
        ],
      },
      'workloads.1.name',
    ],
    [
      'two builds of one image',
      {
        workloads: [
          api,
          { ...api, name: 'b', image: 'registry.example.com/shop/api:1.7.3' },
        ],
      },
      'workloads.1.image',
    ],
    [
      'one host twice',
      { workloads: [webui, { ...webui, name: 'b' }] },
      'workloads.1.expose.hosts.dev',
    ],
  ])('%s is an error', (_, more, path) => {
    const { findings } = plan(named('shop', { targets: dev, ...more }));
    expect(findings).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        path,
        remedy: expect.stringMatching(/\.$/),
      }),
    );
  });

  it.each<[string, Partial<ServiceSpec>, string]>([
    [
      'a host where no target is',
      { workloads: [webui], targets: dev },
      'workloads.0.expose.hosts.prod',
    ],
    [
      'health that nobody asks for',
      { workloads: [{ ...api, port: undefined }], targets: dev },
      'workloads.0.health',
    ],
  ])('%s is a warning', (_, more, path) => {
    const { findings } = plan(named('shop', more));
    expect(findings).toContainEqual(
      expect.objectContaining({ severity: 'warning', path }),
    );
    expect(findings.filter(f => f.severity === 'error')).toEqual([]);
  });

  it('exposure without a gateway is an error', () => {
    const fleet = {
      ...seedFleet,
      environments: [environment('dev', { gateway: undefined })],
    };
    expect(
      plan(named('shop', { targets: dev }), EMPTY, fleet).findings,
    ).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        path: 'workloads.1.expose.hosts.dev',
      }),
    );
  });

  it('a cluster out of reach is a warning, and laid out', () => {
    const clusters = seedFleet.clusters.map(c => ({
      ...c,
      connection: 'Failed' as const,
      message: 'timeout',
    }));
    const { findings, edits } = plan(
      named('shop', { targets: dev, workloads: [api] }),
      EMPTY,
      { ...seedFleet, clusters },
    );
    expect(findings).toEqual([
      expect.objectContaining({
        severity: 'warning',
        path: 'targets.0.cluster',
        message: expect.stringContaining('timeout'),
      }),
    ]);
    expect(edits.has('services/shop/overlays/dev/eu1/config.json')).toBe(true);
  });

  it('a cluster of two hubs is an error', () => {
    const fleet = {
      ...seedFleet,
      hubs: [...seedFleet.hubs, { name: 'two', namespace: 'argocd' }],
      clusters: [...seedFleet.clusters, cluster('two', 'eu1', 'eu', ['dev'])],
    };
    expect(
      plan(named('shop', { targets: dev }), EMPTY, fleet).findings[0],
    ).toMatchObject({
      severity: 'error',
      path: 'targets.0.cluster',
      message: expect.stringContaining('main, two'),
    });
  });

  it('a second hub beside sets laid out for one is an error', () => {
    const fleet = {
      ...seedFleet,
      hubs: [...seedFleet.hubs, { name: 'two', namespace: 'argocd' }],
    };
    const files = plan(shop, laidOut(shop), fleet).findings.map(f => f.path);
    expect(files).toContain('argocd/store-prod/applicationset.yaml');
  });
});

it('says which contents a plan needs', () => {
  const needs = wantedPaths('shop');
  const wanted = [...laidOut(shop, laidOut(named('other'))).paths].filter(
    path => !needs(path),
  );
  expect(wanted.every(path => path.startsWith('services/other/'))).toBe(true);
  expect(wanted.some(path => path.endsWith('config.json'))).toBe(false);
  expect(wanted).toContain('services/other/base/api/service.yaml');
  expect(
    ['services/other/service.yaml', 'argocd/a/b/applicationset.yaml'].every(
      needs,
    ),
  ).toBe(true);
});
