import type { GuardedVault } from '../vault/types';

/** Vaults that count what they are asked. */
export function countCalls(vaults: ReadonlyMap<string, GuardedVault>) {
  const calls = { readRole: 0, writeRole: 0, readKeys: 0 };
  const counting = (vault: GuardedVault): GuardedVault => ({
    ...vault,
    get checked() {
      return vault.checked;
    },
    get failure() {
      return vault.failure;
    },
    readRole: (...args) => {
      calls.readRole += 1;
      return vault.readRole(...args);
    },
    writeRole: (...args) => {
      calls.writeRole += 1;
      return vault.writeRole(...args);
    },
    readKeys: (...args) => {
      calls.readKeys += 1;
      return vault.readKeys(...args);
    },
  });
  return {
    calls,
    vaults: new Map(
      Array.from(vaults, ([name, vault]) => [name, counting(vault)]),
    ),
  };
}
