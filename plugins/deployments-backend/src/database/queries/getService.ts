import { clean } from '../clean';
import { readServices } from '../serviceRows';
import type { Store } from '../store';
import type { ServiceRow } from '../records';

/** A service of the merged files. */
export async function getService(
  { knex }: Store,
  name: string,
): Promise<ServiceRow | undefined> {
  const [service] = await readServices(knex, { name: clean(name) });
  return service;
}
