import { fault } from '../../repository/findings';
import { specPath } from '../../repository/paths';
import { RepositoryFiles } from '../../repository/RepositoryFiles';
import { Finding, isPlainName, Vault } from '@argosy/plugin-deployments-common';
import { readServices } from '../../repository/readServices';
import { accountsOf } from '../accountsOf';
import { placeOf } from '../placeOf';
import { DesiredRole, desiredRole } from './desiredRole';

/** The roles that the services in Git ask for. @public */
export interface RolePlan {
  roles: DesiredRole[];
  /**
   * Beginnings of names that nobody may write or remove: it is not known which roles are desired there, because a service
   * cannot be read, or because two accounts ask for the same name.
   */
  protectedPrefixes: string[];
  /** Groups that ask for the same name. None of them is among the roles. */
  conflicting: DesiredRole[][];
  findings: Finding[];
}

/**
 * The roles that services ask for, one per account and target. Pure: the same files give the same roles.
 * @param paths - also names files whose content is not at hand
 * @public
 */
export function planRoles(
  files: RepositoryFiles,
  vault: Vault,
  paths?: readonly string[],
): RolePlan {
  const desired: DesiredRole[] = [];
  const protectedPrefixes: string[] = [];
  const findings: Finding[] = [];
  for (const [service, read] of readServices({ files, paths })) {
    if (!isPlainName(service)) continue;
    if (read.findings.length > 0) {
      findings.push(...read.findings);
      protectedPrefixes.push(`${vault.rolePrefix}${service}-`);
    }
    const accounts = read.document?.workloads.flatMap(accountsOf) ?? [];
    for (const target of read.targets) {
      const place = placeOf(vault, target.cluster);
      if (!place) continue;
      for (const account of accounts)
        desired.push(desiredRole(vault, place, { service, account, target }));
    }
  }
  const isShared = vault.mode === 'read-only';
  const conflicting = isShared ? new Map() : conflictingRoles(desired);
  return {
    roles: desired.filter(role => !conflicting.has(roleKey(role))),
    protectedPrefixes: [...protectedPrefixes, ...names(conflicting.values())],
    conflicting: [...conflicting.values()],
    findings: [...findings, ...[...conflicting.values()].map(conflictFinding)],
  };
}

/** Identifies a role: the same name is used in several mounts. */
export const roleKey = ({ server, mount, name }: DesiredRole) =>
  `${server} ${mount} ${name}`;

/** `shop` with `api-eu` and `shop-api` with `eu` would get one role, which fits only one of them. */
function conflictingRoles(
  desired: readonly DesiredRole[],
): Map<string, DesiredRole[]> {
  const byKey = new Map<string, DesiredRole>();
  const conflicting = new Map<string, DesiredRole[]>();
  for (const role of desired) {
    const key = roleKey(role);
    const first = byKey.get(key);
    if (!first) byKey.set(key, role);
    else conflicting.set(key, [...(conflicting.get(key) ?? [first]), role]);
  }
  return conflicting;
}

const names = (groups: Iterable<DesiredRole[]>) => [
  ...new Set(Array.from(groups, ([{ name }]) => name)),
];

const describe = ({ service, serviceAccount, environment }: DesiredRole) =>
  `${serviceAccount} of ${service} in ${environment}`;

/** The finding about accounts that ask for the same role. @public */
export const conflictFinding = (group: readonly DesiredRole[]): Finding => {
  const [{ service, name, mount }] = group;
  return fault(
    specPath(service),
    `The role ${name} in ${mount} would be needed twice: for ${group.map(describe).join(', and for ')}. Neither gets it.`,
    'Give one of the workloads, or of the services, another name.',
  );
};
