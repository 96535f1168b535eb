import type { ControlPlaneVault } from '../ControlPlane';
import { keepAccountToken } from './accountToken';
import { runAsAdmin } from './runAsAdmin';
import { vaultClient } from './vaultClient';
import { PORTAL, serverOfPortal } from './vaultOfPortal';
import type {
  PortalOptions,
  ServerOfPortal,
  VaultOfPortal,
} from './vaultOfPortal';

/** Computes the commands that a portal asks an admin to run, from its config and the accessor of each mount. */
export type StepsOf = (input: {
  vault: VaultOfPortal;
  server: ServerOfPortal;
  accessors: ReadonlyMap<string, string>;
  environments: string[];
  portalPolicyName: string;
}) => Array<{ command: string }>;

/**
 * Sets Vault up for a portal as its admin does once: runs the commands exactly as the portal prints them, with the
 * portal's own ServiceAccount filled in. The token of that account is kept in a file.
 * @returns the value of `deployments.vault`, and a function that ends the renewal of the token
 */
export async function setUpVault(
  vault: ControlPlaneVault,
  stepsOf: StepsOf,
  options: PortalOptions,
): Promise<{ config: VaultOfPortal; stop: () => void }> {
  const { rolePrefix = 'argosy-', audience } = options;
  const server = serverOfPortal(vault, options);
  const config: VaultOfPortal = {
    mode: 'roles',
    rolePrefix,
    ...(audience !== undefined && { audience }),
    servers: [server],
  };
  const { accessorOf } = vaultClient(vault);
  const accessors = new Map<string, string>();
  for (const { mount } of Object.values(server.clusters)) {
    accessors.set(mount, await accessorOf(mount));
  }
  const portalPolicyName = `${rolePrefix}portal`;
  const environments = ['dev', 'staging', 'prod'];
  for (const { command } of stepsOf({
    ...{ vault: config, server, accessors, environments, portalPolicyName },
  })) {
    // the words in capitals stand for the account of the backend, which a portal does not know
    const filled = command
      .replace('SERVICEACCOUNT-OF-THE-PORTAL', PORTAL.name)
      .replace('NAMESPACE-OF-THE-PORTAL', PORTAL.namespace);
    await runAsAdmin(vault, filled);
  }
  const account = { ...PORTAL, file: server.auth.tokenFile };
  return { config, stop: await keepAccountToken(vault, account) };
}
