/** How secrets of Vault reach a pod. @public */
export type SecretDelivery = 'injector' | 'external-secrets';

/** One Vault, and the clusters whose workloads log in to it. @public */
export interface VaultServer {
  name: string;
  /** Address of its API. */
  url: string;
  /** Address for people. */
  publicUrl: string;
  /** Namespace of Vault Enterprise or OpenBao. */
  namespace?: string;
  kv: { mount: string; version: 1 | 2 };
  /** The auth mount of each cluster, by the cluster's name. */
  clusters: Readonly<Record<string, { mount: string }>>;
}

/** What a plan needs to know of Vault. @public */
export interface Vault {
  /** Who makes the roles: the portal; an admin, one for all; the Vault team, from Terraform in Git. */
  mode: 'roles' | 'read-only' | 'pull-request';
  /** Names of roles and policies of ours begin with it. */
  rolePrefix: string;
  /** When set, tokens of workloads carry it and roles demand it. */
  audience?: string;
  servers: VaultServer[];
}

/** How the portal itself logs in to a Vault. There is no way to name a token that never ends. @public */
export type VaultAuth =
  | {
      method: 'kubernetes' | 'jwt';
      mount: string;
      role: string;
      tokenFile: string;
    }
  | { method: 'approle'; mount: string; roleId: string; secretIdFile: string };
