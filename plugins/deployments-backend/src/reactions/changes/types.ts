import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Hub } from '../../argocd/types';
import type {
  ChangeRow,
  LeasedReadModel,
  ReadModel,
} from '../../database/types';
import type { GitOpsRepository } from '../../git/types';
import type { Notifier } from '../../notify/types';
import type { Timers } from '../observeTimers';

/** What the tracker of Changes needs of the read model. */
type ChangeStore = Pick<
  LeasedReadModel,
  | 'listChanges'
  | 'saveChange'
  | 'getService'
  | 'listDeployments'
  | 'listApplicationNames'
>;

/** The same before the lease is ours. */
export type LeasingChangeStore = ChangeStore &
  Pick<ReadModel, 'acquireLease' | 'releaseLease'> & {
    underLease(name: string, holder: string): ChangeStore;
  };

/** All that the tracker of Changes may reach. */
export interface ChangeContext {
  readModel: ChangeStore;
  repository: Pick<GitOpsRepository, 'getPullRequest'>;
  hubs: ReadonlyArray<Pick<Hub, 'name' | 'namespaces' | 'refresh'>>;
  notifier: Pick<Notifier, 'changed' | 'servicesChanged'>;
  /** Reads the merged files into the read model. */
  readServices(): Promise<void>;
  /** Has what the merged files of a service want of Vault looked at; absent where there is none. */
  reconcileRoles?(service: string): void;
  /** Plans a Change anew and writes it over what it wrote before. */
  replan(change: ChangeRow): Promise<void>;
  logger: LoggerService;
  timers: Timers;
}

export const nowOf = ({ timers }: Pick<ChangeContext, 'timers'>) =>
  new Date(timers.now()).toISOString();
