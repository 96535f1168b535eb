import { clean, cleanOrNull } from '../clean';
import { chunksOf } from '../chunks';
import type { UnreadableObject } from '../records';
import type { Store } from '../store';
import type { UnreadableRow } from '../tables';

/** Writes which objects of a hub cannot be read, in place of those that were. */
export const replaceUnreadable = (
  { knex }: Store,
  hub: string,
  objects: UnreadableObject[],
): Promise<void> =>
  knex.transaction(async trx => {
    await trx<UnreadableRow>('unreadable_objects')
      .where('hub', clean(hub))
      .delete();
    const rows = objects.map(({ kind, namespace, name, uid, why, since }) => ({
      hub: clean(hub),
      kind: clean(kind),
      namespace: clean(namespace),
      name: clean(name),
      uid: cleanOrNull(uid),
      why: clean(why),
      since,
    }));
    for (const chunk of chunksOf(rows)) {
      await trx<UnreadableRow>('unreadable_objects')
        .insert(chunk)
        .onConflict(['hub', 'kind', 'namespace', 'name'])
        .merge();
    }
  });
