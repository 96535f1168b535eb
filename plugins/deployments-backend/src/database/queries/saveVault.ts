import type { VaultStatus } from '@argosy/plugin-deployments-common';
import { clean, toJsonOrNull } from '../clean';
import type { Store } from '../store';
import type { VaultRow } from '../tables';

/** Keeps `since` where the state stays. Returns whether state or cause changed. */
export const saveVault = (
  { knex, now }: Store,
  { name, state, cause }: Omit<VaultStatus, 'since'>,
): Promise<boolean> =>
  knex.transaction(async trx => {
    const before = await trx<VaultRow>('vaults')
      .where('name', clean(name))
      .first();
    const row: VaultRow = {
      name: clean(name),
      state,
      since: before?.state === state ? before.since : now().toISOString(),
      cause: toJsonOrNull(cause),
    };
    if (before?.state === state && before.cause === row.cause) return false;
    await trx<VaultRow>('vaults').insert(row).onConflict('name').merge();
    return true;
  });
