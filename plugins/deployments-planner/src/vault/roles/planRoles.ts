import { fault } from '../../repository/findings';
import { RepositoryFiles } from '../../repository/RepositoryFiles';
import { Finding, isPlainName, Vault } from '@argosy/plugin-deployments-common';
import { placeOf } from '../placeOf';
import { readServiceFolder } from '../readServiceFolder';
import { WantedRole, wantedRole } from './wantedRole';

/** What the services that stand in Git want of Vault. @public */
export interface RolePlan {
  roles: WantedRole[];
  /**
   * Beginnings of names that nobody may write or remove: what is wanted of them is not known, because a service cannot
   * be read or two want the same name.
   */
  held: string[];
  /** Each group wants one and the same name; none of it is among the roles. */
  contested: WantedRole[][];
  findings: Finding[];
}

const SERVICES = 'services/';

/** The roles that services want, one per account and target. Pure: the same files give the same roles. @public */
export function planRoles(files: RepositoryFiles, vault: Vault): RolePlan {
  const wanted: WantedRole[] = [];
  const held: string[] = [];
  const findings: Finding[] = [];
  for (const [folder, content] of files.services) {
    const service = folder.slice(SERVICES.length);
    if (!folder.startsWith(SERVICES) || !isPlainName(service)) continue;
    const access = readServiceFolder(folder, content);
    if (access.findings.length > 0) {
      findings.push(...access.findings);
      held.push(`${vault.rolePrefix}${service}-`);
    }
    for (const target of access.targets) {
      const place = placeOf(vault, target.cluster);
      if (!place) continue;
      for (const account of access.accounts)
        wanted.push(wantedRole(vault, place, service, account, target));
    }
  }
  const isShared = vault.mode === 'read-only';
  const contested = isShared ? new Map() : contestedRoles(wanted);
  return {
    roles: wanted.filter(role => !contested.has(roleKey(role))),
    held: [...held, ...names(contested.values())],
    contested: [...contested.values()],
    findings: [...findings, ...[...contested.values()].map(contestedFinding)],
  };
}

/** Which role of which mount: a name alone stands in several. */
export const roleKey = ({ server, mount, name }: WantedRole) =>
  `${server} ${mount} ${name}`;

/** `shop` with `api-eu` and `shop-api` with `eu` would share a role, and one of them would lose it. */
function contestedRoles(
  wanted: readonly WantedRole[],
): Map<string, WantedRole[]> {
  const byKey = new Map<string, WantedRole>();
  const contested = new Map<string, WantedRole[]>();
  for (const role of wanted) {
    const key = roleKey(role);
    const first = byKey.get(key);
    if (!first) byKey.set(key, role);
    else contested.set(key, [...(contested.get(key) ?? [first]), role]);
  }
  return contested;
}

const names = (groups: Iterable<WantedRole[]>) => [
  ...new Set(Array.from(groups, ([{ name }]) => name)),
];

const say = ({ service, serviceAccount, environment }: WantedRole) =>
  `${serviceAccount} of ${service} in ${environment}`;

/** What two say who want one role. @public */
export const contestedFinding = (group: readonly WantedRole[]): Finding => {
  const [{ service, name, mount }] = group;
  return fault(
    `${SERVICES}${service}/service.yaml`,
    `The role ${name} in ${mount} would be wanted twice: for ${group.map(say).join(', and for ')}. Neither gets it.`,
    'Give one of the workloads, or of the services, another name.',
  );
};
