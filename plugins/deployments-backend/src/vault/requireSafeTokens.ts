import { InputError } from '@backstage/errors';
import type { GuardedVault } from './types';

/** A start does not wait longer for a Vault. */
const PATIENCE_MS = 8_000;

/**
 * Looks at our token of each Vault before anything else is done with it.
 * A Vault that cannot be asked now stops no start: it is not used until it can.
 * @throws InputError when a token may do too much
 */
export async function requireSafeTokens(
  vaults: ReadonlyMap<string, GuardedVault>,
): Promise<void> {
  const faults = await Promise.all(
    Array.from(vaults.values(), async vault => {
      const checked = await vault.check(AbortSignal.timeout(PATIENCE_MS));
      if (checked.state !== 'unsafe') return [];
      const mends = new Set(checked.refused.map(({ mend }) => mend));
      const messages = checked.refused.map(({ message }) => message);
      return [[...messages, ...mends].join('\n')];
    }),
  );
  const said = faults.flat();
  if (said.length === 0) return;
  throw new InputError(
    `deployments.vault: the backend does not start with a token that may do too much.\n${said.join('\n')}`,
  );
}
