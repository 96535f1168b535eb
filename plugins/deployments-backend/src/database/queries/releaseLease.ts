import { inSeconds } from '../databaseClock';
import type { Store } from '../store';
import type { LeaseRow } from '../tables';

/** Lets the next one in at once. The row stays: it says when the last holder went. */
export async function releaseLease(
  { knex }: Store,
  name: string,
  holder: string,
): Promise<void> {
  await knex<LeaseRow>('leases')
    .where({ name, holder })
    .update({ expires_at: inSeconds(knex, 0) });
}
