import {
  planRoles,
  RepositoryFiles,
  roleBody,
  type DesiredRole,
} from '@argosy/plugin-deployments-planner';
import { PEERS } from '../faults/peers.test.util';
import { runId } from '../faults/random.test.util';
import { openPrinted } from './__testUtils__/printed.test.util';
import type { Printed } from './__testUtils__/printed.test.util';
import { free } from './__testUtils__/vaults.test.util';
import { openVaults } from './openVaults';
import type { GuardedVault } from './types';

jest.setTimeout(120_000);

const run = runId();
const SHOP = `shop-${run}`;
const DESK = `desk-${run}`;
const CLUSTER_OF: Record<string, string> = {
  'k8s-eu1': 'eu1',
  'k8s-us1': 'us1',
};

/** A service in Git, as far as Vault is concerned, in two environments and two regions. */
const filesOf = (
  service: string,
  workloads: string[],
): Array<[string, string]> => [
  [
    `services/${service}/service.yaml`,
    JSON.stringify({
      schemaVersion: 1,
      name: service,
      owner: 'group:default/team-a',
      workloads: workloads.map(name => ({
        name,
        image: name,
        secrets: ['DB_URL'],
      })),
    }),
  ],
  ...['dev/eu1', 'prod/eu1', 'prod/us1'].map((place): [string, string] => {
    const [environment, cluster] = place.split('/');
    const namespace = `${service}-${environment}`;
    return [
      `services/${service}/overlays/${place}/config.json`,
      JSON.stringify({
        ...{ environment, cluster, namespace, service },
        application: `${namespace}-${cluster}`,
        region: cluster,
        project: 'team-a',
      }),
    ];
  }),
];

const files = RepositoryFiles.of(
  new Map([...filesOf(SHOP, ['api', 'webui']), ...filesOf(DESK, ['api'])]),
);

const say = ({ mount, namespace, serviceAccount }: DesiredRole) =>
  `${serviceAccount} of ${namespace} in ${mount}`;

describe.each([undefined, 'vault'])(
  `roles that we plan and write, on ${PEERS}, with the audience %s,`,
  audience => {
    let printed: Printed;
    let vault: GuardedVault;
    let roles: DesiredRole[];

    beforeAll(async () => {
      printed = await openPrinted(audience);
      const { config, rig } = printed;
      vault = openVaults(config).get('main')!;
      await vault.check(free());
      roles = planRoles(files, config).roles;
      for (const role of roles) {
        const body = { ...roleBody(role) };
        await vault.writeRole(role.mount, role.name, body, free());
        await rig.client.must(
          'POST',
          `${role.secret.mount}/data/${role.secret.path}`,
          { data: { DB_URL: `of ${role.secret.path}` } },
        );
      }
    });
    afterAll(async () => {
      await vault?.close(free());
      await printed?.close();
    });

    const account = (
      role: DesiredRole,
      audiences = audience ? [audience] : [],
    ) =>
      printed.rig.account(role.serviceAccount, {
        cluster: CLUSTER_OF[role.mount],
        namespace: role.namespace,
        audiences,
      });
    const login = async (role: DesiredRole, jwt: string) => {
      const { client } = printed.rig;
      const { status, body } = await client.login(role.mount, role.name, jwt);
      return { status, token: String(Object(body.auth).client_token) };
    };
    const read = ({ secret }: DesiredRole, token: string) => {
      const path = `${secret.mount}/data/${secret.path}`;
      return printed.rig.client.call('GET', path, undefined, token);
    };

    it('pass the preflight with nothing to say', () => {
      expect(vault.checked).toEqual({
        state: 'passed',
        missing: [],
        warnings: [],
      });
      expect(roles).toHaveLength(9);
    });

    it('open to each account its own secret, and no other', async () => {
      for (const role of roles) {
        const { status, token } = await login(role, await account(role));
        expect({ of: say(role), status }).toEqual({
          of: say(role),
          status: 200,
        });
        for (const other of roles) {
          const answer = await read(other, token);
          const isOwn = other.secret.path === role.secret.path;
          expect({
            what: `${say(role)} reads ${other.secret.path}`,
            status: answer.status,
            value: Object(Object(answer.body.data).data).DB_URL,
          }).toEqual({
            what: `${say(role)} reads ${other.secret.path}`,
            status: isOwn ? 200 : 403,
            value: isOwn ? `of ${role.secret.path}` : undefined,
          });
        }
      }
    });

    it('take no account but their own: not of another service, environment, workload or region', async () => {
      for (const role of roles) {
        for (const other of roles.filter(each => each !== role)) {
          const { status } = await login(role, await account(other));
          expect({
            what: `${say(other)} with the role of ${say(role)}`,
            status,
          }).toEqual({
            what: `${say(other)} with the role of ${say(role)}`,
            status: 403,
          });
        }
      }
    });

    // a role without an audience takes a token for any: that is Vault's own way
    it('take a token of another audience only where none is demanded', async () => {
      const [role] = roles;
      const elsewhere = await login(role, await account(role, ['elsewhere']));
      const usual = await login(role, await account(role, []));
      const wanted = audience ? 403 : 200;
      expect([elsewhere.status, usual.status]).toEqual([wanted, wanted]);
    });

    it('stand as they were written, whoever looks', async () => {
      for (const { mount, name } of roles) {
        expect(await vault.readRole(mount, name, free())).toMatchObject({
          token_policies: [printed.rig.readerOf(mount)],
          token_ttl: 1200,
          token_max_ttl: 3600,
        });
      }
    });
  },
);
