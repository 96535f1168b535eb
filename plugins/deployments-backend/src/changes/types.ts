import type { EntityOwners } from '../catalog/types';
import type { DeploymentsConfig } from '../config';
import type { ChangeRow, LeasedReadModel } from '../database/types';
import type { GitOpsRepository } from '../git/types';
import type { Vault } from '../vault/types';
import type { Notifier } from '../notify/types';

/** All that planning and writing a Change may reach. */
export interface ChangeContext {
  config: DeploymentsConfig;
  readModel: Pick<
    LeasedReadModel,
    | 'listChanges'
    | 'saveChange'
    | 'updateChange'
    | 'listApplicationsAt'
    | 'listAppProjects'
    | 'listClusters'
    | 'listHubs'
  >;
  /** The Vaults that the portal logs in to, by name; absent where Vault is not configured. */
  vault?: { vaults: ReadonlyMap<string, Pick<Vault, 'listSecrets'>> };
  repository: Pick<GitOpsRepository, 'read' | 'commit' | 'propose'>;
  entityOwners: EntityOwners;
  notifier: Pick<Notifier, 'changed' | 'servicesChanged'>;
  /** What follows a Change that stands: reading it back, refreshing Argo CD. */
  afterWrite(change: ChangeRow): void;
  now(): Date;
}
