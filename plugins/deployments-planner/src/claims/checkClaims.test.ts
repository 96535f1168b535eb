import type {
  Fleet,
  ServiceSpec,
  ServiceSpecInput,
} from '@argosy/plugin-deployments-common';
import {
  environment,
  seedFleet,
  vaultFleet,
} from '../layout/__testUtils__/fleet';
import { EMPTY, write } from '../layout/__testUtils__/repository';
import { specOf } from '../layout/__testUtils__/specs';
import { planLayout } from '../layout';
import { planService, PlanInput } from '../planning';
import type { ObservedClaims } from './observedClaims';

const DEV = [{ environment: 'dev', cluster: 'eu1' }];
const api = (over: object = {}) => ({
  name: 'api',
  image: 'registry.example.com/shop/api:1.7.2',
  port: 8080,
  ...over,
});
const service = (name: string, over: Partial<ServiceSpecInput> = {}) =>
  specOf({
    name,
    owner: 'group:default/team-a',
    project: 'store',
    workloads: [api()],
    targets: DEV,
    ...over,
  });

/** The seed's environments, and one whose name joins with that of a service to another's. */
const FLEET: Fleet = {
  ...vaultFleet(),
  environments: [
    ...seedFleet.environments,
    environment('b-dev', { matchLabels: { dev: 'yes' } }),
  ],
};
const NOTHING: ObservedClaims = { applications: [], projects: [], secrets: [] };

const merged = (...services: ServiceSpec[]) =>
  services.reduce(
    (snapshot, spec) => write(snapshot, planLayout(spec, FLEET, snapshot)),
    EMPTY,
  );

function findings(spec: ServiceSpec, input: Partial<PlanInput> = {}) {
  const snapshot = EMPTY;
  const plan = planService({ spec, fleet: FLEET, snapshot, ...input });
  return plan.findings
    .filter(({ severity }) => severity !== 'info')
    .map(({ severity, path, message }) => `${severity} ${path}: ${message}`);
}

const foreign = (over: object) => ({
  ...{ hub: 'main', namespace: 'argocd', name: 'legacy-pay', cluster: 'eu1' },
  ...over,
});
const PAY_DEV = { targetNamespace: 'pay-dev' };
const seen = (...applications: ObservedClaims['applications']) => ({
  observed: { ...NOTHING, applications },
});

describe('a namespace', () => {
  it("read another team's secrets by taking its namespace: refused, with the Application that deploys there", () => {
    const pay = service('pay', { workloads: [api({ secrets: ['KEY'] })] });
    const observed = seen(foreign({ targetNamespace: 'pay-dev' }));
    expect(findings(pay, observed)).toEqual([
      'error name: The Application argocd/legacy-pay on the hub main holds the namespace pay-dev in eu1.',
    ]);
  });

  it.each([
    ['another namespace', { targetNamespace: 'pay' }, 0],
    ['another cluster', { targetNamespace: 'pay-dev', cluster: 'us1' }, 0],
    ['the same cluster by another hub', { ...PAY_DEV, hub: 'other' }, 1],
    [
      'another cluster of another hub',
      { ...PAY_DEV, hub: 'other', cluster: 'https://x.example.com' },
      0,
    ],
    ['a cluster that it does not name', { ...PAY_DEV, cluster: '' }, 1],
    [
      'an address that may be that of the cluster',
      { targetNamespace: 'pay-dev', cluster: 'https://eu1.example.com' },
      1,
    ],
  ])('that an Application has in %s', (_, over, errors) => {
    expect(findings(service('pay'), seen(foreign(over)))).toHaveLength(errors);
  });

  it('that the Applications of the service itself have is its own', () => {
    const shop = service('shop');
    const own = foreign({ name: 'shop-dev-eu1', targetNamespace: 'shop-dev' });
    expect(findings(shop, { snapshot: merged(shop), ...seen(own) })).toEqual(
      [],
    );
  });

  it("is the service's whose name and environment join to it", () => {
    const targets = [{ environment: 'b-dev', cluster: 'eu1' }];
    const other = service('a', { targets });
    expect(findings(service('a-b'), { snapshot: merged(other) })).toContain(
      'error name: The service a holds the namespace a-b-dev in eu1, the Application a-b-dev-eu1 on the hub main, the secrets below apps/a-b-dev/ in the Vault main.',
    );
  });
});

