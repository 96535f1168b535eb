import { applicationId } from '../applications/applicationRow';
import { chunksOf } from '../chunks';
import { removeApplications } from '../applications/removeApplications';
import type { Store } from '../store';
import type { ApplicationRow } from '../tables';

/** Removes Applications; returns the ids of those that existed. */
export const deleteApplications = (
  { knex }: Store,
  hub: string,
  keys: Array<{ namespace: string; name: string }>,
): Promise<string[]> =>
  knex.transaction(async trx => {
    const deleted: string[] = [];
    for (const chunk of chunksOf(keys.map(key => applicationId(hub, key)))) {
      const rows = await trx<ApplicationRow>('applications')
        .select('id')
        .whereIn('id', chunk);
      deleted.push(...rows.map(row => row.id));
    }
    await removeApplications(trx, deleted);
    return deleted;
  });
