import { migrationName } from '../layout/objectNames';
import { namespaceOf } from '../layout/site';
import { Workload } from '../model';
import { secretPath } from './vaultNames';
import { Account } from './wantedRole';

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

const accountNames = ({
  name,
  migration,
}: Pick<Workload, 'name'> & { migration?: unknown }) =>
  migration ? [name, migrationName(name)] : [name];

/** Where the values of a new service's workload will live in an environment: below the mount of KV, one path for each account. @public */
export const newSecretPaths = (
  service: string,
  environment: string,
  workload: { name: string; migration?: unknown },
): string[] =>
  accountNames(workload).map(account =>
    secretPath(namespaceOf(service, environment), account),
  );
