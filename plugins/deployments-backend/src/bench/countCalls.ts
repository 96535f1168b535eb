import type { GuardedVault } from '../vault/types';

/** Vaults that count what they are asked. */
export function countCalls(vaults: ReadonlyMap<string, GuardedVault>) {
  const counts = new Map<PropertyKey, number>();
  const counting = (vault: GuardedVault) =>
    new Proxy(vault, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]): unknown => {
          counts.set(key, (counts.get(key) ?? 0) + 1);
          return Reflect.apply(value, target, args);
        };
      },
    });
  return {
    calls: {
      to: (method: keyof GuardedVault) => counts.get(method) ?? 0,
      inAll: () => [...counts.values()].reduce((sum, count) => sum + count, 0),
    },
    vaults: new Map(
      Array.from(vaults, ([name, vault]) => [name, counting(vault)]),
    ),
  };
}
