import type { Cause } from '@argosy/plugin-deployments-common';
import { clean, cleanOrNull, toJsonOrNull } from '../clean';
import type { Store } from '../store';
import type { ApplicationRow } from '../tables';

/**
 * Keeps what the resource tree says, until the Application changes.
 * Returns whether that is news; false for an Application that is gone.
 */
export const saveCause = (
  { knex }: Store,
  id: string,
  { cause, progress }: { cause?: Cause; progress?: string },
): Promise<boolean> =>
  knex.transaction(async trx => {
    const row = await trx<ApplicationRow>('applications')
      .where('id', clean(id))
      .first();
    if (!row) return false;
    const said = {
      tree_cause: toJsonOrNull(cause),
      tree_progress: cleanOrNull(progress),
    };
    await trx<ApplicationRow>('applications').where('id', row.id).update(said);
    return (
      (said.tree_cause ?? row.cause) !== (row.tree_cause ?? row.cause) ||
      (said.tree_progress ?? row.progress) !==
        (row.tree_progress ?? row.progress)
    );
  });
