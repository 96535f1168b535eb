import { memoryVault, present } from '../operations/__testUtils__/vaultContext';
import { countFailures } from './countFailures';
import { VaultError } from './VaultError';

const { signal } = new AbortController();

/** A Vault that throws at each list of roles, and what is then counted. */
async function countedOf(error: unknown) {
  const counted: string[] = [];
  const { vault } = memoryVault(
    {},
    {
      listRoles: async () => {
        throw error;
      },
    },
  );
  const counting = countFailures(vault, {
    vaultFailed: (server, reason) => void counted.push(`${server} ${reason}`),
  });
  await expect(counting.listRoles('k8s', signal)).rejects.toBe(error);
  return counted;
}

const named = (name: string) => Object.assign(new Error('no way'), { name });

it.each([
  [new VaultError('sealed', 'It is sealed.', 'Unseal it.'), ['main sealed']],
  [named('TimeoutError'), ['main late']],
  [named('LeaseLostError'), ['main LeaseLostError']],
  // we ended it ourselves
  [named('AbortError'), []],
])('counts %s by its reason', async (error, counted) => {
  expect(await countedOf(error)).toEqual(counted);
});

it('counts keys that cannot be read, and none that can', async () => {
  const counted: string[] = [];
  const { vault } = memoryVault({
    'apps/a': present(['A']),
    'apps/b': {
      state: 'unreadable',
      reason: 'forbidden',
      message: 'No.',
      remedy: 'Ask.',
    },
  });
  const counting = countFailures(vault, {
    vaultFailed: (server, reason) => void counted.push(`${server} ${reason}`),
  });
  await counting.readKeys('apps/a', signal);
  expect(counted).toEqual([]);
  await counting.readKeys('apps/b', signal);
  expect(counted).toEqual(['main forbidden']);
});
