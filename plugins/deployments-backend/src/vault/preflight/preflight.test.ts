import type { Finding } from '@argosy/plugin-deployments-common';
import { startOddVault } from '../__testUtils__/startOddVault.test.util';
import { startVaults, free } from '../__testUtils__/vaults.test.util';
import type { TestVaults } from '../__testUtils__/vaults.test.util';
import type { RoleFields } from '../types';

jest.setTimeout(60_000);

/** Roles as the reaction will write them. */
const roleWith =
  (audience = '') =>
  (account: {
    serviceAccount: string;
    namespace: string;
    policy: string;
  }): RoleFields => ({
    bound_service_account_names: [account.serviceAccount],
    bound_service_account_namespaces: [account.namespace],
    alias_name_source: 'serviceaccount_uid',
    audience,
    token_policies: account.policy,
    token_ttl: '20m',
    token_max_ttl: '1h',
  });

describe('the preflight', () => {
  let vaults: TestVaults;
  let count = 0;

  beforeAll(async () => {
    vaults = await startVaults();
  });
  afterAll(() => vaults.close());

  /** The portal's own policy, as it should be. */
  const portal = async () => {
    const { must } = vaults.rig.client;
    const path = `sys/policies/acl/${vaults.rig.prefix}portal`;
    const { policy } = Object((await must('GET', path)).data);
    return String(policy);
  };

  const check = async (
    policy: string,
    mode: 'roles' | 'read-only' = 'roles',
    options: { audience?: string; kv?: string; mount?: string } = {},
  ) => {
    count += 1;
    const name = `portal-policy-${count}`;
    await vaults.rig.client.must('POST', `sys/policies/acl/${name}`, {
      policy,
    });
    const config = await vaults.configFor(name);
    const { eu, us } = vaults.rig;
    const vault = vaults.open({
      ...config,
      kv: { mount: options.kv ?? 'secret', version: 2 },
      clusters: { eu1: { mount: eu }, us1: { mount: options.mount ?? us } },
    });
    const roleOf = roleWith(options.audience);
    const found = await vault.preflight(
      mode === 'roles' ? { mode, roleOf } : { mode },
      free(),
    );
    return { ...found, config };
  };

  const probes = () =>
    Promise.all(
      [vaults.rig.eu, vaults.rig.us].map(
        async mount =>
          (
            await vaults.rig.client.call(
              'GET',
              `auth/${mount}/role/${vaults.rig.prefix}preflight`,
            )
          ).status,
      ),
    );

  const messages = (findings: Finding[]) =>
    findings.map(({ message }) => message).join('\n');

  it.each([
    ['roles', '["create", "update", "read", "delete"]'],
    ['read-only', '["read"]'],
  ] as const)(
    'has nothing to say of the right policy in mode %s',
    async (mode, capabilities) => {
      const policy = (await portal()).replaceAll(
        '["create", "update", "read", "delete"]',
        capabilities,
      );
      const { refused, missing } = await check(policy, mode, {
        audience: 'vault',
      });
      expect({ refused, missing }).toEqual({ refused: [], missing: [] });
      expect(await probes()).toEqual([404, 404]);
    },
  );

  it('refuses a token that writes roles in mode read-only', async () => {
    const { eu, prefix } = vaults.rig;
    expect(
      messages((await check(await portal(), 'read-only')).refused),
    ).toContain(
      `may write roles that are not its own (create, delete, read, update on auth/${eu}/role/${prefix}preflight)`,
    );
  });

  it.each([
    [
      'policies',
      'path "sys/policies/acl/*" { capabilities = ["update"] }',
      /may write policies/,
    ],
    [
      'policies with its prefix',
      'path "sys/policies/acl/PREFIX*" { capabilities = ["create"] }',
      /may write policies/,
    ],
    [
      'the policy of readers',
      'path "sys/policies/acl/PREFIXreader-k8s-eu1" { capabilities = ["update"] }',
      /may write policies/,
    ],
    [
      'policies the old way',
      'path "sys/policy/*" { capabilities = ["update"] }',
      /may write policies/,
    ],
    [
      'policies by removing them',
      'path "sys/policies/acl/*" { capabilities = ["delete"] }',
      /may write policies/,
    ],
    [
      'values',
      'path "secret/data/*" { capabilities = ["read"] }',
      /may read or change values/,
    ],
    [
      'values of apps',
      'path "secret/data/apps/*" { capabilities = ["read"] }',
      /may read or change values/,
    ],
    [
      'values by writing',
      'path "secret/data/apps/*" { capabilities = ["create"] }',
      /may read or change values/,
    ],
    [
      'everything',
      'path "*" { capabilities = ["create", "read", "update", "delete", "list", "sudo"] }',
      /may write policies/,
    ],
    [
      'roles of others',
      'path "auth/k8s-eu1/role/*" { capabilities = ["create", "update"] }',
      /roles that are not its own/,
    ],
    [
      'the config of a mount',
      'path "auth/k8s-eu1/config" { capabilities = ["update"] }',
      /whose tokens a mount accepts/,
    ],
    [
      'new mounts',
      'path "sys/auth/*" { capabilities = ["create", "sudo"] }',
      /mount auth methods/,
    ],
    [
      'tokens',
      'path "auth/token/create" { capabilities = ["update"] }',
      /create tokens/,
    ],
    [
      'identities',
      'path "identity/*" { capabilities = ["update"] }',
      /policies to identities/,
    ],
  ])('refuses a token that may change or read %s', async (_, extra, says) => {
    const rule = extra.replace('PREFIX', vaults.rig.prefix);
    for (const mode of ['roles', 'read-only'] as const) {
      const { refused } = await check(`${await portal()}\n${rule}`, mode);
      expect(messages(refused)).toMatch(says);
      expect(refused[0]).toMatchObject({
        severity: 'error',
        path: 'deployments.vault.servers.main',
        remedy:
          'Give the portal the policy that the set-up page shows, and no other.',
      });
    }
    expect(await probes()).toEqual([404, 404]);
  });

  it('refuses a root token, which Vault itself gives to no login', async () => {
    const signal = free();
    const mode = { mode: 'roles' as const, roleOf: roleWith() };
    const config = await vaults.configFor('root');
    await expect(
      vaults.open(config).preflight(mode, signal),
    ).rejects.toMatchObject({ reason: 'login-refused' });

    const odd = await startOddVault((path, body) => {
      if (!path.endsWith('sys/capabilities-self')) return undefined;
      const paths: string[] = JSON.parse(body).paths;
      const data = Object.fromEntries(paths.map(each => [each, ['root']]));
      return { status: 200, body: JSON.stringify({ data }) };
    });
    const vault = vaults.open({ ...config, url: odd.url });
    const { refused } = await vault.preflight(mode, signal);
    await odd.close();
    expect(messages(refused)).toBe(
      'Vault main gives us a root token. Whoever steals it controls this Vault.',
    );
  });

  it.each([
    ['there is none', /allowed_parameters = \{[^}]*\}/g, '', 'another policy'],
    ['it is a glob', /"(\S+)reader-[\w-]+"\]/g, '"$1*"]', 'another policy'],
    [
      'it is any value',
      /"token_policies"\s+= \["[^"]*"\]/g,
      '"token_policies" = []',
      'a second policy behind a comma',
    ],
    [
      'it may be left out',
      /required_parameters.*/g,
      '',
      'whatever policy stands there',
    ],
    [
      'the old name of the field passes',
      /"token_ttl" /g,
      '"policies" = []\n"token_ttl" ',
      'another policy by the old name of the field',
    ],
  ])(
    'refuses a token without the pin because %s, and leaves no role',
    async (_, from, to, what) => {
      const policy = (await portal()).replaceAll(from, to);
      expect(policy).not.toBe(await portal());
      const { refused } = await check(policy);
      const { eu, prefix } = vaults.rig;
      expect(messages(refused)).toContain(
        `Our token on Vault main may bind ${what} to a role: writing auth/${eu}/role/${prefix}preflight was not refused (200). That role has been removed again.`,
      );
      expect(await probes()).toEqual([404, 404]);
    },
  );

  it('says so where what it tried cannot be removed', async () => {
    const policy = (await portal())
      .replaceAll(/allowed_parameters = \{[^}]*\}/g, '')
      .replaceAll(', "delete"]', ']');
    const { refused } = await check(policy);
    const { eu, us, prefix, client } = vaults.rig;
    expect(messages(refused)).toContain(
      `That role could not be removed again (403): run \`vault delete auth/${eu}/role/${prefix}preflight\`.`,
    );
    for (const mount of [eu, us]) {
      await client.must('DELETE', `auth/${mount}/role/${prefix}preflight`);
    }
  });

  it.each([
    ['sys/auth', 'path "sys/auth"', 'read sys/auth.'],
    [
      'its renewal',
      'path "auth/token/renew-self"',
      'update auth/token/renew-self.',
    ],
    ['the roles', 'path "auth/+/role"', 'list auth/k8s-us1/role.'],
    ['the keys', 'path "secret/subkeys/apps/*"', 'read secret/subkeys/apps/'],
  ])('says that the right to %s is missing', async (_, rule, right) => {
    const policy = (await portal()).replace(rule, 'path "nothing/here"');
    const { refused, missing } = await check(policy);
    expect(refused).toEqual([]);
    expect(messages(missing)).toContain(`lacks the right to ${right}`);
  });

  it('says that a field of a role cannot be written', async () => {
    const policy = (await portal()).replaceAll(
      /"audience"\s+= \[\]/g,
      '"audience" = [""]',
    );
    const { missing } = await check(policy, 'roles', { audience: 'vault' });
    expect(messages(missing)).toContain(
      `lacks the right to create and update auth/${vaults.rig.eu}/role/`,
    );
    expect((await check(policy)).missing).toEqual([]);
  });

  it('refuses a token that cannot be looked at, and tries nothing with it', async () => {
    const rule = 'path "sys/capabilities-self"';
    const policy = (await portal()).replace(rule, 'path "nothing/here"');
    const { refused, missing } = await check(policy);
    expect(messages(refused)).toContain(
      'lacks the right to update sys/capabilities-self.',
    );
    expect(missing).toEqual([]);
  });

  it('says which mounts are missing', async () => {
    const { missing } = await check(await portal(), 'roles', {
      kv: 'nowhere',
      mount: 'k8s-none',
    });
    expect(messages(missing)).toContain(
      'Vault main has nothing mounted at nowhere',
    );
    expect(messages(missing)).toContain(
      'Vault main has no auth method at auth/k8s-none.',
    );
  });

  it('says nothing at all of a Vault that is sealed', async () => {
    const vault = vaults.open(await vaults.configFor());
    await vaults.sandbox.faults.failVault('sealed');
    await expect(
      vault.preflight({ mode: 'roles', roleOf: roleWith() }, free()),
    ).rejects.toMatchObject({ reason: 'sealed' });
    await vaults.sandbox.faults.clear();
  });
});
