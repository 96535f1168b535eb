import { Vault, VaultServer } from '@argosy/plugin-deployments-common';

/** Where the workloads of a cluster log in. */
export interface VaultPlace {
  server: VaultServer;
  /** Path of the auth method, without `auth/`. */
  mount: string;
}

/** The Vault and the mount of a cluster; undefined where no Vault serves it. */
export function placeOf(
  vault: Pick<Vault, 'servers'>,
  cluster: string,
): VaultPlace | undefined {
  const server = vault.servers.find(({ clusters }) =>
    Object.hasOwn(clusters, cluster),
  );
  return server && { server, mount: server.clusters[cluster].mount };
}
