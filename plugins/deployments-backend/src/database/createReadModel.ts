import type {
  DatabaseService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { forgetHubs } from './forgetHubs';
import { forgetVaults } from './forgetVaults';
import { migrate } from './migrate';
import * as queries from './queries';
import type { KnownHub, Store } from './store';
import type { LeasedReadModel, ReadModel } from './types';
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
    acquireLease: (...args) => queries.acquireLease(store, ...args),
    releaseLease: (...args) => queries.releaseLease(store, ...args),
    underLease: (name, holder) => bindQueries(underLease(store, name, holder)),
  };
}

function bindQueries(run: Run): LeasedReadModel {
  const bind =
    <A extends unknown[], R>(query: (store: Store, ...args: A) => Promise<R>) =>
    (...args: A) =>
      run(store => query(store, ...args));
  return {
    listDeployments: bind(queries.listDeployments),
    getDeployments: bind(queries.getDeployments),
    listApplicationNames: bind(queries.listApplicationNames),
    listHubs: bind(queries.listHubs),
    listClusters: bind(queries.listClusters),
    listApplicationSets: bind(queries.listApplicationSets),
    listServices: bind(queries.listServices),
    getService: bind(queries.getService),
    findServiceByEntity: bind(queries.findServiceByEntity),
    listChanges: bind(queries.listChanges),
    saveChange: bind(queries.saveChange),
    updateChange: bind(queries.updateChange),
    listSecrets: bind(queries.listSecrets),
    listVaults: bind(queries.listVaults),
    replaceSecrets: bind(queries.replaceSecrets),
    saveSecretKeys: bind(queries.saveSecretKeys),
    saveSecretRoles: bind(queries.saveSecretRoles),
    saveVault: bind(queries.saveVault),
    saveApplications: bind(queries.saveApplications),
    deleteApplications: bind(queries.deleteApplications),
    retainApplications: bind(queries.retainApplications),
    saveCause: bind(queries.saveCause),
    saveApplicationSets: bind(queries.saveApplicationSets),
    deleteApplicationSets: bind(queries.deleteApplicationSets),
    retainApplicationSets: bind(queries.retainApplicationSets),
    saveClusters: bind(queries.saveClusters),
    saveHub: bind(queries.saveHub),
    getCheckpoints: bind(queries.getCheckpoints),
    saveCheckpoint: bind(queries.saveCheckpoint),
    replaceServices: bind(queries.replaceServices),
    saveCommits: bind(queries.saveCommits),
    listUnknownRevisions: bind(queries.listUnknownRevisions),
  };
}
