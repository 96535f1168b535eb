import { randomUUID } from 'node:crypto';
import createKnex from 'knex';
import type { VaultConfig } from '../../../config';
import { createReadModel } from '../../../database';
import type { ApplicationWrite } from '../../../database/types';
import { timeAhead } from '../../../faults/timeAhead.test.util';
import { openVaults } from '../../../vault';
import type { Deadlines } from '../../../vault/deadlines';
import { startVaultReconciler } from '../startVaultReconciler';

/** What the reconciler is given, as plain data: it is sent to child processes too. */
export interface ReconcilerPlace {
  config: VaultConfig;
  /** File of the database. */
  database?: string;
  files: Array<[string, string]>;
  deadlines?: Partial<Deadlines>;
}

/** The reconciler on a real database, with a Git of files and a clock that tests can put forward. */
export async function openReconciler(place: ReconcilerPlace) {
  const { config, database = ':memory:', deadlines } = place;
  const knex = createKnex({
    client: 'better-sqlite3',
    connection: { filename: database },
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
  });
  const readModel = await createReadModel(
    { getClient: async () => knex },
    {
      hubs: [{ name: 'main', namespaces: ['argocd'], details: true }],
      vaults: config.servers.map(({ name }) => name),
    },
  );
  await readModel.saveHub({ name: 'main', state: 'live', details: true });
  const git = { files: new Map(place.files), commit: 1, isDown: false };
  const told: string[] = [];
  const log: string[] = [];
  const say = (level: string) => (message: string) => {
    log.push(`${level} ${message}`);
  };
  const logger = {
    error: say('error'),
    warn: say('warn'),
    info: say('info'),
    debug() {},
    child: () => logger,
  };
  const clock = timeAhead();
  const vaults = openVaults(config, { deadlines });
  const context = {
    config,
    environments: ['dev', 'prod'],
    vaults,
    repository: {
      read: async (wanted: (path: string) => boolean) => {
        if (git.isDown) throw new Error('no route to host');
        const files = [...git.files].filter(([path]) => wanted(path));
        return {
          commit: `commit-${git.commit}`,
          paths: files.map(([path]) => path),
          files: new Map(files),
        };
      },
    },
    readModel,
    notifier: { changed: (ids: string[]) => void told.push(...ids) },
    logger,
    clock,
  };
  const start = (holder: string = randomUUID()) =>
    startVaultReconciler({ ...context, holder });
  return {
    git,
    knex,
    log,
    readModel,
    context,
    start,
    clock,
    told,
    vaults,
    /** As Git is after a merge. */
    merge(...services: Array<Map<string, string>>) {
      git.files = new Map(services.flatMap(files => [...files]));
      git.commit += 1;
    },
    close: () => knex.destroy(),
  };
}

export type OpenReconciler = Awaited<ReturnType<typeof openReconciler>>;

/** An Application of a service, as a hub shows it. */
export const applicationOf = (
  service: string,
  environment: string,
  cluster: string,
): ApplicationWrite => ({
  hub: 'main',
  namespace: 'argocd',
  name: `${service}-${environment}-${cluster}`,
  uid: `uid-${service}-${environment}-${cluster}`,
  labels: {},
  service,
  environment,
  region: 'eu',
  cluster,
  targetNamespace: `${service}-${environment}`,
  project: 'team-a',
  sync: 'Synced',
  health: 'Healthy',
  images: [],
  conditions: [],
  failures: [],
  deleting: false,
});
