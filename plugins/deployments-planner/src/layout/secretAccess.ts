import {
  Environment,
  SecretDelivery,
  Target,
  Vault,
  Workload,
} from '@argosy/plugin-deployments-common';
import { accountsOf } from '../vault/accountsOf';
import { placeOf, VaultPlace } from '../vault/placeOf';
import { DesiredRole, desiredRole } from '../vault/roles/desiredRole';

/** How the pods of a workload get their secrets in a target. */
export interface SecretAccess extends VaultPlace {
  delivery: SecretDelivery;
  /** The workload's own role, and that of its migration. */
  roles: readonly DesiredRole[];
}

/** Undefined where the workload has no secrets, or no Vault serves the cluster. */
export function secretAccess(
  workload: Workload & { service: string },
  at: { target: Target; environment: Environment; namespace: string },
  vault: Vault | undefined,
): SecretAccess | undefined {
  const accounts = accountsOf(workload);
  const place = vault && placeOf(vault, at.target.cluster);
  if (!place || accounts.length === 0) return undefined;
  const target = { ...at.target, namespace: at.namespace };
  const { service } = workload;
  return {
    ...place,
    delivery: at.environment.secrets?.delivery ?? 'injector',
    roles: accounts.map(account =>
      desiredRole(vault, place, { service, account, target }),
    ),
  };
}
