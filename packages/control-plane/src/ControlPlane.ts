/** A Kubernetes API: HTTPS with a certificate authority of its own. `caData` is base64 of the PEM. */
export type KubernetesAccess = {
  server: string;
  caData: string;
  token: string;
};

/** One hub as a client reaches it. */
export interface ControlPlaneHub {
  name: string;
  /** Where Applications live. */
  namespaces: string[];
  /** Pages of Argo CD. */
  url: string;
  /** The Kubernetes API as the portal reaches it. */
  kubernetes: KubernetesAccess;
  /** The same API for who may do everything in it: what tests prepare and clean up with. */
  admin: KubernetesAccess;
  /** Argo CD's own API. */
  argocd: { url: string; token: string };
}

/** A Vault: KV v2 at `kv`, and for each cluster the mount where its workloads log in. */
export interface ControlPlaneVault {
  address: string;
  /** May do everything: what tests prepare with. */
  token: string;
  /** Mount of KV v2. */
  kv: string;
  /** `kubernetes` gives accounts of the cluster their tokens. */
  clusters: Record<string, { mount: string; kubernetes: KubernetesAccess }>;
}

/** What can be wrong with a Vault. */
export const VAULT_FAULTS = ['sealed', 'down', 'hanging', 'slow'] as const;

export type VaultFault = (typeof VAULT_FAULTS)[number];

export const isVaultFault = (fault: unknown): fault is VaultFault =>
  VAULT_FAULTS.some(each => each === fault);

/** Addresses and credentials of a whole control plane, and the faults it can be given. Sandbox and lab hand out the same value: its users never know which. */
export interface ControlPlane {
  hubs: ControlPlaneHub[];
  git: {
    /** Clone address of the GitOps repository. */
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
  /** One request to the control address: a fault, `stop`, or what only this control plane can do (as the sandbox's `seed`). */
  control(
    action: string,
    body?: Record<string, string | number>,
  ): Promise<void>;
  stop(): Promise<void>;
}

/** Faults on request. Each holds until `clear`. */
export interface Faults {
  /** The hub's APIs accept connections and never answer. */
  hang(hub: string): Promise<void>;
  /** The hub's APIs answer every request with this status. */
  fail(hub: string, status: number): Promise<void>;
  /** Ends every open watch of the hub now. */
  dropWatches(hub: string): Promise<void>;
  /** Ends the hub's API server and starts it again: every connection breaks, and what happened before is told to no watch. Settles when it answers. */
  restart(hub: string): Promise<void>;
  /** Forgets the history: a watch from an older resourceVersion gets 410. */
  expire(hub: string): Promise<void>;
  /** Makes an Application Degraded: its Deployment is past its deadline, and its Pods wait with this message. */
  degrade(hub: string, application: string, message: string): Promise<void>;
  /** The Git host refuses connections or answers with this status. */
  failGit(status: number): Promise<void>;
  /** Vault is sealed, refuses connections, takes requests and answers none, or answers late. */
  failVault(fault: VaultFault): Promise<void>;
  clear(): Promise<void>;
}
