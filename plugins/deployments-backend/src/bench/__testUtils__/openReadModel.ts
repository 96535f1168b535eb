import { join } from 'node:path';
import { DATABASE_FILE } from './bench.test.util';
import { mockServices } from '@backstage/backend-test-utils';
import createKnex from 'knex';
import { createReadModel } from '../../database';
import type { KnownHub } from '../../database/store';
import type { ReadModel } from '../../database/types';

/** The plugin's SQLite database as a portal keeps it in this folder, not in memory. */
export async function openReadModel(
  folder: string,
  hubs: KnownHub[],
): Promise<{ readModel: ReadModel; close(): Promise<void> }> {
  const knex = createKnex({
    client: 'better-sqlite3',
    connection: { filename: join(folder, DATABASE_FILE) },
    useNullAsDefault: true,
  });
  const database = mockServices.database({ knex });
  return {
    readModel: await createReadModel(database, { hubs }),
    close: () => knex.destroy(),
  };
}
