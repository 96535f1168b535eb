/**
 * How to reach a Kubernetes API. It serves HTTPS with a certificate authority of its own: `caData` is the base64
 * of its PEM.
 */
export type KubernetesAccess = {
  server: string;
  caData: string;
  token: string;
};

/** A hub: a cluster that runs Argo CD. */
export interface ControlPlaneHub {
  name: string;
  /** The namespaces that hold Applications. */
  namespaces: string[];
  /** Address of Argo CD's pages. */
  url: string;
  /** The Kubernetes API with the portal's rights. */
  kubernetes: KubernetesAccess;
  /** The same API with all rights, for tests to prepare and clean up with. */
  admin: KubernetesAccess;
  /** Argo CD's own API. */
  argocd: { url: string; token: string };
}

/** A Vault that serves KV v2 at `kv`, and has for each cluster an auth mount where its workloads log in. */
export interface ControlPlaneVault {
  address: string;
  /** The root token, for tests to prepare with. */
  token: string;
  /** The mount of KV v2. */
  kv: string;
  /** By cluster. `kubernetes` is the API that issues tokens to the cluster's ServiceAccounts. */
  clusters: Record<string, { mount: string; kubernetes: KubernetesAccess }>;
}

/** The faults that a Vault can be given. */
export const VAULT_FAULTS = ['sealed', 'down', 'hanging', 'slow'] as const;

export type VaultFault = (typeof VAULT_FAULTS)[number];

/**
 * Addresses and credentials of a whole control plane, and the faults it can be given. Sandbox and lab both provide
 * this value, and its users cannot tell which of the two they have.
 */
export interface ControlPlane {
  hubs: ControlPlaneHub[];
  git: {
    /** The clone address of the GitOps repository. */
    repository: string;
    branch: string;
    /** `host:port`, as `integrations.gitea[].host` wants it. */
    host: string;
    baseUrl: string;
    username: string;
    password: string;
  };
  vault: ControlPlaneVault;
  faults: Faults;
  /**
   * Sends one request to the control address: a fault, `stop`, or an action that only this kind of control plane
   * has, such as the sandbox's `seed`.
   */
  control(
    action: string,
    body?: Record<string, string | number>,
  ): Promise<void>;
  stop(): Promise<void>;
}

/** Faults on request. Each lasts until `clear`. */
export interface Faults {
  /** The hub's APIs accept connections and never answer. */
  hang(hub: string): Promise<void>;
  /** The hub's APIs answer every request with this status. */
  fail(hub: string, status: number): Promise<void>;
  /** Ends every open watch of the hub. */
  dropWatches(hub: string): Promise<void>;
  /**
   * Restarts the hub's API server: every connection breaks, and no watch is told what happened before. Resolves
   * once it answers again.
   */
  restart(hub: string): Promise<void>;
  /** Discards the history: a watch from an older resourceVersion gets a 410. */
  expire(hub: string): Promise<void>;
  /** Makes an Application Degraded: its Deployment exceeds its deadline, and its Pods wait with this message. */
  degrade(hub: string, application: string, message: string): Promise<void>;
  /** The Git host refuses connections or answers with this status. */
  failGit(status: number): Promise<void>;
  /** Vault is sealed, refuses connections, accepts requests without answering, or answers late. */
  failVault(fault: VaultFault): Promise<void>;
  clear(): Promise<void>;
}
