import {
  deploymentReadPermission,
  RESOURCE_TYPE_DEPLOYMENT,
  serviceCreatePermission,
  servicePreviewPermission,
} from '@argosy/plugin-deployments-common';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type { Response } from 'supertest';
import {
  createDeploymentConditionalDecision,
  deploymentConditions,
} from '../index';
import { ownershipOf, refOf } from './__testUtils__/persons';
import { startPortal } from './__testUtils__/startPortal.test.util';
import { IN_PROD, specOf } from './__testUtils__/specs';

jest.setTimeout(60_000);

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

const VAULTED = specOf('vaulted', {
  workloads: [{ ...specOf('x').workloads[0], secrets: ['DB_URL'] }],
});
const SHOP = { spec: specOf('shop', IN_PROD) };
/** Of another team, and not in dev. */
const BILLING = {
  spec: specOf('billing', {
    owner: 'group:default/payments',
    project: 'pay',
    targets: [{ environment: 'prod', cluster: 'eu1' }],
  }),
};

/** What the policy says to each person. */
function decide(permission: Permission, ref = ''): PolicyDecision {
  switch (ref.replace('user:default/', '')) {
    case 'root':
      return isPermission(permission, serviceCreatePermission)
        ? createDeploymentConditionalDecision(
            permission,
            deploymentConditions.isInEnvironment({ environments: ['prod'] }),
          )
        : ALLOW;
    case 'ada':
    case 'platform':
      return isPermission(permission, deploymentReadPermission)
        ? createDeploymentConditionalDecision(
            permission,
            deploymentConditions.isOwnedBy({ owners: ownershipOf(ref) }),
          )
        : ALLOW;
    case 'devonly':
      return isResourcePermission(permission, RESOURCE_TYPE_DEPLOYMENT)
        ? createDeploymentConditionalDecision(
            permission,
            deploymentConditions.isInEnvironment({ environments: ['dev'] }),
          )
        : ALLOW;
    case 'previewer':
      return isPermission(permission, servicePreviewPermission) ? ALLOW : DENY;
    default:
      return DENY;
  }
}

