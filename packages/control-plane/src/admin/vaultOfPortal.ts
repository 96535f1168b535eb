import { join } from 'node:path';
import type { ControlPlaneVault } from '../ControlPlane';

/** The portal's ServiceAccount, and the cluster where its Pod would run. */
export const PORTAL = {
  cluster: 'eu1',
  namespace: 'portal',
  name: 'backend',
} as const;

/** How a portal is configured for this Vault: the value of `deployments.vault`, with every default spelled out. */
export interface VaultOfPortal {
  mode: 'roles';
  rolePrefix: string;
  audience?: string;
  servers: ServerOfPortal[];
}

export interface ServerOfPortal {
  name: string;
  url: string;
  publicUrl: string;
  kv: { mount: string; version: 2 };
  auth: {
    method: 'kubernetes';
    mount: string;
    role: string;
    tokenFile: string;
  };
  clusters: Record<string, { mount: string }>;
}

export interface PortalOptions {
  /** The folder that holds the token of the portal's account. */
  directory: string;
  /** Lets several portals share a Vault. */
  rolePrefix?: string;
  audience?: string;
}

export function serverOfPortal(
  { address, kv, clusters }: ControlPlaneVault,
  { directory, rolePrefix = 'argosy-' }: PortalOptions,
): ServerOfPortal {
  return {
    name: 'main',
    url: address,
    publicUrl: address,
    kv: { mount: kv, version: 2 },
    auth: {
      method: 'kubernetes',
      mount: clusters[PORTAL.cluster].mount,
      // a name that begins with the prefix would be a workload's role
      role: `portal-of-${rolePrefix.replace(/-$/, '')}`,
      tokenFile: join(directory, 'vault-account-token'),
    },
    clusters: Object.fromEntries(
      Object.entries(clusters).map(([name, { mount }]) => [name, { mount }]),
    ),
  };
}
