import type { SeedCluster } from '@argosy/control-plane';
import type { HubFaults } from '../HubFaults';
import type { Resources } from '../kubernetes/Resources';
import type { LiveApplications } from './applications/LiveApplications';
import type { Pace } from './Pace';
import type { RepositoryReader } from './repository/RepositoryReader';

/** What the controller of one hub works with. */
export interface HubContext {
  /** Set where the repository serves several hubs. */
  hub?: string;
  resources: Resources;
  reader: RepositoryReader;
  cloneUrl: string;
  clusters: SeedCluster[];
  live: LiveApplications;
  faults: HubFaults;
  pace: Pace;
}
