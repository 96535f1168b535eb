import type { RoleStatus } from '@argosy/plugin-deployments-common';
import { roleBody, type WantedRole } from '@argosy/plugin-deployments-planner';
import type { RoleWrite } from '../../database/types';
import { bodyOf, saveRoles, saveWaiting, toWrite } from './roleStatus';
import type { RolesPass } from './roleStatus';
import { AT_ONCE, causeOf, failureOf, idOfSecret, isOfAll } from './types';
import { inParallel } from '../../lib/inParallel';

/** A role that does not stand as it is wanted. */
interface Wrong {
  role: WantedRole;
  isGone: boolean;
  /** In which it differs. */
  fields: string[];
  /** A write would keep fields that we do not want. */
  replace: boolean;
}

/** Noted together: a mount of thousands is seen to fill, and a kill loses little. */
const NOTED_AT_ONCE = 200;
/** Of the write that follows on a removal, whoever gives up meanwhile. */
const PAIR_MS = 10_000;

/** Writes roles as they are wanted, and notes each. One that is refused holds up no other. */
export async function writeRoles(
  pass: RolesPass,
  wrong: readonly Wrong[],
): Promise<void> {
  for (let at = 0; at < wrong.length; at += NOTED_AT_ONCE) {
    const some = wrong.slice(at, at + NOTED_AT_ONCE);
    const written: RoleWrite[] = [];
    try {
      await inParallel(some, AT_ONCE, async each => {
        const write = await writeOne(pass, each);
        if (write) written.push(write);
      });
    } catch (error) {
      const done = new Set(written.map(idOfSecret));
      const left = wrong.slice(at).map(({ role }) => role);
      await saveRoles(pass, written);
      await saveWaiting(
        pass,
        left.filter(role => !done.has(idOfSecret(role))),
        causeOf(failureOf(error)),
      );
      throw error;
    }
    await saveRoles(pass, written);
  }
}

async function writeOne(
  pass: RolesPass,
  { role, replace, ...seen }: Wrong,
): Promise<RoleWrite> {
  const { vault, signal, states, waiting } = pass;
  const { mount, name } = role;
  const mended = mendOf(pass, { role, ...seen });
  try {
    if (replace) await vault.deleteRole(mount, name, signal);
    const end = replace ? AbortSignal.timeout(PAIR_MS) : signal;
    await vault.writeRole(mount, name, { ...roleBody(role) }, end);
  } catch (error) {
    const failure = failureOf(error);
    if (isOfAll(failure)) throw error;
    states.doubt(pass);
    waiting.add(role.service);
    return toWrite(pass, role, { state: 'waiting', cause: causeOf(failure) });
  }
  return toWrite(pass, role, { state: 'standing', mended });
}

/** Somebody else changed what was known to stand just as it is wanted now. */
function mendOf(
  { room, rows }: RolesPass,
  { role, isGone, fields }: Omit<Wrong, 'replace'>,
): RoleStatus['mended'] {
  if (rows.get(idOfSecret(role))?.roleBody !== bodyOf(role)) return undefined;
  const what = isGone ? 'removed it' : `changed its ${fields.join(', ')}`;
  room.logger.warn(
    `The role ${role.name} in auth/${role.mount} of Vault ${role.server} is written again: somebody else ${what}.`,
  );
  return { at: new Date(room.timers.now()).toISOString(), fields };
}
