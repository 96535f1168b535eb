import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import createKnex from 'knex';
import { createReadModel } from '../../database';
import type { KnownHub } from '../../database/store';
import type { ReadModel } from '../../database/types';

/** A folder that is gone when the work in it is done. */
export async function inFolder<T>(
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'argosy-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export const DATABASE_FILE = 'deployments.sqlite';

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
