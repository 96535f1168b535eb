import { Vault } from '@argosy/plugin-deployments-common';
import { readerPolicyName } from '../vaultNames';
import { DesiredRole } from './desiredRole';

/** A role as it is written to `auth/<mount>/role/<name>`. @public */
export interface RoleBody {
  bound_service_account_names: string[];
  bound_service_account_namespaces: string[];
  alias_name_source: string;
  audience: string;
  token_policies: string;
  token_ttl: string;
  token_max_ttl: string;
}

/** Pods renew; a token that leaks is of no use for long. */
export const TTL = { token_ttl: '20m', token_max_ttl: '1h' } as const;
export const ALIAS_NAME_SOURCE = 'serviceaccount_uid';

const PINNED = { alias_name_source: ALIAS_NAME_SOURCE, ...TTL };

/**
 * The whole role, whatever of it stands: Vault keeps the fields that a write leaves out, so that an empty audience is
 * written too. The policy's name is a text, not a list: the portal's own policy allows that one text.
 * @public
 */
export const roleBody = (
  role: Pick<
    DesiredRole,
    'serviceAccount' | 'namespace' | 'policy' | 'audience'
  >,
): RoleBody => ({
  bound_service_account_names: [role.serviceAccount],
  bound_service_account_namespaces: [role.namespace],
  audience: role.audience ?? '',
  token_policies: role.policy,
  ...PINNED,
});

/**
 * The role of all workloads of a mount, which an admin makes in the mode read-only. The policy gives each account only
 * its own path; Vault refuses a role for any name in any namespace, so that the environments are named.
 * @public
 */
export const sharedRoleBody = (
  vault: Vault,
  mount: string,
  environments: readonly string[],
): RoleBody => ({
  bound_service_account_names: ['*'],
  bound_service_account_namespaces: environments.map(name => `*-${name}`),
  audience: vault.audience ?? '',
  token_policies: readerPolicyName(vault, mount),
  ...PINNED,
});
