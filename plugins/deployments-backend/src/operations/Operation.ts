import type {
  Contract,
  ParsedInputOf,
} from '@argosy/plugin-deployments-common';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { JsonObject } from '@backstage/types';
import type { EntityAnnotations, EntityOwners } from '../catalog/types';
import type { DeploymentFilter, ReadModel } from '../database/types';
import type { GitOpsRepository } from '../git/types';
import type { Notifier } from '../notify/types';
import type { ChangeRow } from '../database/types';
import type { DeploymentResource } from '../permissions';
import type { GuardedVault } from '../vault/types';
import type { DeploymentsConfig } from '../config';
import type { Authority } from './Authority';
import type { Unfiltered } from './visible';

/** The Vaults, where they are configured. */
export interface VaultContext {
  /** By name: those that the portal logs in to. */
  vaults: ReadonlyMap<string, GuardedVault>;
  /** Looks at the secrets of a service now, and keeps what it finds. Never rejects: trouble is a state of the read model. */
  checkSecrets(service: string): Promise<void>;
}

/** All that operations may reach. */
export interface OperationContext {
  config: DeploymentsConfig;
  readModel: ReadModel;
  repository: GitOpsRepository;
  annotations: EntityAnnotations;
  entityOwners: EntityOwners;
  notifier: Notifier;
  /** Absent where Vault is not configured. */
  vault?: VaultContext;
  /** What follows a Change that stands: reading it back, refreshing Argo CD. */
  afterWrite(change: ChangeRow): void;
  now(): Date;
}

/** Who asks, and what they may see. */
export interface Caller {
  credentials: BackstageCredentials;
  /** Entity ref of the person, or `service:<subject>`. */
  requestedBy: string;
  /** Present where the permission holds under conditions only: for what the read model lists. */
  filter?: PermissionCriteria<DeploymentFilter>;
  /** The same for what does not come from the read model, or does not stand yet. */
  isVisible(resource: DeploymentResource): boolean;
  /** What the caller may do by the permissions of other contracts, in one question. */
  authorize(contracts: readonly Contract[]): Promise<Authority[]>;
}

/** One use case: its contract, and what it does. */
export interface Operation<C extends Contract = Contract> {
  contract: C;
  run(
    context: OperationContext,
    input: ParsedInputOf<C>,
    caller: Caller,
  ): Promise<Unfiltered<C>>;
  /** What the audit log keeps of the input of a write. */
  audited?(input: ParsedInputOf<C>): JsonObject;
}
