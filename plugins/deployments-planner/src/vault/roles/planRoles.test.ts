import { namespaceOf } from '@argosy/plugin-deployments-common';
import * as fc from 'fast-check';
import { planRoles } from '..';
import { seedVault as vault } from '../../layout/__testUtils__/fleet';
import { repositoryOf, serviceIn } from '../__testUtils__/vault';

const KEYS = { secrets: ['DB_URL'] };
const shop = serviceIn('shop', { api: KEYS, webui: {} }, [
  'dev/eu1',
  'prod/eu1',
  'prod/us1',
]);

const plan = (...services: Array<Map<string, string>>) =>
  planRoles(repositoryOf(...services), vault);

const say = ({ roles }: ReturnType<typeof plan>) =>
  roles.map(
    role =>
      `${role.mount}/${role.name} ${role.namespace}/${role.serviceAccount}`,
  );

describe('planRoles', () => {
  it('gives each workload with secrets a role in each target', () => {
    expect(say(plan(shop))).toEqual([
      'k8s-eu1/argosy-shop-api-dev shop-dev/api',
      'k8s-eu1/argosy-shop-api-prod shop-prod/api',
      'k8s-us1/argosy-shop-api-prod shop-prod/api',
    ]);
    expect(plan(shop).roles[2]).toEqual({
      server: 'main',
      mount: 'k8s-us1',
      name: 'argosy-shop-api-prod',
      policy: 'argosy-reader-k8s-us1',
      service: 'shop',
      workload: 'api',
      environment: 'prod',
      cluster: 'us1',
      namespace: 'shop-prod',
      serviceAccount: 'api',
      secret: { mount: 'secret', path: 'apps/shop-prod/api/env' },
      keys: ['DB_URL'],
    });
  });

  it('gives a migration a role and a path of its own', () => {
    const migration = { command: ['migrate'] };
    const ledger = serviceIn('ledger', { db: { ...KEYS, migration } }, [
      'dev/eu1',
    ]);
    expect(plan(ledger).roles.map(role => role.secret.path)).toEqual([
      'apps/ledger-dev/db/env',
      'apps/ledger-dev/db-migrate/env',
    ]);
  });

  it('shortens what is longer than 63 characters, each to a name of its own', () => {
    const roles = ['a', 'b'].flatMap(
      last =>
        plan(
          serviceIn(
            `recommendation-orchestrato${last}`,
            { 'worker-of-search': KEYS },
            ['integration-customer-1/eu1'],
          ),
        ).roles,
    );
    expect(roles.map(role => role.name)).toEqual([
      expect.stringMatching(/^argosy-recommendation-.*-[0-9a-f]{6}$/),
      expect.stringMatching(/^argosy-recommendation-.*-[0-9a-f]{6}$/),
    ]);
    expect(roles.every(role => role.name.length <= 63)).toBe(true);
    expect(roles[0].name).not.toBe(roles[1].name);
  });

  it('leaves out clusters that no Vault serves', () => {
    expect(say(plan(serviceIn('shop', { api: KEYS }, ['prod/ap1'])))).toEqual(
      [],
    );
  });

  it('names the one shared role in the mode read-only', () => {
    const { roles, findings } = planRoles(repositoryOf(shop), {
      ...vault,
      mode: 'read-only',
    });
    expect(new Set(roles.map(role => role.name))).toEqual(
      new Set(['argosy-shared']),
    );
    expect(findings).toEqual([]);
  });

  it('gives nobody a role that two want, and holds its name', () => {
    const one = serviceIn('shop', { 'api-eu': KEYS }, ['dev/eu1', 'dev/us1']);
    const two = serviceIn('shop-api', { eu: KEYS }, ['dev/eu1']);
    const { roles, protectedPrefixes, findings } = plan(one, two);
    expect(roles.map(role => role.mount)).toEqual(['k8s-us1']);
    expect(protectedPrefixes).toEqual(['argosy-shop-api-eu-dev']);
    expect(findings).toMatchObject([
      { message: expect.stringContaining('needed twice'), severity: 'error' },
    ]);
  });

  it.each<[string, (files: Map<string, string>) => void]>([
    ['service.yaml is gone', f => f.delete('services/shop/service.yaml')],
    ['service.yaml is no YAML', f => f.set('services/shop/service.yaml', '{')],
    [
      'service.yaml names another service',
      f => f.set('services/shop/service.yaml', 'name: cart\nworkloads: []\n'),
    ],
    [
      'a config.json is no JSON',
      f => f.set('services/shop/overlays/dev/eu1/config.json', '{'),
    ],
    [
      'a config.json names another cluster',
      f =>
        f.set(
          'services/shop/overlays/dev/eu1/config.json',
          (
            shop.get('services/shop/overlays/dev/eu1/config.json') ?? ''
          ).replace('"cluster": "eu1"', '"cluster": "us1"'),
        ),
    ],
    [
      'a config.json names the namespace of another service',
      f =>
        f.set(
          'services/shop/overlays/dev/eu1/config.json',
          (
            shop.get('services/shop/overlays/dev/eu1/config.json') ?? ''
          ).replace('"namespace": "shop-dev"', '"namespace": "pay-dev"'),
        ),
    ],
  ])('holds the roles of a service when %s', (_, spoil) => {
    const files = new Map(shop);
    spoil(files);
    const { protectedPrefixes, findings } = plan(files);
    expect(protectedPrefixes).toEqual(['argosy-shop-']);
    expect(findings).toHaveLength(1);
    expect(findings[0].remedy).not.toBe('');
  });

  it('is total, and lets no name of another form reach a role or a path', () => {
    const hostile = fc.oneof(
      fc.constantFrom(
        ...['*', 'a*', 'a/b', '..', '+', '{{identity}}', 'a,b', 'Api', 'a b'],
        ...[
          '',
          '-a',
          'a-',
          'a\n',
          'ä',
          'a'.repeat(64),
          '${x}',
          '%2e',
          'constructor',
        ],
      ),
      fc.string({ maxLength: 12 }),
    );
    const name = fc.oneof(
      { weight: 4, arbitrary: fc.constant('api') },
      hostile,
    );
    const names = fc
      .record({
        service: name,
        workload: name,
        environment: name,
        // Without one, it is that of the service.
        namespace: fc.oneof(
          { weight: 4, arbitrary: fc.constant(undefined) },
          hostile,
        ),
        cluster: fc.oneof(
          { weight: 4, arbitrary: fc.constant('eu1') },
          hostile,
        ),
      })
      .map(written => ({
        ...written,
        namespace:
          written.namespace ??
          namespaceOf(written.service, written.environment),
      }));
    let made = 0;
    fc.assert(
      fc.property(names, written => {
        const { service, workload, environment, cluster } = written;
        const folder = `services/${service}`;
        const workloads = [{ name: workload, image: 'api', secrets: ['KEY'] }];
        const files = new Map([
          [
            `${folder}/service.yaml`,
            JSON.stringify({
              schemaVersion: 1,
              name: service,
              owner: 'group:default/team-a',
              workloads,
            }),
          ],
          [
            `${folder}/overlays/${environment}/${cluster}/config.json`,
            JSON.stringify({
              ...{ application: 'api', region: 'eu', project: 'store' },
              ...written,
            }),
          ],
        ]);
        const { roles } = planRoles(repositoryOf(files), vault);
        made += roles.length;
        for (const role of roles) {
          expect(role.name).toMatch(/^argosy-[-a-z0-9]{1,56}$/);
          expect(role.namespace).toMatch(/^[-a-z0-9]{1,63}$/);
          expect(role.serviceAccount).toMatch(/^[-a-z0-9]{1,63}$/);
          expect(role.secret.path).toBe(
            `apps/${role.namespace}/${role.serviceAccount}/env`,
          );
        }
      }),
      { numRuns: 2000 },
    );
    expect(made).toBeGreaterThan(300);
    expect(made).toBeLessThan(2000);
  });
});
