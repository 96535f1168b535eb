import type {
  ApplicationObservation,
  Cause,
  ResourceTree,
} from '@argosy/plugin-deployments-common';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Hub } from '../../argocd/types';
import type { LeasedReadModel } from '../../database/types';
import type { Clock } from '../../lib/clock';
import type { Metrics } from '../../lib/metrics';
import type { Notifier } from '../../notify/types';

/** Why a Deployment is not healthy, and what is going on. */
export interface Explanation {
  cause?: Cause;
  progress?: string;
}

/** Puts an observation into words. With the resource tree it can say more. */
export type Explain = (
  observation: ApplicationObservation,
  tree?: ResourceTree,
) => Explanation;

/** What observing a hub needs of the read model. */
export type HubStore = Pick<
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
  | 'saveAppProjects'
  | 'saveHub'
  | 'getCheckpoints'
  | 'saveCheckpoint'
  | 'listUnreadable'
  | 'replaceUnreadable'
>;

/** Everything that observing one hub may use. */
export interface HubContext {
  hub: Hub;
  readModel: HubStore;
  notifier: Pick<Notifier, 'changed'>;
  explain: Explain;
  clock: Clock;
  logger: LoggerService;
  metrics: Metrics;
}

/** Receives what is observed of one kind in one namespace. */
export interface ResourceEventHandler<T> {
  save(items: T[]): Promise<void>;
  remove(keys: Array<{ namespace: string; name: string }>): Promise<void>;
  /** After a complete list: removes everything that is not among these. */
  retain(uids: Set<string>): Promise<void>;
}
