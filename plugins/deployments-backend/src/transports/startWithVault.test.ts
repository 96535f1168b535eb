import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { deploymentsPlugin } from '../plugin';
import { startVaults } from '../vault/__testUtils__/vaults.test.util';
import type { TestVaults } from '../vault/__testUtils__/vaults.test.util';
import type { VaultServer } from '../vault/types';
import { portalConfig } from './__testUtils__/portalConfig.test.util';

jest.setTimeout(60_000);

describe('a backend with a Vault', () => {
  let vaults: TestVaults;

  beforeAll(async () => {
    vaults = await startVaults();
  });
  afterAll(() => vaults.close());
  afterEach(() => vaults.sandbox.faults.clear());

  const start = async (policy?: string, mode?: string) =>
    startWith(await vaults.configFor(policy), mode);

  function startWith(server: VaultServer, mode = 'roles') {
    const vault = {
      mode,
      rolePrefix: vaults.rig.prefix,
      servers: [{ ...server, auth: { ...server.auth } }],
    };
    return startTestBackend({
      features: [
        deploymentsPlugin,
        catalogServiceMock.factory({ entities: [] }),
        mockServices.rootConfig.factory({
          data: portalConfig(vaults.sandbox, vault),
        }),
        mockServices.rootLogger.factory({ level: 'none' }),
      ],
    });
  }

  const policyOfPortal = async () => {
    const path = `sys/policies/acl/${vaults.rig.prefix}portal`;
    const { data } = Object(await vaults.rig.client.must('GET', path));
    return String(data.policy);
  };
  const writePolicy = (name: string, policy: string) =>
    vaults.rig.client.must('POST', `sys/policies/acl/${name}`, { policy });

  it('starts with the token that it should have', async () => {
    const backend = await start();
    await expect(backend.stop()).resolves.toBeUndefined();
  });

  it.each([
    [
      'write policies',
      'path "sys/policies/acl/*" { capabilities = ["create", "update"] }',
    ],
    [
      'read or change values',
      'path "secret/data/*" { capabilities = ["read"] }',
    ],
  ])(
    'does not start with a token that may %s, and says how to remedy it',
    async (what, rule) => {
      await writePolicy('too-much', `${await policyOfPortal()}\n${rule}`);
      await expect(start('too-much')).rejects.toThrow(
        new RegExp(
          `deployments\\.vault: the backend does not start .*\\nOur token on Vault main may ${what} [^]*Give the portal the policy that the set-up page shows`,
        ),
      );
    },
  );

  it('does not start with a token that may bind another policy, and leaves no role behind', async () => {
    const { prefix, eu, us, client } = vaults.rig;
    const pinned = await policyOfPortal();
    await writePolicy(
      'unpinned',
      pinned.replaceAll(/"token_policies" +=.*$/gm, '"token_policies" = []'),
    );
    await expect(start('unpinned')).rejects.toThrow(
      /may bind another policy to a role/,
    );
    for (const mount of [eu, us]) {
      const path = `auth/${mount}/role/${prefix}preflight`;
      expect((await client.call('GET', path)).status).toBe(404);
    }
  });

  it('does not start in mode read-only with a token that may write roles', async () => {
    await expect(start(undefined, 'read-only')).rejects.toThrow(
      /may write roles that are not its own/,
    );
  });

  it.each(['sealed', 'down', 'hanging'] as const)(
    'starts while Vault is %s',
    async fault => {
      const server = await vaults.configFor();
      await vaults.sandbox.faults.failVault(fault);
      const backend = await startWith(server);
      await expect(backend.stop()).resolves.toBeUndefined();
    },
  );
});
