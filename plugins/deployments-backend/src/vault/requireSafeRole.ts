import type { RoleFields } from './types';
import { VaultError } from './VaultError';

/** The name of a namespace or a ServiceAccount in Kubernetes. A pattern is not one. */
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const POLICY = /^[a-z0-9][a-z0-9_.-]*$/;

/** The last check before Vault: a role names one account, one namespace and one policy. */
export function requireSafeRole(role: RoleFields): RoleFields {
  for (const field of [
    'bound_service_account_names',
    'bound_service_account_namespaces',
  ]) {
    requireAll(field, role[field], LABEL);
  }
  requireAll('token_policies', role.token_policies, POLICY);
  return role;
}

function requireAll(field: string, value: RoleFields[string], form: RegExp) {
  const [name, ...others] = [value].flat();
  if (others.length === 0 && typeof name === 'string' && form.test(name)) {
    return;
  }
  throw new VaultError(
    'unusable',
    `A role must name exactly one thing in ${field}, without patterns: ${JSON.stringify(value ?? null).slice(0, 100)} is not written to Vault.`,
    'Name it in lower-case letters, digits and dashes.',
  );
}
