import type { VaultFailure } from '../../vault/types';
import type { Desk } from './vaultQueues';
import { isAsked, saveWaiting } from './roleStatus';
import type { RolesPass } from './roleStatus';
import { followRoles } from './reconcileRoles';
import { causeOf, failureOf, idOfSecret } from './types';

type Given = Pick<RolesPass, 'room' | 'states' | 'wish' | 'signal'>;

/** Does what is due for the roles of one Vault. Its trouble is kept, and it is tried again. */
export async function followDesk(desk: Desk, given: Given): Promise<void> {
  const { served, roles, keys } = desk;
  const { states, signal } = given;
  const { failure, isMended } = await states.meet(served, signal);
  if (isMended) {
    roles.addAll();
    keys.addAll();
  }
  const due = roles.take();
  if (!due) return;
  try {
    const pass = await openPass(desk, given, due.services);
    if (failure) {
      await saveUnsure(pass, failure);
      roles.failed(due);
      return;
    }
    await followRoles(pass);
    roles.done(due, pass.waiting);
    await states.told(served);
  } catch (error) {
    roles.failed(due);
    await states.told(served, failureOf(error));
  }
}

async function openPass(
  { served }: Desk,
  given: Given,
  services: RolesPass['services'],
): Promise<RolesPass> {
  const [only, ...others] = services ?? [];
  const rows = await given.room.readModel.listSecrets({
    service: others.length === 0 ? only : undefined,
  });
  return {
    ...given,
    ...served,
    services,
    rows: new Map(rows.map(row => [idOfSecret(row), row])),
    waiting: new Set(),
  };
}

/** The Vault is not used now: what is not known to stand waits for it. */
const saveUnsure = (pass: RolesPass, failure: VaultFailure) =>
  saveWaiting(
    pass,
    pass.wish.plan.roles.filter(
      role => role.server === pass.server.name && isAsked(pass, role),
    ),
    causeOf(failure),
  );
