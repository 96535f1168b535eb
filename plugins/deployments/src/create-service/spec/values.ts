import { Delivery, Exposure, Size } from './choices';

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
