import { join } from 'node:path';
import type { ControlPlaneVault } from '../ControlPlane';

/** Whom the portal is, in the cluster where its own pod would run. */
export const PORTAL = {
  cluster: 'eu1',
  namespace: 'portal',
  name: 'backend',
} as const;

/** How a portal names and uses this Vault: the value of `deployments.vault`, with every default said. */
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
  /** Holds the token of the portal's account. */
  directory: string;
  /** Several portals share a Vault by it. */
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
      // one that begins with the prefix would be a workload's
      role: `portal-of-${rolePrefix.replace(/-$/, '')}`,
      tokenFile: join(directory, 'vault-account-token'),
    },
    clusters: Object.fromEntries(
      Object.entries(clusters).map(([name, { mount }]) => [name, { mount }]),
    ),
  };
}
