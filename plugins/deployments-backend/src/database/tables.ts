import type {
  Change,
  Cluster,
  Deployment,
  HubStatus,
  VaultStatus,
} from '@argosy/plugin-deployments-common';

/** Labels, images, operation and causes are JSON as text: both engines keep it alike. */
export interface ApplicationRow {
  id: string;
  hub: string;
  namespace: string;
  name: string;
  uid: string;
  service: string | null;
  environment: string | null;
  region: string | null;
  cluster: string;
  target_namespace: string | null;
  project: string;
  labels: string;
  sync: Deployment['sync'];
  health: Deployment['health'];
  revision: string | null;
  images: string;
  operation: string | null;
  cause: string | null;
  progress: string | null;
  tree_cause: string | null;
  tree_progress: string | null;
  changed_at: string;
  observed_at: string;
}

export interface LabelRow {
  application_id: string;
  key: string;
  value: string;
}

export interface ApplicationSetRow {
  hub: string;
  namespace: string;
  name: string;
  uid: string;
  errors: string;
  generated: string;
}

export interface UnreadableRow {
  hub: string;
  kind: string;
  namespace: string;
  name: string;
  uid: string | null;
  why: string;
  since: string;
}

export interface HubRow {
  name: string;
  state: HubStatus['state'];
  since: string;
  cause: string | null;
}

export interface LeaseRow {
  name: string;
  holder: string;
  /** Seconds since 1970 by the database's clock. */
  expires_at: number;
}

export interface CheckpointRow {
  hub: string;
  key: string;
  up_to: string;
}

export interface ClusterRow {
  hub: string;
  name: string;
  region: string;
  labels: string;
  api_versions: string;
  connection: Cluster['connection'];
  message: string | null;
  observed_at: string;
}

export interface AppProjectsRow {
  hub: string;
  names: string;
  observed_at: string;
}

export interface ChangeTableRow {
  id: string;
  service: string;
  state: Change['state'];
  created_at: string;
  stepped_at: string;
  content: string;
}

export interface CommitRow {
  sha: string;
  author: string;
  message: string;
  time: string;
}

export interface ServiceTableRow {
  name: string;
  entity_ref: string;
  /** SQLite knows 0 and 1 only. */
  provides_entity: boolean | number;
  owner: string;
  description: string;
  project: string;
  commit: string;
  /** ISO time since when it claims its entity; empty where it did before that was kept. */
  claimed_at: string;
}

export interface ServiceTargetRow {
  service: string;
  environment: string;
  cluster: string;
  region: string;
  hub: string;
  application: string;
  set: string;
  file: string;
}

export interface SecretTableRow {
  service: string;
  environment: string;
  cluster: string;
  service_account: string;
  /** JSON of what the merged files want, without the key. */
  wanted: string;
  role: string | null;
  role_body: string | null;
  found: string | null;
}

export interface SignalKeyRow {
  id: number;
  key: string;
}

export interface VaultRow {
  name: string;
  state: VaultStatus['state'];
  since: string;
  cause: string | null;
}
