import { clean } from '../clean';
import { readServices } from '../serviceRows';
import type { Store } from '../store';
import type { ServiceTableRow } from '../tables';
import type { ServiceRow } from '../records';

/**
 * The service that an entity of the catalog stands for. Where two claim it, the one that was there first: a second one
 * takes nobody's page.
 */
export async function findServiceByEntity(
  { knex }: Store,
  entityRef: string,
): Promise<ServiceRow | undefined> {
  const holder = await knex<ServiceTableRow>('services')
    .where('entity_ref', clean(entityRef.toLowerCase()))
    .orderBy([
      'claimed_at',
      { column: 'provides_entity', order: 'desc' },
      'name',
    ])
    .first('name');
  if (!holder) return undefined;
  const [service] = await readServices(knex, { name: holder.name });
  return service;
}
