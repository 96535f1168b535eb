import { RepositoryFiles } from '../repository/RepositoryFiles';
import {
  Finding,
  Plan,
  PlannedRole,
  Vault,
} from '@argosy/plugin-deployments-common';
import { serviceFolder } from '../repository/paths';
import { folderOf } from '../repository/RepositoryFiles';
import { planRoles, DesiredRole } from '../vault';
import { conflictFinding, roleKey } from '../vault/roles/planRoles';

/**
 * The roles that a plan brings about: those that Git wants after it and not before. None are made in the mode read-only.
 * Of a name that two accounts of the service want neither gets its role. Whether another service has it is the ledger's
 * to say.
 */
export function plannedRoles(
  service: string,
  {
    before,
    edits,
  }: { before: RepositoryFiles; edits: ReadonlyMap<string, string | null> },
  vault: Vault | undefined,
): { roles: Plan['roles']; findings: Finding[] } {
  if (!vault) return { roles: undefined, findings: [] };
  if (vault.mode === 'read-only') return { roles: [], findings: [] };
  const own = folderOf(serviceFolder(service));
  const existing = before.pick([own]);
  const { roles, conflicting } = planRoles(existing.with(edits), vault);
  const known = new Set(planRoles(existing, vault).roles.map(roleKey));
  return {
    roles: roles
      .filter(role => role.service === service && !known.has(roleKey(role)))
      .map(toPlanned),
    findings: conflicting.map(group => ({
      ...conflictFinding(group),
      rule: 'V003',
      path: 'name',
    })),
  };
}

const toPlanned = (role: DesiredRole): PlannedRole => ({
  server: role.server,
  mount: role.mount,
  name: role.name,
  namespace: role.namespace,
  serviceAccount: role.serviceAccount,
  environment: role.environment,
  cluster: role.cluster,
});
