import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

const LOCK = 'argosy/deployments/migrations';

/**
 * Brings the tables up to date, all or nothing. Of backends that start at once on Postgres one goes first
 * and the others wait: the lock of Knex itself lets them fail, and an empty database has none yet.
 */
export async function migrate(knex: Knex): Promise<void> {
  const directory = resolvePackagePath(
    '@argosy/plugin-deployments-backend',
    'migrations',
  );
  if (knex.client.dialect !== 'postgresql') {
    await knex.migrate.latest({ directory });
    return;
  }
  await knex.transaction(async trx => {
    await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [LOCK]);
    await trx.migrate.latest({ directory });
  });
}
