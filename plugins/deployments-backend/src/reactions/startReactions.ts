import { explain } from '@argosy/plugin-deployments-common';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Hub } from '../argocd/types';
import type { ChangeRow } from '../database/types';
import type { Rooms } from '../operations/operation';
import { replanChange } from '../operations/replanChange';
import { startObservingHubs } from './hubs/startHubObservers';
import { realTimers, type Timers } from './observeTimers';
import type { GuardedVault } from '../vault/types';
import { startFollowingVault } from './vault/startVaultReconciler';
import { startChangeTracker } from './changes/startChangeTracker';
import { startReadingCommits } from './services/startCommitReader';
import { createServiceReader } from './services/startServiceReader';

/** Starts everything that happens because the world moved. */
export function startReactions(options: {
  rooms: Rooms;
  hubs: Hub[];
  /** Those that the portal logs in to, by name. */
  vaults?: ReadonlyMap<string, GuardedVault>;
  logger: LoggerService;
  /** Names this replica; must differ between replicas. */
  holder: string;
  /** Time itself, unless a test moves it. */
  timers?: Timers;
}) {
  const { rooms, hubs, logger, holder, timers = realTimers } = options;
  const { readModel, repository, notifier } = rooms;
  const { vault: config, environments } = rooms.config;
  const vault =
    config &&
    startFollowingVault({
      config,
      environments: environments.map(({ name }) => name),
      vaults: options.vaults ?? new Map(),
      repository,
      readModel,
      notifier,
      logger,
      holder,
      timers,
    });
  const afterMerge = (service: string) => vault?.afterMerge(service);
  const services = createServiceReader({
    repository,
    readModel,
    notifier,
    onChanged: changed => changed.forEach(afterMerge),
    fleetHubs: hubs.map(({ name }) => name),
    logger,
    timers,
  });
  const commits = startReadingCommits({
    repository,
    readModel,
    logger,
    timers,
  });
  const changes = startChangeTracker({
    repository,
    readModel,
    notifier,
    hubs,
    logger,
    holder,
    timers,
    readServices: () => services.poke(),
    reconcileRoles: afterMerge,
    replan: change => replanChange(rooms, change),
  });
  const observed = startObservingHubs({
    hubs,
    readModel,
    notifier,
    explain,
    holder,
    logger,
    timers,
  });
  return {
    afterWrite: (change: ChangeRow) => changes.afterWrite(change),
    checkSecrets: async (service: string) => vault?.checkSecrets(service),
    async stop() {
      await Promise.all([
        observed.stop(),
        changes.stop(),
        commits.stop(),
        services.stop(),
        vault?.stop(),
      ]);
    },
  };
}
