import type { RolePlan } from '@argosy/plugin-deployments-planner';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { VaultConfig, VaultServerConfig } from '../../config';
import type { LeasedReadModel, SecretRow } from '../../database/types';
import type { GitOpsRepository } from '../../git/types';
import type { Clock } from '../../lib/clock';
import type { Notifier } from '../../notify/types';
import type { GuardedVault, VaultFailure } from '../../vault/types';

/** What the reconciler needs of the read model. */
export type VaultStore = Pick<
  LeasedReadModel,
  | 'listSecrets'
  | 'replaceSecrets'
  | 'saveSecretKeys'
  | 'saveSecretRoles'
  | 'saveVault'
  | 'listServices'
  | 'listClusters'
  | 'listHubs'
  | 'listDeployments'
  | 'listChanges'
>;

/** All that the reconciler may reach. */
export interface VaultContext {
  config: VaultConfig;
  /** Names of the environments. */
  environments: readonly string[];
  /** The Vaults that the portal logs in to, by name. */
  vaults: ReadonlyMap<string, GuardedVault>;
  repository: Pick<GitOpsRepository, 'read'>;
  readModel: VaultStore;
  notifier: Pick<Notifier, 'changed'>;
  logger: LoggerService;
  clock: Clock;
}

/** The same while this replica holds the lease: the store fails once another one does. */
export interface LeasedVaultContext extends VaultContext {
  /** Asks the database, before something that another leader would not expect. */
  isLeader(): Promise<boolean>;
}

/** A Vault that the portal logs in to, and its entry in the config. */
export interface VaultConnection {
  server: VaultServerConfig;
  vault: GuardedVault;
}

/** What is known of each Vault. Changes are saved in the read model, told to screens, and logged. */
export interface VaultHealth {
  /** Notes how a Vault has just answered: with a failure, or well. */
  report(connection: VaultConnection, failure?: VaultFailure): Promise<void>;
  /** Has the rights of our token checked again: the Vault refused something that they should cover. */
  doubt(connection: VaultConnection): void;
  /** The same as below, for who does not act on it. */
  check(connection: VaultConnection, signal: AbortSignal): Promise<void>;
  /**
   * Checks the rights of our token if that is due: at first, every five minutes, and sooner while something is wrong.
   * Returns what keeps the Vault from being used, and whether that has just ended.
   */
  ensureChecked(
    connection: VaultConnection,
    signal: AbortSignal,
  ): Promise<{ failure?: VaultFailure; isRecovered: boolean }>;
  /** Notes the Vaults that the portal does not log in to. */
  reportNoLogin(): Promise<void>;
}

/** One reconciliation of the roles of a Vault: of all of them, or of those of some services. */
export interface RoleReconciliation extends VaultConnection {
  context: LeasedVaultContext;
  health: VaultHealth;
  /** What the merged files ask for. */
  desired: RolePlan;
  /** Absent: all. */
  services?: ReadonlySet<string>;
  /** What the read model knew before, by id. */
  rows: ReadonlyMap<string, SecretRow>;
  signal: AbortSignal;
}
