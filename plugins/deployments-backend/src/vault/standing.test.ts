import { PEERS } from '../faults/peers.test.util';
import { openPrinted, type Printed } from './__testUtils__/printed.test.util';
import { free } from './__testUtils__/vaults.test.util';
import { openVaults } from './openVaults';
import type { VaultConfig } from '../config';
import type { GuardedVault } from './types';

jest.setTimeout(120_000);

const ACL_RULE =
  'path "sys/internal/ui/resultant-acl" {\n  capabilities = ["read"]\n}\n';

describe(`a token that is too strong, on ${PEERS},`, () => {
  let printed: Printed;
  let policy: string;

  const at = () => `sys/policies/acl/${printed.rig.prefix}portal`;
  const give = (rules: string) =>
    printed.rig.client.must('POST', at(), { policy: rules });
  const open = (mode: VaultConfig['mode'] = 'roles'): GuardedVault => {
    const vault = openVaults({ ...printed.config, mode }).get('main');
    if (!vault) throw new Error('the Vault has a login');
    return vault;
  };
  const messages = (checked: GuardedVault['checked']) =>
    checked?.state === 'unsafe'
      ? checked.refused.map(({ message }) => message).join('\n')
      : checked?.state;

  beforeAll(async () => {
    printed = await openPrinted();
    const { data } = Object(await printed.rig.client.must('GET', at()));
    policy = String(data.policy);
  });
  afterEach(() => give(policy));
  afterAll(() => printed?.close());

  it('is not the one with the policy that we print', async () => {
    expect(await open().check(free())).toEqual({
      state: 'passed',
      missing: [],
      warnings: [],
    });
  });

  it.each([
    ['path "secret/data/apps/shop-prod/*" { capabilities = ["read"] }'],
    ['path "secret/data/payments/*" { capabilities = ["read", "update"] }'],
    ['path "auth/approle/role/*" { capabilities = ["update"] }'],
    ['path "sys/audit/*" { capabilities = ["sudo"] }'],
    ['path "sys/policies/acl/ops" { capabilities = ["update"] }'],
    ['path "secret/+/payments/*" { capabilities = ["list"] }'],
  ])('is told by %s, which no sample asks for', async rule => {
    await give(`${policy}\n${rule}`);
    const [, path] = rule.split('"');
    const checked = await open().check(free());
    expect(messages(checked)).toContain(
      ` ${path}, which the policy of the portal does not contain.`,
    );
  });

  it.each([
    ['read-only', 'create, delete, update'],
    ['pull-request', 'create, delete, read, update'],
  ] as const)(
    'is told in the mode %s by the rights of the mode roles',
    async (mode, rights) => {
      const checked = await open(mode).check(free());
      expect(messages(checked)).toContain(
        `may ${rights} auth/${printed.rig.eu}/role/${printed.rig.prefix}*`,
      );
    },
  );

  it('closes its Vault at once while it runs, and opens it once it is narrowed', async () => {
    const vault = open();
    const path = printed.rig.secretOf('api');
    await vault.check(free());
    expect(await vault.readKeys(path, free())).toMatchObject({
      state: 'present',
    });
    await give(
      `${policy}\npath "sys/policies/acl/*" { capabilities = ["update"] }`,
    );
    expect((await vault.check(free())).state).toBe('unsafe');
    expect(await vault.readKeys(path, free())).toMatchObject({
      state: 'unreadable',
      reason: 'unsafe',
    });
    const writing = vault.listRoles(printed.rig.eu, free());
    await expect(writing).rejects.toMatchObject({ reason: 'unsafe' });
    expect(vault.accessors.get(printed.rig.eu)).toMatch(/^auth_kubernetes_/);
    expect((await vault.check(free())).state).toBe('unsafe');
    await give(policy);
    expect((await vault.check(free())).state).toBe('passed');
    expect(await vault.readKeys(path, free())).toMatchObject({
      state: 'present',
    });
  });

  it('is looked at when it is new, before anything is asked with it', async () => {
    const vault = open();
    const path = printed.rig.secretOf('api');
    await vault.check(free());
    // as if it had expired
    await vault.close(free());
    await give(`${policy}\npath "secret/data/*" { capabilities = ["read"] }`);
    expect(await vault.readKeys(path, free())).toMatchObject({
      state: 'unreadable',
      reason: 'unsafe',
      message: expect.stringContaining('secret/data/*'),
    });
    expect(vault.failure).toMatchObject({ reason: 'unsafe' });
  });

  it('is not known where it may not say what it may do: a warning with the line to add', async () => {
    expect(policy).toContain(ACL_RULE);
    await give(policy.replace(ACL_RULE, ''));
    const vault = open();
    expect(await vault.check(free())).toMatchObject({
      state: 'passed',
      missing: [],
      warnings: [
        {
          severity: 'warning',
          message: expect.stringContaining('not known beyond samples'),
          remedy: expect.stringContaining(
            'path "sys/internal/ui/resultant-acl" { capabilities = ["read"] }',
          ),
        },
      ],
    });
    expect(vault.failure).toBeUndefined();
  });
});
