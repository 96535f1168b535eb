import { Vault, VaultServer } from '@argosy/plugin-deployments-common';
import { type PolicyRule, printRule } from './hcl';
import { ALIAS_NAME_SOURCE, TTL } from '../roles/roleBody';
import { kvPath, readerPolicyName } from '../vaultNames';

/**
 * The policy of the portal itself in a Vault, by its mode. No line of it reads a value or writes a policy. In the mode
 * roles it may write roles under the prefix, with one policy that is named to the letter: what it binds can read its own
 * path only.
 * @public
 */
export const portalPolicy = (vault: Vault, server: VaultServer): string =>
  [
    `# The portal in the mode ${vault.mode}. Names of keys, never values; no right to write a policy.\n`,
    ...portalRules(vault, server).map(printRule),
  ].join('');

/** What {@link portalPolicy} prints, as values: the portal may do nothing else. @public */
export function portalRules(
  vault: PortalMode,
  server: Pick<VaultServer, 'kv' | 'clusters'>,
): PolicyRule[] {
  const mounts = Object.values(server.clusters).map(({ mount }) => mount);
  return [
    ...keyRules(server),
    ...(vault.mode === 'pull-request' ? [] : checkRules(vault, mounts)),
    ...(vault.mode === 'roles'
      ? mounts.map(mount => roleRule(vault, mount))
      : []),
    rule('sys/capabilities-self', 'update'),
    rule(RESULTANT_ACL, 'read'),
    rule('auth/token/lookup-self', 'read'),
    rule('auth/token/renew-self', 'update'),
  ];
}

/** Where Vault says all that a token may do. @public */
export const RESULTANT_ACL = 'sys/internal/ui/resultant-acl';

/** What of a Vault's config decides over the portal's rights. @public */
export type PortalMode = Pick<Vault, 'mode' | 'rolePrefix' | 'audience'>;

const rule = (path: string, ...capabilities: string[]): PolicyRule => ({
  path,
  capabilities,
});

/** Version 1 cannot name the keys of a secret without their values. */
const keyRules = (server: Pick<VaultServer, 'kv'>) =>
  server.kv.version === 1
    ? []
    : [
        rule(kvPath(server, 'metadata', 'apps/*'), 'list', 'read'),
        rule(kvPath(server, 'subkeys', 'apps/*'), 'read'),
        rule(`${server.kv.mount}/config`, 'read'),
      ];

const checkRules = (vault: PortalMode, mounts: readonly string[]) => [
  rule('sys/auth', 'read'),
  ...mounts.flatMap(mount => [
    rule(`auth/${mount}/role`, 'list'),
    ...(vault.mode === 'read-only'
      ? [rule(`auth/${mount}/role/${vault.rolePrefix}*`, 'read')]
      : []),
    rule(`sys/policies/acl/${readerPolicyName(vault, mount)}`, 'read'),
  ]),
];

/** Fields that are not named here are refused, `policies` and `token_type` among them. */
const roleRule = (vault: PortalMode, mount: string): PolicyRule => ({
  path: `auth/${mount}/role/${vault.rolePrefix}*`,
  capabilities: ['create', 'read', 'update', 'delete'],
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
});
