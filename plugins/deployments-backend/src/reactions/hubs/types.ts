import type {
  ApplicationObservation,
  Cause,
  ResourceTree,
} from '@argosy/plugin-deployments-common';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Hub } from '../../argocd/types';
import type { LeasedReadModel, ReadModel } from '../../database/types';
import type { Notifier } from '../../notify/types';
import type { Timers } from '../observeTimers';

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
  LeasedReadModel,
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
>;

/** Who asks for a lease gets what he may do under it. */
export type LeasingStore = Pick<ReadModel, 'acquireLease' | 'releaseLease'> & {
  underLease(name: string, holder: string): ObservedStore;
};

/** All that the observation of one hub may reach. */
export interface ObserveRoom {
  hub: Hub;
  readModel: ObservedStore;
  notifier: Pick<Notifier, 'changed'>;
  explain: Explain;
  timers: Timers;
  logger: LoggerService;
}

/** The same before the lease of the hub is ours. */
export type LeaseRoom = Omit<ObserveRoom, 'readModel'> & {
  readModel: LeasingStore;
  /** Who we are among the replicas of the backend. */
  holder: string;
};
