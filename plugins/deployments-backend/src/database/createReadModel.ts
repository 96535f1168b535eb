import type {
  DatabaseService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { migrate } from './migrate';
import * as queries from './queries';
import type { KnownHub, Store } from './store';
import type { Queries, ReadModel } from './types';
import { type Run, underLease } from './underLease';

/** Opens the read model: brings its tables up to date and forgets hubs and Vaults that are no longer configured. */
export async function createReadModel(
  database: DatabaseService,
  options: {
    hubs: readonly KnownHub[];
    /** Names of the Vaults. */
    vaults?: readonly string[];
    now?: () => Date;
    logger?: Pick<LoggerService, 'warn'>;
  },
): Promise<ReadModel> {
  const { hubs, vaults = [], now = () => new Date(), logger } = options;
  const knex = await database.getClient();
  if (!database.migrations?.skip) await migrate(knex);
  const startedAt = now().toISOString();
  const warned = new Set<string>();
  const warnOnce = (message: string) => {
    if (!warned.has(message)) logger?.warn(message);
    warned.add(message);
  };
  const store: Store = { knex, hubs, vaults, now, startedAt, warnOnce };
  await forgetHubs(store);
  await forgetVaults(store);

  return {
    ...bindQueries(query => query(store)),
    underLease: (name, holder) => bindQueries(underLease(store, name, holder)),
  };
}

type Query = (store: Store, ...args: never[]) => Promise<unknown>;

function bindQueries(run: Run): Queries {
  const bound = Object.entries<Query>(queries).map(
    ([name, query]) =>
      [
        name,
        (...args: never[]) => run(store => query(store, ...args)),
      ] as const,
  );
  // The compiler cannot follow names through entries: the cast says again what the mapped type says.
  return Object.fromEntries(bound) as Queries;
}

const HUB_TABLES = [
  'resume_points',
  'clusters',
  'application_sets',
  'app_projects',
  'unreadable_objects',
];

/** Removes what stands of hubs that are no longer in the config. */
async function forgetHubs({ knex, hubs }: Store): Promise<void> {
  const names = hubs.map(hub => hub.name);
  await knex.transaction(async trx => {
    await trx('application_labels')
      .whereIn(
        'application_id',
        trx('applications').select('id').whereNotIn('hub', names),
      )
      .delete();
    await trx('applications').whereNotIn('hub', names).delete();
    for (const table of HUB_TABLES) {
      await trx(table).whereNotIn('hub', names).delete();
    }
    await trx('hubs').whereNotIn('name', names).delete();
  });
}

/** Removes what stands of Vaults that are no longer in the config. Secrets go when Git is read again. */
async function forgetVaults({ knex, vaults }: Store): Promise<void> {
  await knex('vaults')
    .whereNotIn('name', [...vaults])
    .delete();
}
