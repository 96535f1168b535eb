import createKnex from 'knex';
import { openParts, type Places } from './openParts.test.util';
import type { TimeAhead } from './timeAhead.test.util';

const open = ({ database }: Places) =>
  createKnex({
    client: 'better-sqlite3',
    connection: { filename: database },
    useNullAsDefault: true,
  });

/** A backend on the database that a killed one has left, 15 seconds later: its leases have run out. */
export async function restartParts(places: Places, clock: TimeAhead) {
  const knex = open(places);
  await knex('leases').update({ expires_at: 0 });
  await knex.destroy();
  return openParts(places, { clock });
}

/** Names of the leases that somebody still holds. */
export async function listLeases(places: Places): Promise<string[]> {
  const knex = open(places);
  const leases = await knex<{ name: string; expires_at: number }>('leases')
    .where('expires_at', '>', Date.now() / 1000)
    .select('name');
  await knex.destroy();
  return leases.map(({ name }) => name);
}
