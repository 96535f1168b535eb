import {
  preflightRoleName,
  type RawRole,
  sharedRoleName,
  type DesiredRole,
} from '@argosy/plugin-deployments-planner';
import { inParallel } from '../../lib/inParallel';
import { applyFailure, applyRoles } from './applyRoles';
import { planMount } from './planMount';
import { CONCURRENCY } from './requests';
import { pruneRoles } from './pruneRoles';
import { desiredRolesOf, planUnavailable } from './roleStatus';
import type { RoleReconciliation } from './types';

/**
 * Makes the roles of a mount the desired ones. A mount that refuses delays no other.
 * Returns the services whose roles are to be tried again soon.
 * @throws the failure of a Vault that need not be asked further
 */
export async function reconcileMount(
  reconciliation: RoleReconciliation,
  mount: string,
): Promise<string[]> {
  const { context, vault, rows, services } = reconciliation;
  const desired = desiredRolesOf(reconciliation, mount);
  const missing =
    vault.checked?.state === 'passed'
      ? vault.checked.missing.find(each => each.mount === mount)
      : undefined;
  if (missing) {
    const cause = { message: missing.message, next: missing.remedy };
    const plan = planUnavailable(rows, desired, cause);
    return applyRoles(reconciliation, plan);
  }
  let actual: Map<string, RawRole>;
  try {
    actual = await readMount(reconciliation, mount, desired);
  } catch (error) {
    return applyFailure(reconciliation, desired, error);
  }
  const plan = planMount({
    config: context.config,
    desired,
    actual,
    isComplete: services === undefined,
    protectedPrefixes: reconciliation.desired.protectedPrefixes,
    rows,
    now: new Date(context.clock.now()).toISOString(),
  });
  const retry = await applyRoles(reconciliation, plan);
  await pruneRoles(reconciliation, mount, plan.orphaned);
  return retry;
}

/** Reads all roles of ours in a mount, or those of some services. */
async function readMount(
  reconciliation: RoleReconciliation,
  mount: string,
  desired: readonly DesiredRole[],
): Promise<Map<string, RawRole>> {
  const { vault, services, signal } = reconciliation;
  const names = services
    ? desired.map(({ name }) => name)
    : await listOurs(reconciliation, mount, desired);
  const actual = new Map<string, RawRole>();
  await inParallel(names, CONCURRENCY, async name => {
    const role = await vault.readRole(mount, name, signal);
    if (role) actual.set(name, role);
  });
  return actual;
}

/** Names of roles that the reconciliation may write or remove. */
async function listOurs(
  {
    context,
    vault,
    desired: { protectedPrefixes },
    signal,
  }: RoleReconciliation,
  mount: string,
  desired: readonly DesiredRole[],
): Promise<string[]> {
  const { config } = context;
  const isDesired = new Set(desired.map(({ name }) => name));
  const reserved = [preflightRoleName(config), sharedRoleName(config)];
  const names = await vault.listRoles(mount, signal);
  return names.filter(
    name =>
      isDesired.has(name) ||
      (name.startsWith(config.rolePrefix) &&
        !reserved.includes(name) &&
        !protectedPrefixes.some(prefix => name.startsWith(prefix))),
  );
}
