import type { VaultStatus } from '@argosy/plugin-deployments-common';
import type { Store } from '../store';
import type { VaultRow } from '../tables';

/** Every configured Vault in the order of the config. */
export async function listVaults({
  knex,
  vaults,
  startedAt,
}: Store): Promise<VaultStatus[]> {
  const rows = await knex<VaultRow>('vaults').whereIn('name', [...vaults]);
  return vaults.map(name => {
    const row = rows.find(each => each.name === name);
    if (!row) return { name, state: 'connecting', since: startedAt };
    const { state, since, cause } = row;
    return {
      name,
      state,
      since,
      ...(cause !== null && { cause: JSON.parse(cause) }),
    };
  });
}
