import { InputError } from '@backstage/errors';
import type { GuardedVault } from './types';

/** The start of the backend waits no longer for a Vault. */
const PATIENCE_MS = 8_000;

/**
 * Checks our token of each Vault before it is used for anything else.
 * A Vault that does not answer does not stop the start: it is not used until it has been checked.
 * @throws InputError if a token may do too much
 */
export async function requireSafeTokens(
  vaults: ReadonlyMap<string, GuardedVault>,
): Promise<void> {
  const faults = await Promise.all(
    Array.from(vaults.values(), async vault => {
      const checked = await vault.check(AbortSignal.timeout(PATIENCE_MS));
      if (checked.state !== 'unsafe') return [];
      const remedies = new Set(checked.refused.map(({ remedy }) => remedy));
      const messages = checked.refused.map(({ message }) => message);
      return [
        [...messages, ...remedies, 'Then start the backend again.'].join('\n'),
      ];
    }),
  );
  const said = faults.flat();
  if (said.length === 0) return;
  throw new InputError(
    `deployments.vault: the backend does not start with a token that may do too much.\n${said.join('\n')}`,
  );
}
