import { clean } from '../clean';
import { readServices } from '../serviceRows';
import type { Store } from '../store';
import type { ServiceRow } from '../records';

/** The service that an entity of the catalog stands for; the first by name where two claim it. */
export async function findServiceByEntity(
  { knex }: Store,
  entityRef: string,
): Promise<ServiceRow | undefined> {
  const [service] = await readServices(knex, {
    entity_ref: clean(entityRef.toLowerCase()),
  });
  return service;
}
