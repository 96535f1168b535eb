import { clean } from '../clean';
import { removeApplications } from '../applications/removeApplications';
import type { Store } from '../store';
import type { ApplicationRow } from '../tables';

/** After a complete list: removes what the hub no longer has in that namespace. Returns the ids removed. */
export const retainApplications = (
  { knex }: Store,
  hub: string,
  namespace: string,
  uids: Set<string>,
): Promise<string[]> =>
  knex.transaction(async trx => {
    const rows = await trx<ApplicationRow>('applications')
      .select('id', 'uid')
      .where({ hub: clean(hub), namespace: clean(namespace) });
    const gone = rows.filter(row => !uids.has(row.uid)).map(row => row.id);
    await removeApplications(trx, gone);
    return gone;
  });
