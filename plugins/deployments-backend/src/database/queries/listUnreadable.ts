import { clean } from '../clean';
import type { UnreadableObject } from '../records';
import type { Store } from '../store';
import type { UnreadableRow } from '../tables';

/** The objects of a hub that cannot be read. */
export async function listUnreadable(
  { knex }: Store,
  hub: string,
): Promise<UnreadableObject[]> {
  const rows = await knex<UnreadableRow>('unreadable_objects')
    .where('hub', clean(hub))
    .orderBy(['since', 'kind', 'namespace', 'name']);
  return rows.map(({ kind, namespace, name, uid, why, since }) => ({
    kind,
    namespace,
    name,
    ...(uid !== null && { uid }),
    why,
    since,
  }));
}
