import { startVaults, free } from './__testUtils__/vaults.test.util';
import type { TestVaults } from './__testUtils__/vaults.test.util';
import type { RoleFields, Vault } from './types';

jest.setTimeout(60_000);

describe('roles of a Vault', () => {
  let vaults: TestVaults;
  let vault: Vault;

  beforeAll(async () => {
    vaults = await startVaults();
    vault = vaults.open(await vaults.configFor());
  });
  afterAll(() => vaults.close());

  const role = (fields: RoleFields = {}): RoleFields => ({
    bound_service_account_names: ['api'],
    bound_service_account_namespaces: ['shop-dev'],
    alias_name_source: 'serviceaccount_uid',
    token_policies: [vaults.rig.readerOf(vaults.rig.eu)],
    token_ttl: 3600,
    token_max_ttl: 3600,
    ...fields,
  });

  it('are none, then written, read, listed, and removed again', async () => {
    const { eu, us, prefix } = vaults.rig;
    const name = `${prefix}shop-api-dev`;
    expect(await vault.listRoles(us, free())).toEqual([]);
    expect(await vault.readRole(eu, name, free())).toBeUndefined();

    await vault.writeRole(eu, name, role(), free());
    await vault.writeRole(eu, name, role({ token_ttl: '30m' }), free());
    expect(await vault.listRoles(eu, free())).toContain(name);
    expect(await vault.readRole(eu, name, free())).toEqual({
      ...role({ token_ttl: 1800 }),
      bound_service_account_namespace_selector: '',
      token_bound_cidrs: [],
      token_explicit_max_ttl: 0,
      token_no_default_policy: false,
      token_num_uses: 0,
      token_period: 0,
      token_type: 'default',
    });

    await vault.deleteRole(eu, name, free());
    await vault.deleteRole(eu, name, free());
    expect(await vault.readRole(eu, name, free())).toBeUndefined();
  });

  it('are written with texts in place of lists, too', async () => {
    const { eu, prefix } = vaults.rig;
    const name = `${prefix}texts`;
    const policy = vaults.rig.readerOf(eu);
    await vault.writeRole(eu, name, role({ token_policies: policy }), free());
    expect(await vault.readRole(eu, name, free())).toMatchObject({
      token_policies: [policy],
    });
  });

  it.each<[string, RoleFields]>([
    ['a glob for accounts', { bound_service_account_names: ['*'] }],
    ['a glob in a name', { bound_service_account_names: ['api*'] }],
    ['two accounts', { bound_service_account_names: ['api', 'webui'] }],
    ['no account', { bound_service_account_names: [] }],
    ['accounts behind a comma', { bound_service_account_names: ['a,b'] }],
    ['upper case', { bound_service_account_namespaces: ['Shop'] }],
    ['a slash', { bound_service_account_namespaces: ['shop/dev'] }],
    ['a plus', { bound_service_account_namespaces: ['+'] }],
    ['a template', { bound_service_account_namespaces: ['{{x}}'] }],
    ['a glob in a string', { bound_service_account_names: 'api*' }],
    ['a second policy', { token_policies: ['one', 'two'] }],
    ['policies behind a comma', { token_policies: ['one,two'] }],
    ['a glob of policies', { token_policies: ['argosy-*'] }],
    ['no policy', { token_policies: [] }],
  ])('are not written with %s', async (_, fields) => {
    const { eu, prefix } = vaults.rig;
    const name = `${prefix}hostile`;
    await expect(
      vault.writeRole(eu, name, role(fields), free()),
    ).rejects.toMatchObject({ name: 'InputError', reason: 'unusable' });
    expect(await vault.readRole(eu, name, free())).toBeUndefined();
  });

  it.each([
    '',
    '.',
    '..',
    'a/b',
    'a/../b',
    'A',
    'a%2fb',
    'a b',
    'a?b',
    'a#b',
    '*',
    '+',
    '{{a}}',
    'a,b',
    'a\n',
    'é',
  ])('are not asked for by the name %j', async name => {
    const { eu } = vaults.rig;
    for (const asked of [
      () => vault.readRole(eu, name, free()),
      () => vault.deleteRole(eu, name, free()),
      () => vault.writeRole(eu, name, role(), free()),
    ]) {
      await expect(asked()).rejects.toMatchObject({ reason: 'unusable' });
    }
  });

  it.each(['', '..', 'k8s-eu1/..', '/k8s-eu1', 'k8s eu1', 'k8s-eu1?x'])(
    'are not asked for in the mount %j',
    async mount => {
      await expect(vault.listRoles(mount, free())).rejects.toMatchObject({
        reason: 'unusable',
      });
    },
  );

  it('are refused in the words of Vault, with what to do', async () => {
    const { eu, prefix } = vaults.rig;
    await expect(
      vault.writeRole(
        eu,
        `${prefix}x`,
        role({ token_ttl: 7200, token_max_ttl: 3600 }),
        free(),
      ),
    ).rejects.toMatchObject({
      name: 'InputError',
      reason: 'refused',
      message: `Vault main refuses to create and update auth/${eu}/role/${prefix}x (400): 'token_ttl' cannot be greater than 'token_max_ttl'.`,
    });
  });

  it('tell the accessor of their mount, and none of what is no mount', async () => {
    const { eu, client } = vaults.rig;
    expect(await vault.accessorOf(eu, free())).toBe(
      await client.accessorOf(eu),
    );
    expect(await vault.accessorOf('nowhere', free())).toBeUndefined();
  });

  it('come with what our token may do with them', async () => {
    const { eu, prefix } = vaults.rig;
    const path = `auth/${eu}/role/${prefix}x`;
    expect(
      await vault.capabilitiesSelf([path, 'sys/policies/acl/x'], free()),
    ).toEqual({
      [path]: ['create', 'delete', 'read', 'update'],
      'sys/policies/acl/x': ['deny'],
    });
    expect(await vault.capabilitiesSelf([], free())).toEqual({});
  });
});
