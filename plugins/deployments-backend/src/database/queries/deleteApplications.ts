import { applicationId } from '../applications/applicationRow';
import { chunksOf } from '../chunks';
import { removeApplications } from '../applications/removeApplications';
import type { Store } from '../store';
import type { ApplicationRow } from '../tables';

/** Removes Applications; returns the ids of those that stood. */
export const deleteApplications = (
  { knex }: Store,
  hub: string,
  keys: Array<{ namespace: string; name: string }>,
): Promise<string[]> =>
  knex.transaction(async trx => {
    const stood: string[] = [];
    for (const chunk of chunksOf(keys.map(key => applicationId(hub, key)))) {
      const rows = await trx<ApplicationRow>('applications')
        .select('id')
        .whereIn('id', chunk);
      stood.push(...rows.map(row => row.id));
    }
    await removeApplications(trx, stood);
    return stood;
  });
