import type { HubStatus } from '@argosy/plugin-deployments-common';
import { clean, cleanOrNull } from '../clean';
import type { Store } from '../store';
import type { HubRow } from '../tables';

/** Keeps `since` when the state stays the same. Returns whether state or cause changed. */
export const saveHub = (
  { knex, now }: Store,
  { name, state, cause }: Omit<HubStatus, 'since'>,
): Promise<boolean> =>
  knex.transaction(async trx => {
    const before = await trx<HubRow>('hubs').where('name', clean(name)).first();
    const row: HubRow = {
      name: clean(name),
      state,
      since: before?.state === state ? before.since : now().toISOString(),
      cause: cleanOrNull(cause),
    };
    if (before?.state === state && before.cause === row.cause) return false;
    await trx<HubRow>('hubs').insert(row).onConflict('name').merge();
    return true;
  });
