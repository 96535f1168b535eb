import type { ReadModel } from '../../database/types';
import { type Clock, systemClock } from '../../lib/clock';
import { leaderElection, type Outcome } from '../../lib/leaderElection';
import type { Metrics } from '../../lib/metrics';
import { runPeriodically } from '../../lib/runPeriodically';
import { forgetRoles } from './applyRoles';
import { createServiceCheck } from './checkKeys';
import { createDesiredRoles } from './readDesiredRoles';
import { reconcileServer } from './reconcileServer';
import { resyncKeys } from './resyncKeys';
import { createVaultQueues, type VaultQueues } from './resyncQueue';
import type {
  LeasedVaultContext,
  VaultContext,
  VaultHealth,
  VaultStore,
} from './types';
import { createVaultHealth } from './vaultHealth';

/** The name of a hub has no slash, and the leases of hubs are named like them. */
const LEASE = 'reaction/vault';
const RENEW_EVERY_MS = 4_000;
const EVERY_MS = 5_000;
const REVOKE_MS = 2_000;

/** What the reconciler needs of the read model before it holds the lease. */
type LeasingVaultStore = VaultStore &
  Pick<ReadModel, 'acquireLease' | 'releaseLease'> & {
    underLease(name: string, holder: string): VaultStore;
  };

export interface VaultReconcilerOptions extends Omit<
  VaultContext,
  'readModel' | 'clock'
> {
  readModel: LeasingVaultStore;
  /** Names this replica. */
  holder: string;
  clock?: Clock;
  metrics?: Metrics;
}

/** Keeps the roles in Vault as Git has them, and knows which keys Vault has. */
export interface VaultReconciler {
  /** Looks at the roles and keys of a service now: its files were just merged. */
  afterMerge(service: string): void;
  /** Looks at the keys of a service now. Never rejects. */
  checkSecrets(service: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the reconciler. One replica of the backend writes at a time. */
export function startVaultReconciler(
  options: VaultReconcilerOptions,
): VaultReconciler {
  const context = { ...options, clock: options.clock ?? systemClock };
  const { logger, readModel, holder, clock, metrics } = context;
  const stopping = new AbortController();
  const election = leaderElection({
    lease: LEASE,
    subject: 'Vault',
    holder,
    leases: readModel,
    renewEveryMs: RENEW_EVERY_MS,
    // what is written to Vault is not fenced as the store is
    onUnknown: 'stop',
    clock,
    logger,
    metrics,
  });
  const lead: Lead = (signal, work) =>
    election.lead(signal, ({ store, isLeader, signal: term }) =>
      work({ ...context, readModel: store, isLeader }, term),
    );
  const health = createVaultHealth(context);
  const queues = createVaultQueues(context);
  const driver = createRoleDriver(health, queues);
  const { roles, stop } = startTasks(context, { health, queues, driver, lead });

  return {
    afterMerge(service) {
      driver.request(service);
      roles.trigger().catch(error => {
        logger.warn(
          `The roles in Vault will be reconciled again soon: ${error}`,
        );
      });
    },
    checkSecrets: createServiceCheck(context, health, stopping.signal),
    async stop() {
      stopping.abort();
      await stop();
      await election.release();
      await revokeTokens(context);
    },
  };
}

/** Does some work if this replica leads. */
type Lead = (
  signal: AbortSignal,
  work: (leased: LeasedVaultContext, signal: AbortSignal) => Promise<void>,
) => Promise<Outcome>;

/** What the tasks share. */
interface Parts {
  health: VaultHealth;
  queues: readonly VaultQueues[];
  driver: ReturnType<typeof createRoleDriver>;
  lead: Lead;
}

/** Starts what is done at intervals: roles and keys where this replica leads, and the look at our tokens everywhere. */
function startTasks(
  context: VaultContext & { metrics?: Metrics },
  { health, queues, driver, lead }: Parts,
) {
  const { clock, logger, metrics } = context;
  const every = { everyMs: EVERY_MS, clock, logger, metrics };
  const roles = runPeriodically({
    name: 'vault-roles',
    run: async signal => {
      const outcome = await lead(signal, async (leased, term) => {
        if (await driver.readGit(leased)) keys.trigger().catch(reportKeys);
        await driver.reconcile(leased, term);
      });
      if (outcome === 'lost') {
        logger.info('Another replica now reconciles Vault');
      }
      // a later term knows nothing of what happened meanwhile
      if (outcome !== 'completed') driver.forget();
    },
    ...every,
    trouble: 'The roles in Vault are not reconciled',
  });
  const keys = runPeriodically({
    name: 'vault-keys',
    run: async signal => {
      await lead(signal, (leased, term) =>
        resyncKeys(leased, health, queues, term),
      );
    },
    ...every,
    trouble: 'The keys in Vault are not checked',
  });
  // On every replica: each has a token of its own, and reads keys with it.
  const tokens = runPeriodically({
    name: 'vault-tokens',
    run: async signal => {
      await Promise.all(
        queues.map(({ connection }) => health.check(connection, signal)),
      );
    },
    ...every,
    trouble: 'The rights of our tokens in Vault are not checked',
  });
  const reportKeys = (error: unknown) =>
    logger.warn(`The keys in Vault will be checked again soon: ${error}`);
  const tasks = [roles, keys, tokens];
  return {
    roles,
    stop: () => Promise.all(tasks.map(task => task.stop())),
  };
}

/** A token that cannot be revoked expires by itself. */
const revokeTokens = ({ vaults }: VaultContext) =>
  Promise.allSettled(
    Array.from(vaults.values(), vault =>
      vault.close(AbortSignal.timeout(REVOKE_MS)),
    ),
  );

/** Reads what Git asks for, and has each Vault do what is due there. */
function createRoleDriver(health: VaultHealth, queues: readonly VaultQueues[]) {
  const desired = createDesiredRoles();
  const requests = new Set<string>();

  /** Requests that could not be served are served by the next run. */
  const refresh = async (context: LeasedVaultContext) => {
    const requested = new Set(requests);
    requests.clear();
    try {
      return await desired.refresh(context, {
        requested,
        isFullDue: queues.some(({ roles }) => roles.isFullDue()),
      });
    } catch (error) {
      requested.forEach(service => requests.add(service));
      throw error;
    }
  };

  return {
    request: (service: string) => void requests.add(service),

    /** Reads Git if that is due, and queues what is new. Returns whether anything is. */
    async readGit(context: LeasedVaultContext): Promise<boolean> {
      await health.reportNoLogin();
      const isFirst = desired.plan === undefined;
      const services = await refresh(context);
      if (isFirst && context.config.mode === 'pull-request') {
        await forgetRoles(context);
      }
      for (const { roles, keys } of queues) {
        roles.add(services);
        keys.add(services);
      }
      return services.length > 0;
    },

    /** Has each Vault do what is due there. */
    async reconcile(
      context: LeasedVaultContext,
      signal: AbortSignal,
    ): Promise<void> {
      const { plan } = desired;
      if (!plan || context.config.mode === 'pull-request') return;
      await Promise.all(
        queues.map(each =>
          reconcileServer(each, { context, health, desired: plan, signal }),
        ),
      );
    },

    /** Has everything looked at anew. */
    forget(): void {
      requests.clear();
      desired.forget();
      queues.forEach(({ roles }) => roles.addAll());
    },
  };
}
