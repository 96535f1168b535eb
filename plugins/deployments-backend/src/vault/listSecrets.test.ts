import { free, startVaults } from './__testUtils__/vaults.test.util';
import type { TestVaults } from './__testUtils__/vaults.test.util';
import type { Vault } from './types';

jest.setTimeout(60_000);

describe('the secrets below a folder', () => {
  let vaults: TestVaults;
  let vault: Vault;

  beforeAll(async () => {
    vaults = await startVaults();
    vault = vaults.open(await vaults.configFor());
  });
  afterAll(() => vaults.close());

  const put = async (path: string, owner?: string) => {
    const { must } = vaults.rig.client;
    await must('POST', `secret/data/${path}`, { data: { KEY: 'value' } });
    if (owner === undefined) return;
    await must('POST', `secret/metadata/${path}`, {
      custom_metadata: { owner },
    });
  };
  const list = (folder: string) => vault.listSecrets(folder, free());

  it('are found at every depth, with the owner that their metadata names, and the deleted among them', async () => {
    await put('apps/old-dev/api/env', 'group:default/team-a');
    await put('apps/old-dev/worker/env');
    await put('apps/old-dev/worker/deep/er/env');
    const { must } = vaults.rig.client;
    await must('DELETE', 'secret/data/apps/old-dev/worker/env');
    const found = await list('apps/old-dev/');
    expect(found.toSorted((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
      { path: 'apps/old-dev/api/env', owner: 'group:default/team-a' },
      { path: 'apps/old-dev/worker/deep/er/env' },
      { path: 'apps/old-dev/worker/env' },
    ]);
    expect(JSON.stringify(found)).not.toContain('value');
  });

  it('are none where nothing stands, or only below a name that begins alike', async () => {
    await put('apps/old-development/api/env');
    expect(await list('apps/old-deve/')).toEqual([]);
  });

  it('are the first few of many', async () => {
    for (let nth = 0; nth < 25; nth++) await put(`apps/many-dev/w${nth}/env`);
    expect((await list('apps/many-dev/')).length).toBeLessThanOrEqual(20);
  });

  it('cannot be told without the right, which is named', async () => {
    await vaults.rig.client.must('PUT', 'sys/policies/acl/keyless', {
      policy: 'path "sys/internal/ui/mounts/*" { capabilities = ["read"] }',
    });
    const without = vaults.open(await vaults.configFor('keyless'));
    await expect(without.listSecrets('apps/old-dev/', free())).rejects.toThrow(
      /secret/,
    );
  });
});
