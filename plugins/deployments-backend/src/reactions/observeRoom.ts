import type {
  ApplicationObservation,
  Cause,
  ResourceTree,
} from '@argosy/plugin-deployments-common';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Hub } from '../argocd/types';
import type { ReadModel } from '../database/types';
import type { Notifier } from '../notify/types';
import type { Timers } from './observeTimers';

/** Why a Deployment is not well, and what is going on. */
export interface Explanation {
  cause?: Cause;
  progress?: string;
}

/** Puts an observation into words; with the resource tree it can say more. */
export type Explain = (
  observation: ApplicationObservation,
  tree?: ResourceTree,
) => Explanation;

/** What the observation of hubs needs of the read model. */
export type ObservedStore = Pick<
  ReadModel,
  | 'saveApplications'
  | 'deleteApplications'
  | 'retainApplications'
  | 'saveCause'
  | 'saveApplicationSets'
  | 'deleteApplicationSets'
  | 'retainApplicationSets'
  | 'listClusters'
  | 'saveClusters'
  | 'saveHub'
  | 'getResumePoints'
  | 'saveResumePoint'
  | 'acquireLease'
  | 'releaseLease'
>;

/** All that the observation of one hub may reach. */
export interface ObserveRoom {
  hub: Hub;
  readModel: ObservedStore;
  notifier: Pick<Notifier, 'changed'>;
  explain: Explain;
  /** Who we are among the replicas of the backend. */
  holder: string;
  timers: Timers;
  logger: LoggerService;
}
