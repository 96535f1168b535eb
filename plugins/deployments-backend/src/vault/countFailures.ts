import { toError } from '@backstage/errors';
import { type Metrics, reportFailures } from '../lib/metrics';
import type { Vault } from './types';
import { VaultError } from './VaultError';

/** The same Vault, whose failures are counted by reason. */
export function countFailures(
  vault: Vault,
  metrics: Pick<Metrics, 'vaultFailed'>,
): Vault {
  const count = (error: unknown) => {
    const reason = reasonOf(error);
    if (reason) metrics.vaultFailed(vault.name, reason);
  };
  const counted = <Args extends unknown[], T>(
    call: (...args: Args) => Promise<T>,
  ) => reportFailures(call, count);
  return {
    name: vault.name,
    listRoles: counted(vault.listRoles),
    readRole: counted(vault.readRole),
    writeRole: counted(vault.writeRole),
    deleteRole: counted(vault.deleteRole),
    listSecrets: counted(vault.listSecrets),
    capabilitiesSelf: counted(vault.capabilitiesSelf),
    accessorOf: counted(vault.accessorOf),
    preflight: counted(vault.preflight),
    login: counted(vault.login),
    inspectLogins: vault.inspectLogins,
    close: counted(vault.close),
    async readKeys(...args) {
      const keys = await counted(vault.readKeys)(...args);
      if (keys.state === 'unreadable') {
        metrics.vaultFailed(vault.name, keys.reason);
      }
      return keys;
    },
  };
}

/** Undefined for a call that we ended ourselves. */
function reasonOf(error: unknown): string | undefined {
  if (error instanceof VaultError) return error.reason;
  const { name } = toError(error);
  if (name === 'AbortError') return undefined;
  return name === 'TimeoutError' ? 'late' : name;
}