it('an Application that stands on the hub lends its name to nobody', () => {
  const observed = seen(
    foreign({ name: 'shop-dev-eu1' }),
    foreign({ name: 'shop-dev-eu1', hub: 'other' }),
  );
  expect(findings(service('shop'), observed)).toEqual([
    'error name: The Application argocd/shop-dev-eu1 on the hub main holds the Application shop-dev-eu1 on the hub main.',
  ]);
});

it('a name of an Application that another config.json holds is refused', () => {
  const path = 'services/other/overlays/dev/eu1/config.json';
  const snapshot = merged(service('other'));
  const files = new Map(snapshot.files).set(
    path,
    snapshot.files.get(path)?.replace('other-dev-eu1', 'shop-dev-eu1') ?? '',
  );
  expect(
    findings(service('shop'), { snapshot: { ...snapshot, files } }),
  ).toContain(
    'error name: The service other holds the Application shop-dev-eu1 on the hub main.',
  );
});

describe('a role', () => {
  const secrets = ['KEY'];
  const at = (cluster: string) => [{ environment: 'staging', cluster }];
  const first = service('sec-p', {
    workloads: [api({ name: 'q-r', secrets })],
    targets: at('eu1'),
  });
  const second = service('sec-p-q', {
    workloads: [api({ name: 'r', secrets })],
    targets: at('eu1'),
  });

  it('of a merged service is refused', () => {
    expect(findings(second, { snapshot: merged(first) })).toEqual([
      'error name: The service sec-p holds the role argosy-sec-p-q-r-staging in k8s-eu1.',
    ]);
  });

  it('two open Changes want one Vault role: the second is refused, with the Change that holds it', () => {
    const change = { since: '2026-11-21T10:00:00Z', url: 'https://git/1' };
    expect(findings(second, { pending: [{ spec: first, ...change }] })).toEqual(
      [
        'error name: The service sec-p, whose Change is open since 2026-11-21T10:00:00Z (https://git/1), holds the role argosy-sec-p-q-r-staging in k8s-eu1.',
      ],
    );
  });

  it('of the same name in another cluster is another one', () => {
    const other = { ...second, targets: at('us1') };
    expect(findings(other, { snapshot: merged(first) })).toEqual([]);
  });
});

describe('a host', () => {
  const hosts = { dev: 'shop.dev.example.com' };
  const spec = (name: string) =>
    service(name, { workloads: [api({ expose: { hosts } })] });
  const refused = (holder: string) => [
    `error workloads.0.expose.hosts.dev: ${holder} holds the host shop.dev.example.com.`,
  ];

  it('that a merged service answers at is refused', () => {
    expect(
      findings(spec('search'), { snapshot: merged(spec('shop')) }),
    ).toEqual(refused('The service shop'));
  });

  it('that an open Change asks for is refused', () => {
    const pending = [{ spec: spec('shop'), since: 'noon' }];
    expect(findings(spec('search'), { pending })).toEqual(
      refused('The service shop, whose Change is being written since noon,'),
    );
  });
});

describe('an entity', () => {
  it.each([
    ['by its own name', service('shop')],
    [
      'by a reference',
      service('first', { entityRef: 'component:default/shop' }),
    ],
  ])('that a service has %s is refused to a second one', (_, holder) => {
    const second = service('second', { entityRef: 'component:default/shop' });
    expect(findings(second, { snapshot: merged(holder) })).toEqual([
      `error entityRef: The service ${holder.name} holds the entity component:default/shop.`,
    ]);
  });

  it('that a folder in capitals would take is refused too', () => {
    const files = new Map([
      [
        'services/Shop/service.yaml',
        'owner: group:default/thieves\nworkloads: []\n',
      ],
    ]);
    const snapshot = { commit: 'c1', paths: [...files.keys()], files };
    expect(findings(service('shop'), { snapshot })).toEqual([
      'error name: The service Shop holds the entity component:default/shop.',
    ]);
  });
});