describe('what goes out', () => {
  let portal: Awaited<ReturnType<typeof startPortal>>;
  beforeAll(async () => {
    portal = await startPortal({ withVault: true });
  });
  afterAll(() => portal?.stop());
  afterEach(() => portal.policy.allow());

  const as = (person: string) => mockCredentials.user.header(refOf(person));
  /** The answers of an operation over both transports: what is said, whatever is around it. */
  const overBoth = async (
    http: PromiseLike<Pick<Response, 'status' | 'body'>>,
    name: string,
    input: object,
    by?: string,
  ) => {
    const direct = await http;
    const action = await portal.invoke(name, input, by);
    return [
      { status: direct.status, body: direct.body },
      { status: action.status, body: action.body.output ?? action.body },
    ];
  };

  it('answers hold more than their contract: no cause of a cursor that is none', async () => {
    const cursor = 'bm9uZQ';
    for (const { status, body } of await overBoth(
      portal.get(`/deployments?cursor=${cursor}`),
      'list-deployments',
      { cursor },
    )) {
      expect(status).toBe(400);
      expect(body.error.message).toMatch(/^The cursor is not one/);
      expect(Object.keys(body.error)).toEqual(['name', 'message']);
    }
  });

  it('answers hold more than their contract: nothing of what git wrote', async () => {
    await portal.sandbox.faults.failGit(503);
    const input = { spec: specOf('late') };
    const answers = await overBoth(
      portal.post('/services/preview', input),
      'preview-service',
      input,
    );
    await portal.sandbox.faults.clear();
    for (const { status, body } of answers) {
      expect(status).toBe(503);
      expect(body.error.message).toMatch(/^The Git host could not be reached/);
      expect(Object.keys(body.error)).toEqual(['name', 'message']);
    }
  });

  it('answers hold more than their contract: no body of a role among secrets', async () => {
    await portal.post('/services', { spec: VAULTED });
    await portal.until('/secrets?service=vaulted', ({ items }) =>
      items?.some((item: { role?: object }) => item.role),
    );
    for (const { status, body } of await overBoth(
      portal.get('/secrets?service=vaulted'),
      'list-secrets',
      { service: 'vaulted' },
    )) {
      expect(status).toBe(200);
      const [item] = body.items;
      expect(item).toMatchObject({ service: 'vaulted', workload: 'api' });
      expect(item).not.toHaveProperty('roleBody');
    }
  });

  describe('to persons under conditions', () => {
    beforeAll(async () => {
      portal.policy.be(decide);
      await portal.post('/services', BILLING, as('root'));
    });
    beforeEach(() => portal.policy.be(decide));
    const answersTo = async (
      person: string,
      [method, path]: readonly ['get' | 'post', string],
      [name, input]: readonly [string, object],
    ) => {
      const by = as(person);
      const http =
        method === 'get' ? portal.get(path, by) : portal.post(path, input, by);
      return overBoth(http, name, input, by);
    };
    const preview = (person: string, input: object = SHOP) =>
      answersTo(
        person,
        ['post', '/services/preview'],
        ['preview-service', input],
      );
    const services = (person: string) =>
      answersTo(person, ['get', '/services'], ['list-services', {}]);
    const targets = (person: string) =>
      answersTo(person, ['get', '/targets'], ['list-targets', {}]);
    const environmentsOf = (body: {
      applications: Array<{ environment: string }>;
    }) => [...new Set(body.applications.map(({ environment }) => environment))];
    const standing = (files: Array<{ path: string; before?: string }>) =>
      files.filter(({ before }) => before !== undefined).map(f => f.path);

    it("preview shows other teams' files: none that stand to whoever may not see the service", async () => {
      for (const { status, body } of await preview('previewer')) {
        expect(status).toBe(200);
        expect(standing(body.files)).toEqual([]);
        expect(JSON.stringify(body.files)).not.toContain('"before"');
        expect(JSON.stringify(body.findings)).toMatch(/shop already exists/);
      }
      for (const { status } of await preview('nobody'))
        expect([403, 404]).toContain(status);
    });

    it("preview shows other teams' files: those of an environment to whoever may see it", async () => {
      for (const { body } of await preview('ada')) {
        const paths = standing(body.files);
        expect(paths).toContain('services/shop/service.yaml');
        expect(paths).toContainEqual(
          expect.stringMatching('services/shop/overlays/prod/'),
        );
      }
      const dev = { spec: specOf('shop') };
      for (const { status, body } of await preview('devonly', dev)) {
        expect(status).toBe(200);
        const paths = standing(body.files).join();
        expect(paths).toContain('services/shop/service.yaml');
        expect(paths).not.toMatch(/overlays\/(staging|prod)/);
      }
    });

    it("preview shows where other teams' services run: no Application or role of one that the caller may not see", async () => {
      const taken = { spec: specOf('shop', { project: 'mine' }) };
      for (const { status, body } of await preview('previewer', taken)) {
        expect(status).toBe(200);
        expect(body).toMatchObject({ applications: [], roles: [] });
      }
      for (const { body } of await preview('devonly', taken)) {
        expect(environmentsOf(body)).toEqual(['dev']);
      }
      const fresh = { spec: { ...VAULTED, name: 'fresh' } };
      for (const { body } of await preview('previewer', fresh)) {
        expect(environmentsOf(body)).toEqual(['dev']);
        expect(body.roles).toHaveLength(1);
      }
    });

    it('preview shows the files of a project that the service is refused for: none', async () => {
      const joining = (project: string) => ({
        spec: specOf('joins', {
          ...{ owner: 'group:default/platform', project },
        }),
      });
      for (const { status, body } of await preview(
        'platform',
        joining('store'),
      )) {
        expect(status).toBe(200);
        expect(JSON.stringify(body.findings)).toMatch(/store belongs to/);
        expect(standing(body.files)).toEqual([]);
        expect(JSON.stringify(body.files)).not.toMatch(/shop/);
      }
      // Under another's name it would take the old project's files away.
      const moved = { spec: { ...joining('fresh').spec, name: 'shop' } };
      for (const { body } of await preview('platform', moved)) {
        expect(standing(body.files)).toEqual([]);
      }
    });

    it.each([
      ['ada', ['shop', 'vaulted'], /billing|payments|pulls/],
      ['devonly', ['shop', 'vaulted'], /billing|payments|pulls/],
      ['root', ['billing', 'shop', 'vaulted'], /search/],
    ])(
      'names through list-services: %s sees %j',
      async (person, names, unseen) => {
        for (const { status, body } of await services(person)) {
          expect(status).toBe(200);
          expect(
            body.items.map(({ name }: { name: string }) => name).sort(),
          ).toEqual(names);
          expect(JSON.stringify(body)).not.toMatch(unseen);
        }
      },
    );

    it.each([
      ['ada', { dev: 1, staging: 2, prod: 3 }],
      ['devonly', { dev: 1, staging: 0, prod: 0 }],
    ])(
      'names through list-targets: %s sees no name of the fleet, and of clusters %j',
      async (person, clusters) => {
        for (const { status, body } of await targets(person)) {
          expect(status).toBe(200);
          expect(JSON.stringify(body)).not.toMatch(/billing|shop/);
          expect(
            Object.fromEntries(
              body.environments.map(
                (each: { name: string; clusters: object[] }) => [
                  each.name,
                  each.clusters.length,
                ],
              ),
            ),
          ).toEqual(clusters);
        }
      },
    );

    it.each(['previewer', 'nobody'])(
      'names through list-targets, list-services: none to %s',
      async person => {
        for (const ask of [services, targets]) {
          const [http, action] = await ask(person);
          expect([http.status, action.status]).toEqual([403, 404]);
        }
      },
    );
  });
});
