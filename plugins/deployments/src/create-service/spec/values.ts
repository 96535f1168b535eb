/** What the page *Service* holds: everything may still be missing. */
export interface ServiceValue {
  name?: string;
  owner?: string;
  description?: string;
  /** Argo CD project; absent: named for the owner. */
  project?: string;
  /** An existing Component; absent: one is made. */
  entityRef?: string;
}

/** One row of the page *Workloads*. */
export interface WorkloadValue {
  name?: string;
  image?: string;
  port?: number;
  size?: Size;
  replicas?: number;
  health?: string;
  /** Rows and not a record, so that a name can be typed and its order stays. */
  env?: Array<{ name: string; value: string }>;
  /** The command of the migration, one argument a line. */
  migration?: string;
}

export interface TargetValue {
  environment: string;
  cluster: string;
}

/** What the page *Where* holds; `delivery` and `exposure` by name of workload. */
export interface TargetsValue {
  targets?: TargetValue[];
  delivery?: Record<string, Delivery>;
  exposure?: Record<string, Exposure>;
}

/** Names of the required keys, by workload. */
export type SecretsValue = Record<string, string[]>;

/** All pages together, as the wizard keeps them. */
export interface FormValues {
  service?: ServiceValue;
  workloads?: WorkloadValue[];
  targets?: TargetsValue;
  secrets?: SecretsValue;
}

export const DELIVERIES = ['rolling', 'canary', 'blue-green'] as const;

/** How a new version takes over. */
export type Delivery = (typeof DELIVERIES)[number];

export const SIZES = ['S', 'M', 'L'] as const;

/** A size class, or numbers of one's own. */
type Size = (typeof SIZES)[number] | { cpu?: string; memory?: string };

/** How a workload is reached from outside; absent: not at all. */
export interface Exposure {
  /** Host by environment; an empty one means: not exposed there. */
  hosts: Record<string, string>;
}
