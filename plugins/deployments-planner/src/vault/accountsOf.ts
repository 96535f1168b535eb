import { accountNames, Workload } from '@argosy/plugin-deployments-common';
import { Account } from './roles/desiredRole';

/**
 * The accounts of a workload that read its keys. A migration has an account, and so a secret, of its own: what may
 * alter the schema is not what the workload runs with.
 */
export function accountsOf({
  name,
  secrets,
  migration,
}: Pick<Workload, 'name' | 'secrets'> & { migration?: unknown }): Account[] {
  if (secrets.length === 0) return [];
  return accountNames({ name, migration }).map(serviceAccount => ({
    workload: name,
    serviceAccount,
    keys: secrets,
  }));
}
