import { toWrite } from './roleStatus';
import type { RolesPass } from './roleStatus';
import { contestedCauses } from './readDesiredRoles';
import type { HeldRoom } from './vaultLease';
import { followMount } from './reconcileMount';
import { saveRoles } from './roleStatus';
import { lookAtShared } from './checkSharedRole';

/**
 * Makes the roles of a Vault those that Git wants, or looks at them where an admin makes them.
 * @throws the failure of a Vault that need not be asked further
 */
export async function followRoles(pass: RolesPass): Promise<void> {
  const { room, server } = pass;
  await saveContested(pass);
  const follow = room.config.mode === 'roles' ? followMount : lookAtShared;
  for (const { mount } of Object.values(server.clusters)) {
    await follow(pass, mount);
  }
}

/** Roles that two want are nobody's: their names are written and removed by no one. */
async function saveContested(pass: RolesPass): Promise<void> {
  const contested = [...contestedCauses(pass.wish.plan).values()];
  await saveRoles(
    pass,
    contested
      .filter(({ role }) => role.server === pass.server.name)
      .map(({ role, cause }) =>
        toWrite(pass, role, { state: 'waiting', cause }),
      ),
  );
}

/** Where the Vault team makes the roles from Git, the portal knows nothing of them. */
export async function forgetRoles(room: HeldRoom): Promise<void> {
  const rows = await room.readModel.listSecrets();
  await saveRoles(
    { room },
    rows
      .filter(({ role }) => role !== undefined)
      .map(({ service, environment, cluster, serviceAccount }) => ({
        service,
        environment,
        cluster,
        serviceAccount,
      })),
  );
}
