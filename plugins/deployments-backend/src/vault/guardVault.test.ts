import { memoryVault } from '../operations/__testUtils__/vaultContext';
import { guardVault } from './guardVault';
import type { Preflight, Vault } from './types';
import { VaultError } from './VaultError';

const { signal } = new AbortController();
const CLEAN: Preflight = {
  refused: [],
  missing: [],
  warnings: [],
  accessors: new Map(),
};
const TOO_MUCH: Preflight = {
  ...CLEAN,
  refused: [
    { severity: 'error', path: 'x', message: 'Too much.', remedy: 'Narrow.' },
  ],
};

/** A Vault that logs in where a test wants it to, and finds what a test wants. */
function guarded() {
  const world = {
    found: CLEAN as Preflight | Error,
    isLoggedIn: false,
    preflights: 0,
    revoked: 0,
  };
  let inspect: (preflight: Vault['preflight']) => Promise<void>;
  const preflight = async () => {
    world.preflights += 1;
    if (world.found instanceof Error) throw world.found;
    return world.found;
  };
  const login = async () => {
    if (world.isLoggedIn) return;
    await inspect(preflight);
    world.isLoggedIn = true;
  };
  const { vault } = memoryVault(
    {},
    {
      preflight,
      login,
      inspectLogins: callback => {
        inspect = callback;
      },
      listRoles: async () => {
        await login();
        return ['role'];
      },
      close: async () => {
        world.isLoggedIn = false;
        world.revoked += 1;
      },
    },
  );
  return { world, guard: guardVault(vault, { mode: 'read-only' }) };
}

it('is not used before it has been checked, and looks once at a token that is new', async () => {
  const { world, guard } = guarded();
  await expect(guard.listRoles('m', signal)).rejects.toThrow(
    'not been checked',
  );
  await guard.check(signal);
  expect(world.preflights).toBe(1);
  expect(await guard.listRoles('m', signal)).toEqual(['role']);
  await guard.check(signal);
  expect(world.preflights).toBe(2);
});

it('closes for all when one look finds too much, revokes the token, and opens when another passes', async () => {
  const { world, guard } = guarded();
  await guard.check(signal);
  world.found = TOO_MUCH;
  expect((await guard.check(signal)).state).toBe('unsafe');
  expect(world.revoked).toBe(1);
  await expect(guard.listRoles('m', signal)).rejects.toThrow('Too much.');
  expect((await guard.check(signal)).state).toBe('unsafe');
  world.found = CLEAN;
  expect((await guard.check(signal)).state).toBe('passed');
  expect(await guard.listRoles('m', signal)).toEqual(['role']);
});

it('lets no request pass with a new token that may do too much', async () => {
  const { world, guard } = guarded();
  await guard.check(signal);
  world.isLoggedIn = false;
  world.found = TOO_MUCH;
  await expect(guard.listRoles('m', signal)).rejects.toThrow('Too much.');
  expect(guard.failure?.reason).toBe('unsafe');
});

it('lets no request pass with a new token that could not be looked at', async () => {
  const { world, guard } = guarded();
  await guard.check(signal);
  world.isLoggedIn = false;
  world.found = new VaultError('sealed', 'It is sealed.', 'Unseal it.');
  await expect(guard.listRoles('m', signal)).rejects.toThrow('It is sealed.');
  expect(await guard.check(signal)).toMatchObject({
    state: 'failed',
    reason: 'sealed',
  });
  world.found = CLEAN;
  expect((await guard.check(signal)).state).toBe('passed');
});

it('hands on what is no failure of a Vault', async () => {
  const { world, guard } = guarded();
  world.found = new TypeError('a bug');
  await expect(guard.check(signal)).rejects.toThrow('a bug');
});
