import { hasExpired, inSeconds } from '../databaseClock';
import type { Store } from '../store';
import type { LeaseRow } from '../tables';

/** Takes or renews a lease. One statement, so that of two who ask at once one gets it. */
export async function acquireLease(
  { knex }: Store,
  name: string,
  holder: string,
  seconds = 15,
): Promise<boolean> {
  const taken = await knex<LeaseRow>('leases')
    .insert({ name, holder, expires_at: inSeconds(knex, seconds) })
    .onConflict('name')
    .merge(['holder', 'expires_at'])
    .where('leases.holder', holder)
    .orWhere(hasExpired(knex))
    .returning('holder');
  return taken.length > 0;
}
