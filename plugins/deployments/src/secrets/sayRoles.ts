import { Text } from '../shared/useText';
import { RoleCounts } from './view/roles';
import { Said } from './sayKeys';

/** Roles that do not stand as Git wants them. */
export function sayRoles(roles: RoleCounts, t: Text): Said[] {
  const total = String(roles.total);
  const { waiting, missing, drifted } = roles;
  const said: Array<[number, Said]> = [
    [
      missing,
      {
        tone: 'bad',
        text: t('secrets.rolesMissing', { count: missing, total }),
      },
    ],
    [
      drifted,
      {
        tone: 'drift',
        text: t('secrets.rolesDrifted', { count: drifted, total }),
      },
    ],
    [
      waiting,
      {
        tone: 'busy',
        text: t('secrets.rolesWaiting', { count: waiting, total }),
      },
    ],
  ];
  return said.flatMap(([count, say]) => (count > 0 ? say : []));
}
