import {
  preflightRoleName,
  readerPolicyName,
} from '@argosy/plugin-deployments-planner';
import type { PreflightMode, VaultServer } from '../types';

export const mountsOf = ({ clusters }: VaultServer): string[] => [
  ...new Set(Object.values(clusters).map(({ mount }) => mount)),
];

/** A path, and capabilities on it. */
export interface Right {
  path: string;
  capabilities: string[];
}

/** A right that we need. */
export interface Need extends Right {
  /** The auth mount whose roles need it. */
  mount?: string;
}

/** The rights that a mode requires, and no others. */
export function neededRights(
  server: VaultServer,
  { mode, rolePrefix }: Pick<PreflightMode, 'mode'> & { rolePrefix: string },
): Need[] {
  const probe = preflightRoleName({ rolePrefix });
  const { mount: kv } = server.kv;
  return [
    { path: 'auth/token/renew-self', capabilities: ['update'] },
    {
      path: `${kv}/subkeys/apps/${probe}/${probe}/env`,
      capabilities: ['read'],
    },
    ...(mode === 'pull-request' ? [] : needsOfRoles(server, mode, probe)),
  ];
}

const needsOfRoles = (
  server: VaultServer,
  mode: 'roles' | 'read-only',
  probe: string,
): Need[] => [
  { path: 'sys/auth', capabilities: ['read'] },
  ...mountsOf(server).flatMap((mount): Need[] => [
    {
      path: `auth/${mount}/role`,
      capabilities: ['list'],
      mount,
    },
    {
      path: `auth/${mount}/role/${probe}`,
      mount,
      capabilities:
        mode === 'roles' ? ['create', 'update', 'read', 'delete'] : ['read'],
    },
  ]),
];

const WRITES = ['create', 'update', 'patch', 'delete', 'sudo', 'root'];
const ANY = ['read', ...WRITES];

/** A right that makes a stolen token dangerous. */
export interface Excess extends Right {
  /** Continues the words `may`. */
  what: string;
}

/** Each of these rights leads to a value, or in one more step to everything in Vault. */
export function excessRights(
  server: VaultServer,
  { mode, rolePrefix }: Pick<PreflightMode, 'mode'> & { rolePrefix: string },
): Excess[] {
  const probe = preflightRoleName({ rolePrefix });
  const { mount: kv } = server.kv;
  const of = (what: string, capabilities: string[], paths: string[]) =>
    paths.map(path => ({ what, capabilities, path }));
  const mounts = mountsOf(server);
  return [
    ...of('write policies', WRITES, [
      'sys/policies/acl/preflight',
      `sys/policies/acl/${probe}`,
      ...mounts.map(
        mount => `sys/policies/acl/${readerPolicyName({ rolePrefix }, mount)}`,
      ),
      'sys/policy/preflight',
      `sys/policy/${probe}`,
    ]),
    ...of('read or change values', ANY, [
      `${kv}/data/preflight`,
      `${kv}/data/apps/preflight`,
      `${kv}/data/apps/${probe}/${probe}/env`,
    ]),
    ...of('write roles that are not its own', WRITES, [
      ...mounts.map(mount => `auth/${mount}/role/preflight`),
      ...(mode !== 'roles'
        ? mounts.map(mount => `auth/${mount}/role/${probe}`)
        : []),
    ]),
    ...of('change whose tokens a mount accepts', WRITES, [
      ...mounts.map(mount => `auth/${mount}/config`),
    ]),
    ...of('mount auth methods and engines', WRITES, [
      'sys/auth/preflight',
      'sys/mounts/preflight',
    ]),
    ...of('create tokens', WRITES, [
      'auth/token/create',
      'auth/token/create-orphan',
      'auth/token/roles/preflight',
    ]),
    ...of('give policies to identities', WRITES, [
      'identity/entity',
      'identity/entity/name/preflight',
      'identity/group',
      'identity/entity-alias',
    ]),
  ];
}
