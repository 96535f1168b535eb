import { SecretStatus } from '@argosy/plugin-deployments-common';

/** How the roles of some secrets stand. */
export interface RoleCounts {
  total: number;
  waiting: number;
  missing: number;
  drifted: number;
  /** ISO time of the newest mend. */
  mendedAt?: string;
}

/** Counts roles; a shared one counts once. */
export function countRoles(items: readonly SecretStatus[]): RoleCounts {
  const roles = [
    ...new Map(
      items.flatMap(({ server, role }) =>
        role ? [[`${server}/${role.mount}/${role.name}`, role] as const] : [],
      ),
    ).values(),
  ];
  const count = (state: string) =>
    roles.filter(role => role.state === state).length;
  return {
    total: roles.length,
    waiting: count('waiting'),
    missing: count('missing'),
    drifted: count('drifted'),
    mendedAt: roles
      .flatMap(({ mended }) => mended?.at ?? [])
      .sort()
      .pop(),
  };
}
