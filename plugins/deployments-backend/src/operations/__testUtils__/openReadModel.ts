import knexFactory from 'knex';
import { createReadModel } from '../../database';
import { cluster, NOW } from './operationContext';

/** How a database is reached, as plain data: it goes to another process too. */
export type Place =
  | { client: 'better-sqlite3'; connection: { filename: string } }
  | {
      client: 'pg';
      connection: Record<
        'host' | 'port' | 'user' | 'password' | 'database',
        string
      >;
    };

/** The real read model in a database, of a live hub with one cluster. */
export async function openReadModel(place: Place) {
  const knex = knexFactory({ ...place, useNullAsDefault: true });
  const readModel = await createReadModel(
    { getClient: async () => knex },
    {
      hubs: [{ name: 'main', namespaces: ['argocd'], details: true }],
      now: () => new Date(NOW),
    },
  );
  await readModel.saveHub({ name: 'main', state: 'live', details: true });
  await readModel.saveClusters('main', [cluster('eu1', 'eu-west')]);
  return { readModel, close: () => knex.destroy() };
}
