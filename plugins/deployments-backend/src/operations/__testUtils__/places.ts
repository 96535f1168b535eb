import { join } from 'node:path';
import { databases } from '../../database/__testUtils__/readModels';
import type { Place } from './openReadModel';

/** The engines that are there: Postgres where a connection is given. */
export const ENGINES = databases.eachSupportedId();
export type Engine = Parameters<typeof databases.init>[0];

/** An empty database; that of SQLite in a folder, or in memory of whoever opens it. */
export async function newPlace(
  engine: Engine,
  folder?: string,
): Promise<Place> {
  if (engine === 'SQLITE_3') {
    const filename = folder ? join(folder, 'portal.sqlite') : ':memory:';
    return { client: 'better-sqlite3', connection: { filename } };
  }
  const knex = await databases.init(engine);
  // The password is there, and hides from a copy of the whole.
  const { host, port, user, password, database } =
    knex.client.config.connection;
  return {
    client: 'pg',
    connection: { host, port, user, password, database },
  };
}
