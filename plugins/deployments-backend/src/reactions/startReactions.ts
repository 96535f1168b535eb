import { explain } from '@argosy/plugin-deployments-common';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Hub } from '../argocd/types';
import { changeKinds } from '../changes/changeKinds';
import { resumeChange } from '../changes/resumeChange';
import type { ChangeContext } from '../changes/types';
import type { ChangeRow, ReadModel } from '../database/types';
import type { GitOpsRepository } from '../git/types';
import { systemClock, type Clock } from '../lib/clock';
import type { Metrics } from '../lib/metrics';
import type { Notifier } from '../notify/types';
import type { GuardedVault } from '../vault/types';
import {
  CHANGES_LEASE,
  startChangeTracker,
} from './changes/startChangeTracker';
import { startHubObservers } from './hubs/startHubObservers';
import { startCommitReader } from './services/startCommitReader';
import { startServiceReader } from './services/startServiceReader';
import { startVaultReconciler } from './vault/startVaultReconciler';

/** Starts everything that happens because something changed in Git, on a hub or in Vault. */
export function startReactions(options: {
  context: ChangeContext & {
    readModel: ReadModel;
    repository: GitOpsRepository;
    notifier: Notifier;
  };
  hubs: Hub[];
  /** The Vaults that the portal logs in to, by name. */
  vaults?: ReadonlyMap<string, GuardedVault>;
  logger: LoggerService;
  /** Names this replica. Every replica needs a name of its own. */
  holder: string;
  clock?: Clock;
  metrics?: Metrics;
}) {
  const { context, hubs, logger, holder, metrics } = options;
  const { clock = systemClock } = options;
  const { readModel, repository, notifier } = context;
  const { vault: config, environments } = context.config;
  const shared = { repository, readModel, notifier, logger, clock, metrics };
  const vault =
    config &&
    startVaultReconciler({
      ...shared,
      config,
      environments: environments.map(({ name }) => name),
      vaults: options.vaults ?? new Map(),
      holder,
    });
  const reconcileRoles = (service: string) => vault?.afterMerge(service);
  const services = startServiceReader({
    ...shared,
    hubs: hubs.map(({ name }) => name),
    onChanged: names => names.forEach(reconcileRoles),
  });
  const commits = startCommitReader(shared);
  const fenced = readModel.underLease(CHANGES_LEASE, holder);
  const changes = startChangeTracker({
    ...shared,
    hubs,
    holder,
    readServices: () => services.trigger(),
    reconcileRoles,
    kinds: changeKinds,
    resume: change => resumeChange({ ...context, readModel: fenced }, change),
  });
  const observers = startHubObservers({ ...shared, hubs, holder, explain });
  return {
    afterWrite: (change: ChangeRow) => changes.afterWrite(change),
    checkSecrets: async (service: string) => vault?.checkSecrets(service),
    async stop() {
      await Promise.all([
        observers.stop(),
        changes.stop(),
        commits.stop(),
        services.stop(),
        vault?.stop(),
      ]);
    },
  };
}
