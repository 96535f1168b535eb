import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Hub } from '../argocd/types';
import type { ChangeRow, ReadModel } from '../database/types';
import type { GitOpsRepository } from '../git/types';
import type { Notifier } from '../notify/types';
import type { Timers } from './observeTimers';

/** All that the watch over Changes may reach. */
export interface ChangesRoom {
  readModel: Pick<
    ReadModel,
    | 'acquireLease'
    | 'releaseLease'
    | 'listChanges'
    | 'saveChange'
    | 'getService'
    | 'listDeployments'
    | 'listApplicationNames'
  >;
  repository: Pick<GitOpsRepository, 'getPullRequest'>;
  hubs: ReadonlyArray<Pick<Hub, 'name' | 'namespaces' | 'refresh'>>;
  notifier: Pick<Notifier, 'changed' | 'servicesChanged'>;
  /** Reads the merged files into the read model. */
  readServices(): Promise<void>;
  /** Plans a Change anew and writes it over what it wrote before. */
  replan(change: ChangeRow): Promise<void>;
  /** Who we are among the replicas of the backend. */
  holder: string;
  logger: LoggerService;
  timers: Timers;
}

export const nowOf = ({ timers }: Pick<ChangesRoom, 'timers'>) =>
  new Date(timers.now()).toISOString();
