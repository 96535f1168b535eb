import { Cluster, Environment } from './target';
import { Vault } from './vault';

/** All that a plan is made from besides the spec and the repository. @public */
export interface Fleet {
  environments: Environment[];
  clusters: Cluster[];
  /** `namespace`: where Applications of the hub live. */
  hubs: Array<{ name: string; namespace: string }>;
  gitops: { repository: string; branch: string };
  /** Address of a Prometheus that clusters reach; needed for the analysis of a canary. */
  prometheus?: string;
  /** Where workloads get their secrets from. */
  vault?: Vault;
}
