import {
  conflictFinding,
  type RolePlan,
} from '@argosy/plugin-deployments-planner';
import { applyRoles } from './applyRoles';
import { checkSharedRole } from './checkSharedRole';
import { causeOf, failureOf } from './requests';
import { reconcileMount } from './reconcileMount';
import type { VaultQueues } from './resyncQueue';
import {
  desiredRolesOf,
  planUnavailable,
  type SecretRows,
  type StatusPlan,
  toRoleWrite,
} from './roleStatus';
import { idOfSecret } from './secrets';
import type { RoleReconciliation } from './types';

type Inputs = Pick<
  RoleReconciliation,
  'context' | 'health' | 'desired' | 'signal'
>;

/** Does what is due for the roles of one Vault. A failure is saved with the Vault, and the batch is tried again. */
export async function reconcileServer(
  { connection, roles, keys }: VaultQueues,
  inputs: Inputs,
): Promise<void> {
  const { health, signal } = inputs;
  const checked = await health.ensureChecked(connection, signal);
  if (checked.isRecovered) {
    roles.addAll();
    keys.addAll();
  }
  const batch = roles.take();
  if (!batch) return;
  const { services } = batch;
  try {
    const reconciliation = {
      ...inputs,
      ...connection,
      services,
      rows: await readRows(inputs, services),
    };
    if (checked.failure) {
      const desired = desiredRolesOf(reconciliation);
      const cause = causeOf(checked.failure);
      const plan = planUnavailable(reconciliation.rows, desired, cause);
      await applyRoles(reconciliation, plan);
      roles.failed(batch);
      return;
    }
    roles.done(batch, await reconcileRoles(reconciliation));
    await health.report(connection);
  } catch (error) {
    roles.failed(batch);
    await health.report(connection, failureOf(error));
  }
}

/** What the read model knows of the services that the reconciliation is about. */
async function readRows(
  { context }: Inputs,
  services: RoleReconciliation['services'],
): Promise<SecretRows> {
  const [only, ...others] = services ?? [];
  const rows = await context.readModel.listSecrets({
    service: others.length === 0 ? only : undefined,
  });
  return new Map(rows.map(row => [idOfSecret(row), row]));
}

/**
 * Makes the roles of a Vault the desired ones, or looks at them where an admin makes them.
 * Returns the services whose roles are to be tried again soon.
 */
async function reconcileRoles(
  reconciliation: RoleReconciliation,
): Promise<string[]> {
  const { context, server, desired, rows } = reconciliation;
  await applyRoles(reconciliation, planConflicts(rows, desired, server.name));
  const reconcile =
    context.config.mode === 'roles' ? reconcileMount : checkSharedRole;
  const mounts = Object.values(server.clusters).map(({ mount }) => mount);
  const retry: string[] = [];
  for (const mount of new Set(mounts)) {
    retry.push(...(await reconcile(reconciliation, mount)));
  }
  return retry;
}

/** The statuses of roles that two workloads ask for: neither gets it. Pure. */
function planConflicts(
  rows: SecretRows,
  { conflicting }: RolePlan,
  server: string,
): Pick<StatusPlan, 'statuses'> {
  const statuses = conflicting.flatMap(group => {
    const { message, remedy } = conflictFinding(group);
    const cause = { message, next: remedy };
    return group
      .filter(role => role.server === server)
      .map(role => toRoleWrite(rows, role, { state: 'waiting', cause }));
  });
  return { statuses };
}