describe('an AppProject', () => {
  const projects = (names: string[], unknown?: string) => ({
    observed: {
      ...NOTHING,
      projects: [{ hub: 'main', names, ...(unknown && { unknown }) }],
    },
  });
  const legacy = service('pay', { project: 'legacy' });

  it('overwrite an AppProject that stands outside Git: refused', () => {
    expect(findings(legacy, projects(['legacy-nonprod']))).toEqual([
      'error project: Somebody outside Git holds the AppProject legacy-nonprod on the hub main.',
    ]);
  });

  it('of a project in Git is shared by its services', () => {
    const snapshot = merged(service('shop'));
    expect(
      findings(service('pay'), { snapshot, ...projects(['store-nonprod']) }),
    ).toEqual([]);
  });

  it('that another file of the repository holds is not made twice', () => {
    const file = 'argocd/teams/projects.yaml';
    const files = new Map([
      [
        file,
        'apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: legacy-nonprod}\n',
      ],
    ]);
    const snapshot = { commit: 'c1', paths: [file], files };
    expect(findings(legacy, { snapshot })).toContain(
      `error project: The file ${file} holds the AppProject legacy-nonprod on the hub main.`,
    );
  });

  it('of a hub that cannot be asked is a warning, where one is to be made', () => {
    const unknown = projects([], 'the hub has no argocd access.');
    expect(findings(legacy, unknown)).toEqual([
      'warning project: It is not known whether somebody has created legacy-nonprod on the hub main: the hub has no argocd access.',
    ]);
    const snapshot = merged(service('shop'));
    expect(findings(service('pay'), { snapshot, ...unknown })).toEqual([]);
  });
});

describe('secrets that stand', () => {
  const path = 'apps/shop-dev/api/env';
  const stand = (owner?: string) => ({
    observed: {
      ...NOTHING,
      secrets: [
        {
          server: 'main',
          folder: 'apps/shop-dev/',
          secrets: [{ path, owner }],
        },
      ],
    },
  });
  const shop = service('shop');

  it.each([
    ['names no owner', undefined],
    ['names group:default/team-b as its owner', 'group:default/team-b'],
  ])(
    "a retired service's keys pass to who takes its name: refused, where one %s",
    (whose, owner) => {
      expect(findings(shop, stand(owner))).toEqual([
        `error name: The secret ${path} in the Vault main already exists and ${whose}: the service would read it.`,
      ]);
      const { findings: all } = planService({
        ...{ spec: shop, fleet: FLEET, snapshot: EMPTY },
        ...stand(owner),
      });
      expect(all[0].remedy).toContain(
        `vault kv metadata delete -mount=secret ${path}`,
      );
    },
  );

  it("and name the service's owner are told, and no obstacle", () => {
    expect(findings(shop, stand(shop.owner))).toEqual([]);
  });

  it("are the service's own once it stands, or its Change is under way", () => {
    const there = stand();
    expect(findings(shop, { snapshot: merged(shop), ...there })).toEqual([]);
    const pending = [{ spec: shop, since: 'noon' }];
    expect(findings(shop, { pending, ...there })).toEqual([]);
  });

  it('that a shell would take for more than a name stand in no line to copy', () => {
    const hostile = 'apps/shop-dev/$(reboot)/env';
    const observed = {
      ...NOTHING,
      secrets: [
        {
          ...{ server: 'main', folder: 'apps/shop-dev/' },
          secrets: [{ path: hostile }],
        },
      ],
    };
    const { findings: all } = planService({
      ...{ spec: shop, fleet: FLEET, snapshot: EMPTY, observed },
    });
    expect(all[0].remedy).not.toContain('reboot');
  });

  it.each([
    ['without a login', false, ['KEY'], 'warning'],
    ['that does not answer', true, [], 'warning'],
    ['that does not answer, and is read from,', true, ['KEY'], 'error'],
  ])('in a Vault %s are not known', (_, hasLogin, secrets, severity) => {
    const observed = {
      ...NOTHING,
      secrets: [
        { server: 'main', folder: 'apps/shop-dev/', unknown: 'why.', hasLogin },
      ],
    };
    const spec = service('shop', { workloads: [api({ secrets })] });
    expect(findings(spec, { observed })).toEqual([
      `${severity} name: It is not known whether secrets already exist below apps/shop-dev/ in the Vault main: why.`,
    ]);
  });
});
