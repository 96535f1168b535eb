import { roleBody, type DesiredRole } from '@argosy/plugin-deployments-planner';
import type { RoleWrite } from '../../database/types';
import { inParallel } from '../../lib/inParallel';
import { CONCURRENCY, causeOf, failureOf, isVaultWide } from './requests';
import type { PlannedRole } from './planMount';
import { planUnavailable, type StatusPlan, toRoleWrite } from './roleStatus';
import { idOfSecret, keyOf, notifySecrets } from './secrets';
import type { RoleReconciliation, VaultContext } from './types';

/** Statuses are saved in groups: a mount of thousands of roles is seen to fill, and little is lost with a process. */
const SAVE_AT_ONCE = 200;
/** For the write that follows a removal, which is not cut off by a process that stops. */
const PAIR_MS = 10_000;

/**
 * Does what was planned for the roles of a Vault, and saves how they are then. A role that Vault refuses delays no other.
 * Returns the services whose roles are to be tried again soon.
 * @throws the failure of a Vault that need not be asked further
 */
export async function applyRoles(
  reconciliation: RoleReconciliation,
  plan: Partial<StatusPlan> & { writes?: readonly PlannedRole[] },
): Promise<string[]> {
  const { context, rows } = reconciliation;
  const { statuses = [], retry = [], writes = [] } = plan;
  const refused: string[] = [];
  await saveRoles(context, statuses);
  for (let at = 0; at < writes.length; at += SAVE_AT_ONCE) {
    const written: RoleWrite[] = [];
    try {
      await inParallel(
        writes.slice(at, at + SAVE_AT_ONCE),
        CONCURRENCY,
        async planned => {
          const status = await writeRole(reconciliation, planned);
          if (status.role?.state === 'waiting') refused.push(status.service);
          written.push(status);
        },
      );
    } catch (error) {
      const done = new Set(written.map(idOfSecret));
      const left = writes
        .slice(at)
        .map(({ role }) => role)
        .filter(role => !done.has(idOfSecret(role)));
      await saveRoles(context, written);
      const cause = causeOf(failureOf(error));
      await saveRoles(context, planUnavailable(rows, left, cause).statuses);
      throw error;
    }
    await saveRoles(context, written);
  }
  return [...retry, ...refused];
}

/** Roles that could not be read wait, and the portal's rights are looked at again. */
export async function applyFailure(
  reconciliation: RoleReconciliation,
  roles: readonly DesiredRole[],
  error: unknown,
): Promise<string[]> {
  const failure = failureOf(error);
  const plan = planUnavailable(reconciliation.rows, roles, causeOf(failure));
  const retry = await applyRoles(reconciliation, plan);
  if (isVaultWide(failure)) throw error;
  reconciliation.health.doubt(reconciliation);
  return retry;
}

/** Writes one role. Returns its status. */
async function writeRole(
  { context, rows, vault, server, health, signal }: RoleReconciliation,
  { role, replace, status, interference }: PlannedRole,
): Promise<RoleWrite> {
  const { mount, name } = role;
  if (interference) {
    context.logger.warn(
      `The role ${name} in auth/${mount} of Vault ${server.name} is written again: somebody else ${interference}.`,
    );
  }
  try {
    if (replace) await vault.deleteRole(mount, name, signal);
    const end = replace ? AbortSignal.timeout(PAIR_MS) : signal;
    await vault.writeRole(mount, name, { ...roleBody(role) }, end);
  } catch (error) {
    const failure = failureOf(error);
    if (isVaultWide(failure)) throw error;
    health.doubt({ server, vault });
    return toRoleWrite(rows, role, {
      state: 'waiting',
      cause: causeOf(failure),
    });
  }
  return status;
}

/** Where the Vault team makes the roles from Git, the portal knows nothing of them. */
export async function forgetRoles(context: VaultContext): Promise<void> {
  const rows = await context.readModel.listSecrets();
  await saveRoles(
    context,
    rows.filter(({ role }) => role !== undefined).map(keyOf),
  );
}

async function saveRoles(
  context: Pick<VaultContext, 'readModel' | 'notifier'>,
  writes: RoleWrite[],
): Promise<void> {
  if (writes.length === 0) return;
  notifySecrets(context, await context.readModel.saveSecretRoles(writes));
}
