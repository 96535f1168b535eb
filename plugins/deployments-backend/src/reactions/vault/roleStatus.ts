import type { Cause, RoleStatus } from '@argosy/plugin-deployments-common';
import { roleBody, type DesiredRole } from '@argosy/plugin-deployments-planner';
import type { RoleWrite, SecretRow } from '../../database/types';
import { idOfSecret, keyOf } from './secrets';
import type { RoleReconciliation } from './types';

/** What the read model knows, by id. */
export type SecretRows = ReadonlyMap<string, SecretRow>;

/** Statuses of roles to note, and the services whose roles are to be tried again soon. */
export interface StatusPlan {
  statuses: RoleWrite[];
  retry: string[];
}

/** The desired roles that a reconciliation is about, of one mount or of all. */
export const desiredRolesOf = (
  {
    server,
    desired,
    services,
  }: Pick<RoleReconciliation, 'server' | 'desired' | 'services'>,
  mount?: string,
): DesiredRole[] =>
  desired.roles.filter(
    role =>
      role.server === server.name &&
      (mount === undefined || role.mount === mount) &&
      (services === undefined || services.has(role.service)),
  );

/**
 * A role as it is written, as text. It is kept with a role that was seen to stand like that:
 * where it is seen otherwise later, somebody else has changed it.
 */
export const writtenForm = (role: DesiredRole) =>
  JSON.stringify([role.server, role.mount, role.name, roleBody(role)]);

/** The status of a role, as the read model takes it. When the role was last written again is kept. */
export function toRoleWrite(
  rows: SecretRows,
  role: DesiredRole,
  {
    state,
    cause,
    corrected,
  }: Pick<RoleStatus, 'state' | 'cause' | 'corrected'>,
): RoleWrite {
  const { mount, name } = role;
  const known = corrected ?? rows.get(idOfSecret(role))?.role?.corrected;
  return {
    ...keyOf(role),
    role: {
      mount,
      name,
      state,
      ...(cause && { cause }),
      ...(known && { corrected: known }),
    },
    ...(state === 'standing' && { roleBody: writtenForm(role) }),
  };
}

/** The statuses of roles that cannot be looked at now. Those that were last seen as desired are taken to be so still. */
export function planUnavailable(
  rows: SecretRows,
  roles: readonly DesiredRole[],
  cause: Cause,
): StatusPlan {
  const unknown = roles.filter(role => {
    const row = rows.get(idOfSecret(role));
    return (
      row?.role?.state !== 'standing' || row.roleBody !== writtenForm(role)
    );
  });
  return {
    statuses: unknown.map(role =>
      toRoleWrite(rows, role, { state: 'waiting', cause }),
    ),
    retry: unknown.map(({ service }) => service),
  };
}
