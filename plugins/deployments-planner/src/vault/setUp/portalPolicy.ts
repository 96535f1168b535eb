import { Vault, VaultServer } from '@argosy/plugin-deployments-common';
import { pathRule } from './hcl';
import { ALIAS_NAME_SOURCE, TTL } from '../roles/roleBody';
import { kvPath, readerPolicyName } from '../vaultNames';

/**
 * The policy of the portal itself in a Vault, by its mode. No line of it reads a value or writes a policy. In the mode
 * roles it may write roles under the prefix, with one policy that is named to the letter: what it binds can read its own
 * path only.
 * @public
 */
export function portalPolicy(vault: Vault, server: VaultServer): string {
  const mounts = Object.values(server.clusters).map(({ mount }) => mount);
  const rules = [
    ...keyRules(server),
    ...(vault.mode === 'pull-request' ? [] : checkRules(vault, mounts)),
    ...(vault.mode === 'roles'
      ? mounts.map(mount => roleRule(vault, mount))
      : []),
    pathRule('sys/capabilities-self', ['update']),
    pathRule('auth/token/lookup-self', ['read']),
    pathRule('auth/token/renew-self', ['update']),
  ];
  return [
    `# The portal in the mode ${vault.mode}. Names of keys, never values; no right to write a policy.\n`,
    ...rules,
  ].join('');
}

/** Version 1 cannot name the keys of a secret without their values. */
const keyRules = (server: VaultServer) =>
  server.kv.version === 1
    ? []
    : [
        pathRule(kvPath(server, 'metadata', 'apps/*'), ['list', 'read']),
        pathRule(kvPath(server, 'subkeys', 'apps/*'), ['read']),
        pathRule(`${server.kv.mount}/config`, ['read']),
      ];

const checkRules = (vault: Vault, mounts: readonly string[]) => [
  pathRule('sys/auth', ['read']),
  ...mounts.flatMap(mount => [
    pathRule(`auth/${mount}/role`, ['list']),
    ...(vault.mode === 'read-only'
      ? [pathRule(`auth/${mount}/role/${vault.rolePrefix}*`, ['read'])]
      : []),
    pathRule(`sys/policies/acl/${readerPolicyName(vault, mount)}`, ['read']),
  ]),
];

/** Fields that are not named here are refused, `policies` and `token_type` among them. */
const roleRule = (vault: Vault, mount: string) =>
  pathRule(
    `auth/${mount}/role/${vault.rolePrefix}*`,
    ['create', 'read', 'update', 'delete'],
    {
      allowed: {
        bound_service_account_names: [],
        bound_service_account_namespaces: [],
        audience: [vault.audience ?? ''],
        alias_name_source: [ALIAS_NAME_SOURCE],
        token_policies: [readerPolicyName(vault, mount)],
        token_ttl: [TTL.token_ttl],
        token_max_ttl: [TTL.token_max_ttl],
      },
      // A write that leaves it out would bind another account to the policy of a role that stands.
      required: ['token_policies'],
    },
  );
