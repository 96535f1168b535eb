import { unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startOddVault } from './__testUtils__/startOddVault.test.util';
import { startVaults, free } from './__testUtils__/vaults.test.util';
import type { TestVaults } from './__testUtils__/vaults.test.util';
import type { VaultServer } from './types';

jest.setTimeout(60_000);

describe('a login', () => {
  let vaults: TestVaults;

  beforeAll(async () => {
    vaults = await startVaults();
  });
  afterAll(() => vaults.close());

  const works = async (server: VaultServer) =>
    vaults.open(server).listRoles(vaults.rig.us, free());

  it('goes by the token of the pod, read again each time', async () => {
    const config = await vaults.configFor();
    expect(await works(config)).toEqual([]);
    const good = await vaults.rig.account('backend', { namespace: 'portal' });
    await vaults.writeToken(await vaults.rig.account('api'));
    await expect(works(config)).rejects.toMatchObject({
      name: 'NotAllowedError',
      reason: 'login-refused',
      message: `Vault main does not let us log in at auth/${vaults.rig.eu} with role ${
        'role' in config.auth && config.auth.role
      } (403): the role is not bound to the ServiceAccount of the backend.`,
    });
    await vaults.writeToken(good);
    expect(await works(config)).toEqual([]);
  });

  it('comes again where the token was revoked or has expired meanwhile', async () => {
    const config = await vaults.configFor(undefined, { token_ttl: '1s' });
    const vault = vaults.open(config);
    await vault.listRoles(vaults.rig.us, free());
    await new Promise(done => setTimeout(done, 1_200));
    expect(await vault.listRoles(vaults.rig.us, free())).toEqual([]);

    const odd = await startOddVault(path =>
      path.startsWith('/v1/auth/x/role') && odd.seen.length < 3
        ? {
            status: 403,
            body: JSON.stringify({
              errors: [
                '2 errors occurred:\n\t* permission denied\n\t* invalid token\n\n',
              ],
            }),
          }
        : undefined,
    );
    const other = vaults.open({ ...config, url: odd.url });
    await expect(other.listRoles('x', free())).rejects.toMatchObject({
      // the server's answer to everything else is that of a login
      reason: 'failing',
    });
    expect(odd.seen.map(({ path }) => path.replace(/\?.*/, ''))).toEqual([
      `/v1/auth/${vaults.rig.eu}/login`,
      '/v1/auth/x/role',
      `/v1/auth/${vaults.rig.eu}/login`,
      '/v1/auth/x/role',
    ]);
    await odd.close();
  });

  it('happens once for many requests at once, in the namespace of the config', async () => {
    const odd = await startOddVault(path =>
      path.endsWith('/login')
        ? undefined
        : { status: 404, body: '{"errors":[]}' },
    );
    const config = await vaults.configFor();
    const vault = vaults.open({
      ...config,
      url: `${odd.url}/`,
      namespace: 'team/a',
    });
    await Promise.all(
      ['a', 'b', 'c'].map(mount => vault.listRoles(mount, free())),
    );
    expect(odd.seen.filter(({ path }) => path.endsWith('/login'))).toHaveLength(
      1,
    );
    for (const { path, headers } of odd.seen) {
      expect(headers['x-vault-namespace']).toBe('team/a');
      expect(headers['x-vault-token']).toBe(
        path.endsWith('/login') ? undefined : 'hvs.odd',
      );
    }
    await vault.close(free());
    expect(odd.seen.at(-1)?.path).toBe('/v1/auth/token/revoke-self');
    const asked = odd.seen.length;
    await vault.close(free());
    expect(odd.seen).toHaveLength(asked);
    await odd.close();
  });

  it.each([
    [
      'is not there',
      async (file: string) => unlink(file),
      'is not there (ENOENT)',
    ],
    ['is empty', async (file: string) => writeFile(file, ' \n'), 'is empty'],
  ])('says it where its file %s', async (_, spoil, why) => {
    const config = await vaults.configFor();
    const tokenFile = join(vaults.directory, 'spoiled');
    await writeFile(tokenFile, 'x');
    await spoil(tokenFile);
    const auth = { ...config.auth, tokenFile } as VaultServer['auth'];
    await expect(works({ ...config, auth })).rejects.toMatchObject({
      name: 'InputError',
      reason: 'unusable',
      message: `The tokenFile ${tokenFile} of Vault main ${why}.`,
    });
  });
});
