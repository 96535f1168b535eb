import { Environment } from '../model/target';
import { Vault, VaultServer } from '../model/vault';

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

/** How the portal itself logs in to a Vault. There is no way to name a token that never ends. @public */
export type VaultAuth =
  | {
      method: 'kubernetes' | 'jwt';
      mount: string;
      role: string;
      tokenFile: string;
    }
  | { method: 'approle'; mount: string; roleId: string; secretIdFile: string };

/** @public */
export interface VaultServerConfig extends VaultServer {
  /** Absent in the mode pull-request only, in which the portal needs no rights. */
  auth?: VaultAuth;
}

/** @public */
export interface VaultConfig extends Vault {
  servers: VaultServerConfig[];
}

/** The whole config, read once. @public */
export interface DeploymentsConfig {
  hubs: HubConfig[];
  gitops: {
    repository: string;
    branch: string;
    author: { name: string; email: string };
  };
  regionLabel: string;
  prometheus?: string;
  environments: Environment[];
  vault?: VaultConfig;
}
