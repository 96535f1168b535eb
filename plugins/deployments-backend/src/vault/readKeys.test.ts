import { CANARY } from '@argosy/control-plane/contractSuite';
import { startVaults, free } from './__testUtils__/vaults.test.util';
import type { TestVaults } from './__testUtils__/vaults.test.util';
import type { Vault } from './types';

jest.setTimeout(60_000);

describe('keys of a secret', () => {
  let vaults: TestVaults;
  let vault: Vault;

  beforeAll(async () => {
    vaults = await startVaults();
    vault = vaults.open(await vaults.configFor());
  });
  afterAll(() => vaults.close());

  const put = async (path: string, data: Record<string, string>) => {
    const { must } = vaults.rig.client;
    await must('POST', `secret/data/${path}`, { data });
  };

  it('are present, with version, time and owner, and no value', async () => {
    const path = 'apps/shop-dev/present/env';
    const { must } = vaults.rig.client;
    await put(path, { B: 'first' });
    await must('POST', `secret/data/${path}`, {
      data: { Z: CANARY, A: { [CANARY]: CANARY }, EMPTY: '' },
    });
    await must('POST', `secret/metadata/${path}`, {
      custom_metadata: { owner: ' team  shop ', other: CANARY },
    });
    const found = await vault.readKeys(path, free());
    expect(found).toEqual({
      state: 'present',
      keys: ['A', 'EMPTY', 'Z'],
      version: 2,
      updatedAt: expect.stringMatching(/^20\d\d-.*Z$/),
      owner: 'team shop',
    });
    expect(JSON.stringify(found)).not.toContain(CANARY);
  });

  it('of any number and length are no burden: too many are said, and a long one is cut', async () => {
    const path = 'apps/shop-dev/crowded/env';
    await put(path, { ['K'.repeat(100_000)]: CANARY });
    expect(await vault.readKeys(path, free())).toMatchObject({
      keys: [expect.stringMatching(/^K{252}…$/)],
    });
    const many = Array.from({ length: 1_001 }, (_, at) => [`K${at}`, 'x']);
    await put(path, Object.fromEntries(many));
    expect(await vault.readKeys(path, free())).toEqual({
      state: 'unreadable',
      // Not a reason that closes the Vault for every other secret.
      reason: 'refused',
      message: `Vault main has 1001 keys at ${path}, and at most 1000 are read.`,
      remedy: 'Remove the keys that nobody needs.',
    });
  });

  it('are missing where there is no secret', async () => {
    expect(await vault.readKeys('apps/shop-dev/nobody/env', free())).toEqual({
      state: 'missing',
      why: 'absent',
    });
  });

  it('are missing where it was deleted or destroyed', async () => {
    const path = 'apps/shop-dev/gone/env';
    const { must } = vaults.rig.client;
    await put(path, { A: CANARY });
    await must('DELETE', `secret/data/${path}`);
    expect(await vault.readKeys(path, free())).toEqual({
      state: 'missing',
      why: 'deleted',
      version: 1,
    });
    await must('PUT', `secret/destroy/${path}`, { versions: [1] });
    expect(await vault.readKeys(path, free())).toEqual({
      state: 'missing',
      why: 'destroyed',
      version: 1,
    });
  });

  it('are unreadable where our policy does not reach, and the others go on', async () => {
    expect(await vault.readKeys('elsewhere/x', free())).toEqual({
      state: 'unreadable',
      reason: 'forbidden',
      message:
        'Vault main refuses (403): our policy lacks the right to read secret/subkeys/elsewhere/x.',
      remedy:
        "Grant it in the portal's policy as the set-up page shows. No restart is needed.",
    });
    await put('apps/shop-dev/on/env', { A: 'x' });
    expect(await vault.readKeys('apps/shop-dev/on/env', free())).toMatchObject({
      state: 'present',
    });
  });

  it.each([
    '',
    '..',
    'apps/../x',
    'apps//x',
    '/apps',
    'apps/x/',
    'a b',
    'a%2f',
    '+',
    '*',
    '{{a}}',
  ])('are not asked for at %j', async path => {
    expect(await vault.readKeys(path, free())).toMatchObject({
      state: 'unreadable',
      reason: 'unusable',
    });
  });

  it('are not read of KV v1, by what the config says', async () => {
    const config = await vaults.configFor();
    const old = vaults.open({ ...config, kv: { mount: 'secret', version: 1 } });
    expect(await old.readKeys('apps/a/b/env', free())).toMatchObject({
      state: 'unreadable',
      reason: 'kv-v1',
      message:
        'The mount secret of Vault main is KV version 1. Its keys cannot be read without its values, so they are not checked.',
    });
  });

  it('are not read of KV v1, whatever the config says', async () => {
    const { must, call } = vaults.rig.client;
    await must('POST', 'sys/mounts/old', {
      type: 'kv',
      options: { version: '1' },
    });
    await must('POST', 'old/subkeys/apps/a/b/env', { A: CANARY });
    await must('POST', 'sys/policies/acl/for-old', {
      policy: 'path "old/subkeys/*" { capabilities = ["read"] }',
    });
    const config = await vaults.configFor('for-old');
    const old = vaults.open({ ...config, kv: { mount: 'old', version: 2 } });
    const found = await old.readKeys('apps/a/b/env', free());
    expect(found).toMatchObject({ state: 'unreadable', reason: 'kv-v1' });
    expect(JSON.stringify(found)).not.toContain(CANARY);
    await call('DELETE', 'sys/mounts/old');
  });

  it('are not read of a mount that is not there, and are once it is', async () => {
    const { must } = vaults.rig.client;
    await must('POST', 'sys/policies/acl/for-new', {
      policy: 'path "new/subkeys/*" { capabilities = ["read"] }',
    });
    const config = await vaults.configFor('for-new');
    const late = vaults.open({ ...config, kv: { mount: 'new', version: 2 } });
    expect(await late.readKeys('apps/a/b/env', free())).toMatchObject({
      state: 'unreadable',
      reason: 'no-mount',
      message:
        'Vault main has nothing mounted at new, or our policy gives no right to anything in it.',
    });
    await must('POST', 'sys/mounts/new', {
      type: 'kv',
      options: { version: '2' },
    });
    expect(await late.readKeys('apps/a/b/env', free())).toEqual({
      state: 'missing',
      why: 'absent',
    });
  });
});
