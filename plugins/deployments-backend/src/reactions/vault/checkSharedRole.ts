import type { Cause, RoleStatus } from '@argosy/plugin-deployments-common';
import {
  differingFields,
  sharedRoleBody,
  sharedRoleName,
} from '@argosy/plugin-deployments-planner';
import { isAsked, saveRoles, saveWaiting, toWrite } from './roleStatus';
import type { RolesPass } from './roleStatus';
import { causeOf, failureOf, isOfAll } from './types';

const MEND = 'Have an admin of Vault write it as the set-up page shows it.';

/**
 * Looks at the one role of a mount that an admin has made for all workloads. It is not written.
 * @throws the failure of a Vault that need not be asked further
 */
export async function lookAtShared(
  pass: RolesPass,
  mount: string,
): Promise<void> {
  const { server, vault, wish, states, signal, room } = pass;
  const { config, environments } = room;
  const name = sharedRoleName(config);
  const roles = wish.plan.roles.filter(
    role =>
      role.server === server.name &&
      role.mount === mount &&
      isAsked(pass, role),
  );
  if (roles.length === 0) return;
  let seen: Pick<RoleStatus, 'state' | 'cause'>;
  try {
    const standing = await vault.readRole(mount, name, signal);
    const where = `the role ${name} in auth/${mount} of Vault ${server.name}`;
    const body = sharedRoleBody(config, mount, environments);
    seen = standing
      ? differs(where, differingFields(body, standing))
      : { state: 'missing', cause: because(`There is no ${where.slice(4)}.`) };
  } catch (error) {
    const failure = failureOf(error);
    await saveWaiting(pass, roles, causeOf(failure));
    if (isOfAll(failure)) throw error;
    states.doubt(pass);
    return;
  }
  await saveRoles(
    pass,
    roles.map(role => toWrite(pass, role, seen)),
  );
}

const because = (message: string): Cause => ({ message, next: MEND });

function differs(
  where: string,
  fields: readonly string[],
): Pick<RoleStatus, 'state' | 'cause'> {
  if (fields.length === 0) return { state: 'standing' };
  const message = `${where[0].toUpperCase()}${where.slice(1)} is not as it should be in ${fields.join(', ')}.`;
  return { state: 'drifted', cause: because(message) };
}
