import type { EntityOwners } from '../catalog/types';
import type { DeploymentsConfig } from '../config';
import type { ChangeRow, LeasedReadModel } from '../database/types';
import type { GitOpsRepository } from '../git/types';
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
    | 'listClusters'
    | 'listHubs'
  >;
  repository: Pick<GitOpsRepository, 'read' | 'commit' | 'propose'>;
  entityOwners: EntityOwners;
  notifier: Pick<Notifier, 'changed' | 'servicesChanged'>;
  /** What follows a Change that stands: reading it back, refreshing Argo CD. */
  afterWrite(change: ChangeRow): void;
  now(): Date;
}
