import type { Cause, RoleStatus } from '@argosy/plugin-deployments-common';
import { roleBody, type WantedRole } from '@argosy/plugin-deployments-planner';
import type { RoleWrite, SecretRow } from '../../database/types';
import type { HeldRoom } from './vaultLease';
import { idOfSecret, tellSecrets } from './types';
import type { Served } from './types';
import type { VaultStates } from './vaultHealth';
import type { Wish } from './readDesiredRoles';

/** One look at the roles of a Vault: at all of them, or at those of some services. */
export interface RolesPass extends Served {
  room: HeldRoom;
  states: VaultStates;
  wish: Wish;
  /** Absent: all. */
  services?: ReadonlySet<string>;
  /** What the read model knew before, by id. */
  rows: ReadonlyMap<string, SecretRow>;
  /** Whose roles wait for something, and are tried again. */
  waiting: Set<string>;
  signal: AbortSignal;
}

export const isAsked = ({ services }: RolesPass, { service }: WantedRole) =>
  services === undefined || services.has(service);

/** What stands of a wish, as a text: where it stood like that and does not now, somebody else changed it. */
export const bodyOf = (role: WantedRole) =>
  JSON.stringify([role.server, role.mount, role.name, roleBody(role)]);

/** Notes how roles stand. */
export async function saveRoles(
  { room }: Pick<RolesPass, 'room'>,
  writes: RoleWrite[],
): Promise<void> {
  if (writes.length === 0) return;
  tellSecrets(room, await room.readModel.saveSecretRoles(writes));
}

/** How a role is noted; when it was mended stays. */
export function toWrite(
  { rows }: Pick<RolesPass, 'rows'>,
  role: WantedRole,
  { state, cause, mended }: Pick<RoleStatus, 'state' | 'cause' | 'mended'>,
): RoleWrite {
  const { service, environment, cluster, serviceAccount, mount, name } = role;
  const known = mended ?? rows.get(idOfSecret(role))?.role?.mended;
  return {
    service,
    environment,
    cluster,
    serviceAccount,
    role: {
      mount,
      name,
      state,
      ...(cause && { cause }),
      ...(known && { mended: known }),
    },
    ...(state === 'standing' && { roleBody: bodyOf(role) }),
  };
}

/** Roles that cannot be looked at now. Those that stood as they are wanted are taken to stand. */
export async function saveWaiting(
  pass: RolesPass,
  roles: readonly WantedRole[],
  cause: Cause,
): Promise<void> {
  const unsure = roles.filter(role => {
    const row = pass.rows.get(idOfSecret(role));
    return row?.role?.state !== 'standing' || row.roleBody !== bodyOf(role);
  });
  unsure.forEach(({ service }) => pass.waiting.add(service));
  await saveRoles(
    pass,
    unsure.map(role => toWrite(pass, role, { state: 'waiting', cause })),
  );
}
