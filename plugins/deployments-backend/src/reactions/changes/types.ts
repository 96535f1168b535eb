import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Hub } from '../../argocd/types';
import type { ChangeKind } from '../../changes/ChangeKind';
import type {
  ChangeRow,
  LeasedReadModel,
  ReadModel,
} from '../../database/types';
import type { GitOpsRepository } from '../../git/types';
import type { Clock } from '../../lib/clock';
import type { Metrics } from '../../lib/metrics';
import type { Notifier } from '../../notify/types';

/** What the tracker needs of the read model. */
type TrackerStore = Pick<
  LeasedReadModel,
  | 'listChanges'
  | 'updateChange'
  | 'getService'
  | 'listDeployments'
  | 'listApplicationNames'
>;

/** The same before the lease is ours. */
export type LeasingTrackerStore = TrackerStore &
  Pick<ReadModel, 'acquireLease' | 'releaseLease'> & {
    underLease(name: string, holder: string): TrackerStore;
  };

/** All that the tracker of Changes may reach. */
export interface TrackerContext {
  readModel: TrackerStore;
  repository: Pick<GitOpsRepository, 'getPullRequest'>;
  hubs: ReadonlyArray<Pick<Hub, 'name' | 'namespaces' | 'refresh'>>;
  notifier: Pick<Notifier, 'changed' | 'servicesChanged'>;
  /** Reads the merged files into the read model. */
  readServices(): Promise<void>;
  /** Has what the merged files of a service want of Vault looked at; absent where there is none. */
  reconcileRoles?(service: string): void;
  /** By operation: who drives the Changes of each kind. */
  kinds: Readonly<Record<ChangeRow['operation'], Pick<ChangeKind, 'drivenBy'>>>;
  /** Plans a Change anew and writes it over what it wrote before. */
  resume(change: ChangeRow): Promise<void>;
  logger: LoggerService;
  clock: Clock;
  metrics: Metrics;
}

export const nowOf = ({ clock }: Pick<TrackerContext, 'clock'>) =>
  new Date(clock.now()).toISOString();
