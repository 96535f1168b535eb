import { deploymentConditions } from '../../permissions';
import { callerOf } from '../__testUtils__/callerOf';
import {
  memoryVault,
  present,
  contextWith,
  vaultConfig,
} from '../__testUtils__/vaultContext';
import { listSecrets } from './listSecrets';

const ENTITY = 'component:default/old';

function standing(
  annotations: Record<string, string>,
  more: Partial<Parameters<typeof memoryVault>[1]> = {},
  config = vaultConfig(),
) {
  const clock = { now: new Date('2026-11-21T10:00:00.000Z') };
  const { vault, asked } = memoryVault(
    { 'apps/old/env': present(['A', 'B']), 'team/a': present(['C']) },
    more,
  );
  const { context } = contextWith(vault, {
    config,
    annotations: { get: async () => annotations },
    now: () => clock.now,
  });
  const list = async (owners?: string[]) => {
    const by = callerOf(
      undefined,
      owners && deploymentConditions.isOwnedBy({ owners }),
    );
    return (await listSecrets.run(context, { entityRef: ENTITY }, by)).items;
  };
  return { list, asked, clock };
}

const path = (text: string) => ({ 'vault.io/secrets-path': text });

it('names the keys at each path that an entity names', async () => {
  const { list, asked } = standing(path(' /apps/old/env/, team/a '));
  expect(await list()).toEqual([
    {
      server: 'main',
      mount: 'secret',
      path: 'apps/old/env',
      keys: ['A', 'B'].map(name => ({
        name,
        required: false,
        state: 'present',
      })),
      state: 'checked',
      version: 2,
      updatedAt: '2026-11-20T10:00:00Z',
      owner: 'team-a',
      checkedAt: '2026-11-21T10:00:00.000Z',
      url: 'https://vault.example.com/ui/vault/secrets/secret/kv/apps%2Fold%2Fenv',
    },
    expect.objectContaining({ path: 'team/a' }),
  ]);
  expect(asked).toEqual(['apps/old/env', 'team/a']);
});

it.each([
  '../sys/auth',
  'apps/../../sys',
  'apps/*',
  'apps/+/env',
  'apps/{{identity.entity.id}}',
  'apps/a\u0000b',
  'apps/a\nb',
  'apps//env',
  'apps/%2e%2e/env',
  'apps/a?list=true',
  './apps',
  'apps/a b',
  'a'.repeat(301),
])('never sends %j to Vault', async text => {
  const { list, asked } = standing(path(text));
  const [item, ...rest] = await list();
  expect(rest).toEqual([]);
  expect(item).toMatchObject({
    state: 'unreadable',
    keys: [],
    cause: { message: expect.stringContaining('Vault cannot be asked for') },
    url: 'https://vault.example.com',
  });
  expect(item.path).not.toMatch(/\p{Cc}/u);
  expect(asked).toEqual([]);
});

it('shows none to who may see a part only: anybody may name any path', async () => {
  const { list, asked } = standing(path('apps/old/env'));
  expect(await list(['group:default/a'])).toEqual([]);
  expect(asked).toEqual([]);
});

it('asks once a minute, and lets nobody wait who can be shown the last answer', async () => {
  const { list, asked, clock } = standing(path('apps/old/env'));
  const at = async (seconds: number) => {
    clock.now = new Date(Date.parse('2026-11-21T10:00:00Z') + seconds * 1000);
    const [{ checkedAt }] = await list();
    return [checkedAt?.slice(11, 19), asked.length];
  };
  await Promise.all([list(), list()]);
  expect(await at(59)).toEqual(['10:00:00', 1]);
  expect(await at(61)).toEqual(['10:00:00', 2]);
  expect(await at(62)).toEqual(['10:01:01', 2]);
  expect(await at(61 + 600)).toEqual(['10:11:01', 3]);
});

it('says which line the policy of the portal lacks', async () => {
  const { list } = standing(path('team/a'), {
    readKeys: async () => ({
      state: 'unreadable',
      reason: 'forbidden',
      message: 'Vault main refuses (403).',
      remedy: 'As the set-up page shows it.',
    }),
  });
  expect((await list())[0]).toMatchObject({
    state: 'unreadable',
    cause: {
      message: 'Vault main refuses (403).',
      next: expect.stringContaining(
        'path "secret/subkeys/team/a" { capabilities = ["read"] }',
      ),
    },
  });
});

it('says of a path without a secret what may be meant', async () => {
  const { list } = standing(path('apps/folder'));
  expect((await list())[0].cause).toEqual({
    message: 'There is nothing at secret/apps/folder in Vault main.',
    next: expect.stringContaining('For a folder, list the secrets in it'),
  });
});

it('takes the first Vault with a login whose mount fits', async () => {
  const [server] = vaultConfig().servers;
  const { auth: _, ...silent } = server;
  const kv = { mount: 'team/kv', version: 2 as const };
  const servers = [
    { ...silent, name: 'silent', kv },
    { ...server, name: 'first' },
    { ...server, kv },
  ];
  const config = vaultConfig({ servers });
  const engine = { ...path('team/a'), 'vault.io/secrets-engine': '/team/kv/' };
  const fitting = await standing(engine, {}, config).list();
  expect(fitting).toMatchObject([{ server: 'main', mount: 'team/kv' }]);
  const other = { ...engine, 'vault.io/secrets-engine': 'elsewhere' };
  const none = standing(other, {}, config);
  expect(await none.list()).toMatchObject([
    {
      state: 'unreadable',
      cause: { message: expect.stringContaining('secrets at elsewhere') },
    },
  ]);
  expect(none.asked).toEqual([]);
});
