import { CustomErrorBase } from '@backstage/errors';
import type { Knex } from 'knex';
import type { Store } from './store';
import type { LeaseRow } from './tables';

/** Another holds the lease now. What was asked or written under it counts for nothing, and nothing of it was kept. */
class LeaseLostError extends CustomErrorBase {
  name = 'LeaseLostError' as const;
}

/** A backend that is frozen between two statements locks rows that the next holder wants: Postgres ends its transaction then. */
const LONGEST_PAUSE_MS = 5_000;

/** How a query gets its store. */
export type Run = <R>(query: (store: Store) => Promise<R>) => Promise<R>;

/**
 * Runs queries for the holder of a lease. The last thing that each transaction does is to ask whether
 * the lease is still held, and to keep it so until the commit: a holder that lost it without knowing, frozen
 * or cut off for a while, writes nothing over what the next holder wrote.
 * @throws LeaseLostError when another holds it
 */
export const underLease =
  (store: Store, name: string, holder: string): Run =>
  query =>
    store.knex.transaction(async trx => {
      await limitPauses(trx);
      const answer = await query({ ...store, knex: trx });
      const [held] = await trx<LeaseRow>('leases')
        .where({ name, holder })
        .forShare();
      if (!held) {
        throw new LeaseLostError(
          `This backend no longer holds the lease ${name}; another one goes on.`,
        );
      }
      return answer;
    });

/** SQLite belongs to one process: nobody waits for it. */
const limitPauses = async (trx: Knex.Transaction) => {
  if (trx.client.dialect === 'postgresql') {
    await trx.raw(
      `set local idle_in_transaction_session_timeout = ${LONGEST_PAUSE_MS}`,
    );
  }
};
