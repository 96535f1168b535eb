import type {
  ApplicationObservation,
  ApplicationSetObservation,
  Cause,
  Change,
  Cluster,
  Deployment,
  HubStatus,
  KnownService,
  RoleStatus,
  VaultStatus,
} from '@argosy/plugin-deployments-common';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { JsonObject } from '@backstage/types';
import type { CommitInfo } from '../git/types';
import type { KeysAt } from '../vault/types';

/** What permission conditions become in SQL. `owner`: owner of the Deployment's service. @public */
export type DeploymentFilter = {
  key: 'owner' | 'environment';
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

/** A Deployment with what permission rules ask for. `owner`: owner of its service. @public */
export type OwnedDeployment = Deployment & { owner?: string };

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
export interface WantedSecret extends SecretKey {
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
export interface SecretRow extends WantedSecret {
  role?: RoleStatus;
  /** The role as it was last known to stand: what then differs from the same wish was changed by somebody else. */
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

/** The read model: the plugin's database. Ids of Deployments are `<hub>/<namespace>/<name>`. */
export interface ReadModel {
  // asked by operations
  listDeployments(query: {
    selector: DeploymentSelector;
    filter?: PermissionCriteria<DeploymentFilter>;
    cursor?: string;
    limit: number;
  }): Promise<{ items: Deployment[]; nextCursor?: string }>;
  getDeployments(ids: string[]): Promise<Array<OwnedDeployment | undefined>>;
  /** Application names of the whole fleet, for collisions. */
  listApplicationNames(): Promise<
    Array<{ hub: string; namespace: string; name: string }>
  >;
  listHubs(): Promise<HubStatus[]>;
  listClusters(): Promise<Cluster[]>;
  listApplicationSets(): Promise<ApplicationSetObservation[]>;
  listServices(): Promise<ServiceRow[]>;
  getService(name: string): Promise<ServiceRow | undefined>;
  findServiceByEntity(entityRef: string): Promise<ServiceRow | undefined>;
  /** Newest first. */
  listChanges(query: {
    service?: string;
    states?: Change['state'][];
    since?: string;
  }): Promise<ChangeRow[]>;
  /** Inserts, or replaces the row of the same id where that is in one of these states. Returns whether it did. */
  saveChange(
    change: ChangeRow,
    replaces?: readonly Change['state'][],
  ): Promise<boolean>;
  /**
   * Writes a step onto the Change as it stands now, if it is in one of these states: in one statement, so that nothing
   * that others write at the same time is lost. Returns the whole row; undefined where its state has moved on.
   */
  updateChange(
    id: string,
    from: readonly Change['state'][],
    patch: ChangePatch,
  ): Promise<ChangeRow | undefined>;

  /** Of one service, or of all. */
  listSecrets(query?: { service?: string }): Promise<SecretRow[]>;
  listVaults(): Promise<VaultStatus[]>;

  // written by reactions
  /** Replaces what the merged files want, of one service or of all; what is known of those that stay is kept. Returns the services that changed. */
  replaceSecrets(wanted: WantedSecret[], service?: string): Promise<string[]>;
  /** Returns the services of which anything that screens show changed. */
  saveSecretKeys(
    writes: Array<SecretKey & { found: FoundKeys }>,
  ): Promise<string[]>;
  /** Keeps `since` where the state stays. Returns the services of which anything that screens show changed. */
  saveSecretRoles(writes: RoleWrite[]): Promise<string[]>;
  /** Keeps `since` where the state stays. Returns whether state or cause changed. */
  saveVault(vault: Omit<VaultStatus, 'since'>): Promise<boolean>;
  /** Writes a batch; returns the ids of those whose sync, health, images, operation, cause or progress changed. */
  saveApplications(hub: string, writes: ApplicationWrite[]): Promise<string[]>;
  deleteApplications(
    hub: string,
    keys: Array<{ namespace: string; name: string }>,
  ): Promise<string[]>;
  /** After a complete list: removes what the hub no longer has in that namespace. Returns the ids removed. */
  retainApplications(
    hub: string,
    namespace: string,
    uids: Set<string>,
  ): Promise<string[]>;
  saveCause(
    id: string,
    cause: { cause?: Cause; progress?: string },
  ): Promise<boolean>;
  saveApplicationSets(
    hub: string,
    sets: ApplicationSetObservation[],
  ): Promise<void>;
  deleteApplicationSets(
    hub: string,
    keys: Array<{ namespace: string; name: string }>,
  ): Promise<void>;
  retainApplicationSets(
    hub: string,
    namespace: string,
    uids: Set<string>,
  ): Promise<void>;
  saveClusters(hub: string, clusters: Cluster[]): Promise<void>;
  /** Keeps `since` when the state stays the same. Returns whether state or cause changed. */
  saveHub(hub: Omit<HubStatus, 'since'>): Promise<boolean>;
  /** Where a watch goes on, by `<kind>/<namespace>`. */
  getCheckpoints(hub: string): Promise<Record<string, string>>;
  saveCheckpoint(
    hub: string,
    key: string,
    resourceVersion: string,
  ): Promise<void>;
  /** Takes or renews a lease, for 15 s by the database's clock if not told otherwise. False when another holds it. */
  acquireLease(
    name: string,
    holder: string,
    seconds?: number,
  ): Promise<boolean>;
  releaseLease(name: string, holder: string): Promise<void>;
  /**
   * The same for the holder of a lease: once another holds it, whatever is asked or written
   * fails with `LeaseLostError`, and nothing of it is kept.
   */
  underLease(name: string, holder: string): LeasedReadModel;
  /** Replaces all services by those of a commit. Returns whether anything changed. */
  replaceServices(commit: string, services: ServiceRow[]): Promise<boolean>;
  saveCommits(commits: CommitInfo[]): Promise<void>;
  /** Revisions of Applications that no commit is stored for, at most 100. */
  listUnknownRevisions(): Promise<string[]>;
}

/** What can be asked and written under a lease. */
export type LeasedReadModel = Omit<
  ReadModel,
  'acquireLease' | 'releaseLease' | 'underLease'
>;
