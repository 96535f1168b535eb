import { secretPath, Vault } from '@argosy/plugin-deployments-common';
import { VaultPlace } from '../placeOf';
import { readerPolicyName, roleName, sharedRoleName } from '../vaultNames';

/** The role of one account of a service in one target. @public */
export interface DesiredRole {
  /** Name of the Vault. */
  server: string;
  /** Auth mount of the cluster, without `auth/`. */
  mount: string;
  /** In the mode read-only the role that all share. */
  name: string;
  policy: string;
  audience?: string;
  service: string;
  workload: string;
  environment: string;
  cluster: string;
  namespace: string;
  /** The workload's, or that of its migration. */
  serviceAccount: string;
  /** Where its keys are kept; without `data/`. */
  secret: { mount: string; path: string };
  /** Keys that must be there. */
  keys: readonly string[];
}

/** A workload's account and the keys that it reads. */
export interface Account {
  workload: string;
  serviceAccount: string;
  keys: readonly string[];
}

/** An overlay as its config.json says it. */
export interface RoleTarget {
  environment: string;
  cluster: string;
  namespace: string;
}

/** Who asks for a role, and where. */
interface RoleRequest {
  service: string;
  account: Account;
  target: RoleTarget;
}

export const desiredRole = (
  vault: Vault,
  { server, mount }: VaultPlace,
  {
    service,
    account: { workload, serviceAccount, keys },
    target: { environment, cluster, namespace },
  }: RoleRequest,
): DesiredRole => ({
  server: server.name,
  mount,
  name:
    vault.mode === 'read-only'
      ? sharedRoleName(vault)
      : roleName(vault, { service, serviceAccount, environment }),
  policy: readerPolicyName(vault, mount),
  ...(vault.audience !== undefined && { audience: vault.audience }),
  service,
  workload,
  environment,
  cluster,
  namespace,
  serviceAccount,
  secret: {
    mount: server.kv.mount,
    path: secretPath(namespace, serviceAccount),
  },
  keys,
});
