import type { Cause, RoleStatus } from '@argosy/plugin-deployments-common';

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
  | {
      state: 'present';
      keys: string[];
      version: number;
      updatedAt: string;
      owner?: string;
    }
  | {
      state: 'missing';
      why: 'absent' | 'deleted' | 'destroyed';
      version?: number;
      owner?: string;
    }
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
