import {
  Environment,
  Vault,
  VaultAuth,
  VaultServer,
} from '@argosy/plugin-deployments-common';

/** How a hub's Kubernetes API is reached. @public */
export type KubernetesAccess =
  | { kind: 'inCluster' }
  | { kind: 'kubeconfig'; path: string; context?: string }
  | {
      kind: 'server';
      server: string;
      caData?: string;
      caFile?: string;
      token?: string;
      tokenFile?: string;
    };

/** @public */
export interface HubConfig {
  name: string;
  url?: string;
  namespaces: string[];
  kubernetes: KubernetesAccess;
  argocd?: { url: string; token: string };
}

/** @public */
export interface VaultServerConfig extends VaultServer {
  /** Absent in the mode pull-request only, in which the portal needs no rights. */
  auth?: VaultAuth;
}

/** @public */
export interface VaultConfig extends Vault {
  servers: VaultServerConfig[];
}

/** A peer that we send credentials to. @public */
export interface Peer {
  /** As the beginning of a sentence: `Vault main`. */
  peer: string;
  url: string;
}

/** What a service, such as a pipeline, may write. @public */
export interface CallerConfig {
  /** As Backstage's auth service names it: `external:ci:repo:acme/shop:ref:refs/heads/main`. */
  subject: string;
  /** Names of operations. */
  may: string[];
  /** Whose services. A name alone is not enough: a service that does not stand yet has the owner that is asked for. */
  owners: string[];
  /** Only these of theirs, by name. */
  services?: string[];
  environments: string[];
}

/** An entry of `backend.auth.externalAccess` that lets in more than it says. @public */
export interface OpenAccess {
  index: number;
  type: string;
  /** Keys that would restrict it. */
  lacks: string[];
}

/** The whole config, read once. @public */
export interface DeploymentsConfig {
  /** Whether a plain yes of the permission policy lets a person write what their own groups own, and no more. */
  ownersOnly: boolean;
  /** Owners by project, for those that the config names: only their services may be put into it. */
  projectOwners: ReadonlyMap<string, readonly string[]>;
  /** Services that may write; one that is not listed writes nothing. */
  callers: CallerConfig[];
  openAccess: OpenAccess[];
  hubs: HubConfig[];
  gitops: {
    repository: string;
    branch: string;
    author: { name: string; email: string };
    /** What the names of our branches begin with. */
    branchPrefix: string;
  };
  regionLabel: string;
  prometheus?: string;
  environments: Environment[];
  vault?: VaultConfig;
  /** Peers that are reached over http because `allowHttp` says so. */
  unencrypted: Peer[];
}
