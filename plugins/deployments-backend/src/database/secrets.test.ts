import { databases, secret, startReadModel } from './__testUtils__/readModels';
import type { FoundKeys } from './types';

const present: FoundKeys = {
  state: 'present',
  keys: ['DB_URL'],
  version: 3,
  updatedAt: '2026-11-20T10:00:00Z',
  checkedAt: '2026-11-21T10:00:00.000Z',
};
const role = {
  mount: 'k8s-eu1',
  name: 'argosy-shop-api-prod',
  state: 'standing' as const,
};

describe.each(databases.eachSupportedId())('secrets on %s', id => {
  it('are read back as Git wants them, of one service or of all', async () => {
    const { readModel } = await startReadModel(id);
    const worker = secret({ serviceAccount: 'worker', keys: ['A', "b'\0"] });
    const search = secret({ service: 'search' });
    expect(await readModel.replaceSecrets([worker, secret(), search])).toEqual([
      'shop',
      'search',
    ]);
    expect(await readModel.listSecrets()).toEqual([
      search,
      secret(),
      { ...worker, keys: ['A', "b'\ufffd"] },
    ]);
    expect(await readModel.listSecrets({ service: 'search' })).toEqual([
      search,
    ]);
    expect(await readModel.listSecrets({ service: 'nobody' })).toEqual([]);
  });

  it('say which services a commit changed', async () => {
    const { readModel } = await startReadModel(id);
    const search = secret({ service: 'search' });
    await readModel.replaceSecrets([secret(), search]);
    expect(await readModel.replaceSecrets([search, secret()])).toEqual([]);
    expect(
      await readModel.replaceSecrets([secret({ keys: ['OTHER'] }), search]),
    ).toEqual(['shop']);
    expect(await readModel.replaceSecrets([], 'search')).toEqual(['search']);
    expect(await readModel.listSecrets()).toEqual([
      secret({ keys: ['OTHER'] }),
    ]);
  });

  it('keep what is known of them while Git wants them at the same place', async () => {
    const { readModel } = await startReadModel(id);
    await readModel.replaceSecrets([secret()]);
    await readModel.saveSecretKeys([{ ...secret(), found: present }]);
    await readModel.saveSecretRoles([{ ...secret(), role, roleBody: '{}' }]);
    const more = secret({ keys: ['DB_URL', 'TOKEN'] });
    const since = '2026-11-21T10:00:00.000Z';
    const known = { role: { ...role, since }, roleBody: '{}' };
    await readModel.replaceSecrets([more]);
    expect(await readModel.listSecrets()).toEqual([
      { ...more, ...known, found: present },
    ]);
    const moved = { ...more, path: 'apps/shop/api/env' };
    await readModel.replaceSecrets([moved]);
    expect(await readModel.listSecrets()).toEqual([{ ...moved, ...known }]);
  });

  it('tell of keys what is new, not that they were looked at again', async () => {
    const { readModel } = await startReadModel(id);
    await readModel.replaceSecrets([secret()]);
    const save = (found: FoundKeys) =>
      readModel.saveSecretKeys([{ ...secret(), found }]);
    expect(await save(present)).toEqual(['shop']);
    const later = { ...present, checkedAt: '2026-11-21T10:10:00.000Z' };
    expect(await save(later)).toEqual([]);
    expect((await readModel.listSecrets())[0].found).toEqual(later);
    expect(await save({ ...later, version: 4 })).toEqual(['shop']);
  });

  it('keep since when their role stands', async () => {
    const { readModel, clock } = await startReadModel(id);
    await readModel.replaceSecrets([secret()]);
    const write = { ...secret(), role };
    expect(await readModel.saveSecretRoles([write])).toEqual(['shop']);
    clock.now = new Date('2026-11-21T11:00:00.000Z');
    expect(await readModel.saveSecretRoles([write])).toEqual([]);
    const corrected = { at: '2026-11-21T11:00:00.000Z', fields: ['audience'] };
    await readModel.saveSecretRoles([
      { ...write, role: { ...role, corrected } },
    ]);
    expect((await readModel.listSecrets())[0].role).toEqual({
      ...role,
      corrected,
      since: '2026-11-21T10:00:00.000Z',
    });
    const cause = { message: 'It is sealed.', next: 'Unseal it.' };
    await readModel.saveSecretRoles([
      { ...write, role: { ...role, state: 'waiting', cause } },
    ]);
    expect((await readModel.listSecrets())[0].role).toMatchObject({
      state: 'waiting',
      since: '2026-11-21T11:00:00.000Z',
    });
    await readModel.saveSecretRoles([{ ...secret() }]);
    expect((await readModel.listSecrets())[0].role).toBeUndefined();
  });

  it('do not come back once Git took them away', async () => {
    const { readModel } = await startReadModel(id);
    expect(
      await readModel.saveSecretKeys([{ ...secret(), found: present }]),
    ).toEqual([]);
    expect(await readModel.saveSecretRoles([{ ...secret(), role }])).toEqual(
      [],
    );
    expect(await readModel.listSecrets()).toEqual([]);
  });

  it('may be twelve thousand', async () => {
    const { readModel } = await startReadModel(id);
    const many = Array.from({ length: 12_000 }, (_, n) =>
      secret({ service: `s${n % 1000}`, serviceAccount: `a${n}` }),
    );
    expect(await readModel.replaceSecrets(many)).toHaveLength(1000);
    const writes = many.map(each => ({ ...each, found: present }));
    expect(await readModel.saveSecretKeys(writes)).toHaveLength(1000);
    expect(await readModel.replaceSecrets(many)).toEqual([]);
  });
});

describe.each(databases.eachSupportedId())('Vaults on %s', id => {
  const since = '2026-11-21T10:00:00.000Z';
  const cause = { message: 'Vault main is sealed.', next: 'Unseal it.' };

  it('are connecting since the start, in the order of the config', async () => {
    const { readModel } = await startReadModel(id);
    expect(await readModel.listVaults()).toEqual([
      { name: 'main', state: 'connecting', since },
      { name: 'other', state: 'connecting', since },
    ]);
  });

  it('keep since while the state stays', async () => {
    const { readModel, clock } = await startReadModel(id);
    const sealed = { name: 'main', state: 'sealed' as const, cause };
    expect(await readModel.saveVault(sealed)).toBe(true);
    clock.now = new Date('2026-11-21T11:00:00.000Z');
    expect(await readModel.saveVault(sealed)).toBe(false);
    expect((await readModel.listVaults())[0]).toEqual({ ...sealed, since });
    expect(await readModel.saveVault({ name: 'main', state: 'live' })).toBe(
      true,
    );
    expect((await readModel.listVaults())[0]).toEqual({
      name: 'main',
      state: 'live',
      since: '2026-11-21T11:00:00.000Z',
    });
  });

  it('leave nothing behind once they are out of the config', async () => {
    const { readModel, open, knex } = await startReadModel(id);
    await readModel.saveVault({ name: 'main', state: 'live' });
    await readModel.saveVault({ name: 'other', state: 'sealed', cause });
    const reopened = await open(undefined, ['main']);
    expect(await reopened.listVaults()).toMatchObject([
      { name: 'main', state: 'live' },
    ]);
    expect(await knex('vaults')).toHaveLength(1);
  });
});
