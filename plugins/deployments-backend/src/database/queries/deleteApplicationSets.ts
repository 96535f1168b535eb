import { clean } from '../clean';
import type { Store } from '../store';
import type { ApplicationSetRow } from '../tables';

/** Removes ApplicationSets. */
export const deleteApplicationSets = (
  { knex }: Store,
  hub: string,
  keys: Array<{ namespace: string; name: string }>,
): Promise<void> =>
  knex.transaction(async trx => {
    for (const { namespace, name } of keys) {
      await trx<ApplicationSetRow>('application_sets')
        .where({
          hub: clean(hub),
          namespace: clean(namespace),
          name: clean(name),
        })
        .delete();
    }
  });
