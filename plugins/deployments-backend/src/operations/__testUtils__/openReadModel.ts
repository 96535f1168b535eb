import knexFactory from 'knex';
import { createReadModel } from '../../database';
import { cluster, NOW } from './rooms';

/** The real read model in a file of SQLite, of a live hub with one cluster. */
export async function openReadModel(filename: string) {
  const knex = knexFactory({
    client: 'better-sqlite3',
    connection: { filename },
    useNullAsDefault: true,
  });
  const readModel = await createReadModel(
    { getClient: async () => knex },
    { hubs: [{ name: 'main', details: true }], now: () => new Date(NOW) },
  );
  await readModel.saveHub({ name: 'main', state: 'live', details: true });
  await readModel.saveClusters('main', [cluster('eu1', 'eu-west')]);
  return { readModel, close: () => knex.destroy() };
}
