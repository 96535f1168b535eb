import {
  Fleet,
  SecretDelivery,
  ServiceSpec,
  Vault,
  Workload,
} from '@argosy/plugin-deployments-common';
import { accountsOf } from '../vault/accountsOf';
import { placeOf, VaultPlace } from '../vault/placeOf';
import { DesiredRole, desiredRole } from '../vault/roles/desiredRole';
import { Site } from './site';

/** How the pods of a workload get their secrets in a target. */
export interface SecretAccess extends VaultPlace {
  delivery: SecretDelivery;
  /** The workload's own role, and that of its migration. */
  roles: readonly DesiredRole[];
}

/** Undefined where the workload has no secrets, or no Vault serves the cluster. */
export function secretAccess(
  spec: ServiceSpec,
  workload: Workload,
  { target, environment, namespace }: Site,
  { vault }: Pick<Fleet, 'vault'>,
): SecretAccess | undefined {
  const accounts = accountsOf(workload);
  const place = vault && placeOf(vault, target.cluster);
  if (!place || accounts.length === 0) return undefined;
  const toRole = roleAt(vault, place, spec.name, { ...target, namespace });
  return {
    ...place,
    delivery: environment.secrets?.delivery ?? 'injector',
    roles: accounts.map(toRole),
  };
}

const roleAt =
  (
    vault: Vault,
    place: VaultPlace,
    service: string,
    target: Parameters<typeof desiredRole>[4],
  ) =>
  (account: ReturnType<typeof accountsOf>[number]) =>
    desiredRole(vault, place, service, account, target);
