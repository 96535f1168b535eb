import {
  compareRoles,
  preflightRoleName,
  type RawRole,
  sharedRoleName,
  type WantedRole,
} from '@argosy/plugin-deployments-planner';
import { isAsked, saveRoles, saveWaiting, toWrite } from './roleStatus';
import type { RolesPass } from './roleStatus';
import { removeSurplus } from './pruneRoles';
import { writeRoles } from './applyRoles';
import { inParallel } from '../../lib/inParallel';
import { AT_ONCE, causeOf, failureOf, isOfAll } from './types';

/**
 * Makes the roles of a mount those that Git wants. A mount that refuses holds up no other.
 * @throws the failure of a Vault that need not be asked further
 */
export async function followMount(
  pass: RolesPass,
  mount: string,
): Promise<void> {
  const { room, server, vault, wish, services } = pass;
  const wanted = wish.plan.roles.filter(
    role =>
      role.server === server.name &&
      role.mount === mount &&
      isAsked(pass, role),
  );
  const lack =
    vault.checked?.state === 'passed'
      ? vault.checked.missing.find(each => each.mount === mount)
      : undefined;
  if (lack) {
    const { message, mend } = lack;
    await saveWaiting(pass, wanted, { message, next: mend });
    return;
  }
  let standing: Map<string, RawRole>;
  try {
    const names = services
      ? wanted.map(({ name }) => name)
      : await listOurs(pass, mount, wanted);
    standing = await readRoles(pass, mount, names);
  } catch (error) {
    const failure = failureOf(error);
    await saveWaiting(pass, wanted, causeOf(failure));
    if (isOfAll(failure)) throw error;
    pass.states.doubt(pass);
    return;
  }
  const { create, change, remove, same } = compareRoles({
    vault: room.config,
    wanted,
    standing,
    held: wish.plan.held,
  });
  await saveRoles(
    pass,
    same.map(role => toWrite(pass, role, { state: 'standing' })),
  );
  await writeRoles(pass, [
    ...create.map(role => ({ role, isGone: true, fields: [], replace: false })),
    ...change.map(each => ({ ...each, isGone: false })),
  ]);
  // which roles nobody wants is known of a whole mount only
  if (!services) await removeSurplus(pass, mount, remove);
}

/** Names below our prefix that somebody may write or remove. */
async function listOurs(
  { room, vault, wish, signal }: RolesPass,
  mount: string,
  wanted: readonly WantedRole[],
): Promise<string[]> {
  const { config } = room;
  const ours = new Set(wanted.map(({ name }) => name));
  const reserved = [preflightRoleName(config), sharedRoleName(config)];
  const names = await vault.listRoles(mount, signal);
  return names.filter(
    name =>
      ours.has(name) ||
      (name.startsWith(config.rolePrefix) &&
        !reserved.includes(name) &&
        !wish.plan.held.some(beginning => name.startsWith(beginning))),
  );
}

async function readRoles(
  { vault, signal }: RolesPass,
  mount: string,
  names: readonly string[],
): Promise<Map<string, RawRole>> {
  const standing = new Map<string, RawRole>();
  await inParallel(names, AT_ONCE, async name => {
    const role = await vault.readRole(mount, name, signal);
    if (role) standing.set(name, role);
  });
  return standing;
}
