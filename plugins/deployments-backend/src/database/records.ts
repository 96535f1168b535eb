import type {
  ApplicationObservation,
  Cause,
  Change,
  Deployment,
  KnownService,
  RoleStatus,
} from '@argosy/plugin-deployments-common';
import type { JsonObject } from '@backstage/types';
import type { KeysAt } from '../vault/types';

/**
 * What permission conditions become in SQL. `owner`: owner of the Deployment's service; `project`: that of its spec,
 * of an Application that is no service's its AppProject.
 * @public
 */
export type DeploymentFilter = {
  key: 'owner' | 'environment' | 'project';
  values: string[];
};

/** Which Applications an entity means. Every part that is given must hold. */
export interface DeploymentSelector {
  hub?: string;
  namespace?: string;
  project?: string;
  name?: string;
  /** Terms of a Kubernetes label selector. */
  labels?: LabelTerm[];
}
export type LabelTerm =
  | { key: string; operator: 'in' | 'notin'; values: string[] }
  | { key: string; operator: 'exists' | 'absent' };

/** A Deployment with what its service says of it, which an Application that is no service's lacks. */
export type OwnedDeployment = Deployment & {
  owner?: string;
  /** That of the spec; `project` is the AppProject. */
  serviceProject?: string;
  entityRef?: string;
};

/** A service of the merged files. */
export interface ServiceRow extends Omit<KnownService, 'state' | 'changeUrl'> {
  project: string;
  /** `set`: name of the ApplicationSet; `file`: its config.json. */
  targets: Array<{
    environment: string;
    region: string;
    cluster: string;
    hub: string;
    application: string;
    set: string;
    file: string;
  }>;
}

/** A Change with what is needed to plan it again. */
export interface ChangeRow extends Change {
  /** What was asked for, as its kind parses it. */
  request: JsonObject;
  /** That of its pull request. It stays the same, whatever the config and the next plan say. */
  branch: string;
  /** Paths of the files that it writes; absent in rows of the release before. */
  files?: string[];
}

/** What a step writes onto a Change: each key that is there, also one that is undefined. */
export type ChangePatch = Partial<
  Omit<ChangeRow, 'id' | 'operation' | 'service' | 'request' | 'createdAt'>
>;

/** Which account of a service, in which target. */
export interface SecretKey {
  service: string;
  environment: string;
  cluster: string;
  serviceAccount: string;
}

/** A secret that the merged files want. */
export interface DesiredSecret extends SecretKey {
  region: string;
  workload: string;
  namespace: string;
  /** Name of the Vault; the mount of KV in it, and the path below. */
  server: string;
  mount: string;
  path: string;
  /** Names of the keys that are required. */
  keys: string[];
}

/** What a look into Vault found. */
export type FoundKeys = { checkedAt: string } & (
  | Exclude<KeysAt, { state: 'unreadable' }>
  | { state: 'unreadable'; cause: Cause }
);

/** A secret, and what is known of it. */
export interface SecretRow extends DesiredSecret {
  role?: RoleStatus;
  /** The role as it was last known to stand: what then differs from the same desired role was changed by somebody else. */
  roleBody?: string;
  found?: FoundKeys;
}

/** How the role of an account is seen to stand. */
export interface RoleWrite extends SecretKey {
  /** Absent: it is not the portal's to look at. */
  role?: Omit<RoleStatus, 'since'>;
  /** Kept as it is where left out. */
  roleBody?: string;
}

export type ApplicationWrite = ApplicationObservation & {
  cause?: Cause;
  progress?: string;
};

/** An object of a hub that cannot be read, by the plural of its kind. */
export interface UnreadableObject {
  kind: string;
  namespace: string;
  name: string;
  uid?: string;
  why: string;
  /** ISO time when it was first seen so. */
  since: string;
}
