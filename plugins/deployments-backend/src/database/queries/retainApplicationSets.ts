import { clean } from '../clean';
import type { Store } from '../store';
import type { ApplicationSetRow } from '../tables';

/** After a complete list: removes what the hub no longer has in that namespace. */
export const retainApplicationSets = (
  { knex }: Store,
  hub: string,
  namespace: string,
  uids: Set<string>,
): Promise<void> =>
  knex.transaction(async trx => {
    const place = { hub: clean(hub), namespace: clean(namespace) };
    const rows = await trx<ApplicationSetRow>('application_sets')
      .select('name', 'uid')
      .where(place);
    for (const { name, uid } of rows) {
      if (uids.has(uid)) continue;
      await trx<ApplicationSetRow>('application_sets')
        .where({ ...place, name })
        .delete();
    }
  });
