import type { RoleStatus } from '@argosy/plugin-deployments-common';
import {
  differingFields,
  type RawRole,
  type RoleBody,
  sharedRoleBody,
  sharedRoleName,
} from '@argosy/plugin-deployments-planner';
import { applyFailure, applyRoles } from './applyRoles';
import { desiredRolesOf, toRoleWrite } from './roleStatus';
import type { RoleReconciliation } from './types';

/**
 * Looks at the one role of a mount that an admin has made for all workloads. It is never written.
 * Returns the services whose role is to be looked at again soon.
 * @throws the failure of a Vault that need not be asked further
 */
export async function checkSharedRole(
  reconciliation: RoleReconciliation,
  mount: string,
): Promise<string[]> {
  const { server, vault, rows, signal, context } = reconciliation;
  const { config, environments } = context;
  const roles = desiredRolesOf(reconciliation, mount);
  if (roles.length === 0) return [];
  const name = sharedRoleName(config);
  let actual: RawRole | undefined;
  try {
    actual = await vault.readRole(mount, name, signal);
  } catch (error) {
    return applyFailure(reconciliation, roles, error);
  }
  const place = `role ${name} in auth/${mount} of Vault ${server.name}`;
  const desired = sharedRoleBody(config, mount, environments);
  const status = sharedRoleStatus(place, desired, actual);
  return applyRoles(reconciliation, {
    statuses: roles.map(role => toRoleWrite(rows, role, status)),
  });
}

const REMEDY =
  'Ask an admin of Vault to write it as the Vault set-up page shows.';

/** How the shared role is, compared with how it should be. Pure. */
export function sharedRoleStatus(
  place: string,
  desired: RoleBody,
  actual: RawRole | undefined,
): Pick<RoleStatus, 'state' | 'cause'> {
  if (!actual) {
    const message = `There is no ${place}.`;
    return { state: 'missing', cause: { message, next: REMEDY } };
  }
  const fields = differingFields(desired, actual);
  if (fields.length === 0) return { state: 'standing' };
  const message = `The ${place} differs from what it should be in ${fields.join(', ')}.`;
  return { state: 'drifted', cause: { message, next: REMEDY } };
}
