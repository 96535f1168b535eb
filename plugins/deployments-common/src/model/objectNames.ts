import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

const HASH = 6;

/** Characters that the name of an Application may have: Helm's limit for a release. @public */
export const APPLICATION_LIMIT = 53;
/** Characters that a namespace may have. @public */
export const NAMESPACE_LIMIT = 63;

/**
 * Parts joined by `-`. What is longer than `limit` characters is cut and ends
 * in six hex digits of a hash over all parts.
 * @public
 */
export function shortName(parts: readonly string[], limit: number): string {
  const name = parts.join('-');
  if (name.length <= limit) return name;
  const hash = bytesToHex(sha256(utf8ToBytes(parts.join('/')))).slice(0, HASH);
  return `${name.slice(0, limit - HASH - 1).replace(/(?<!-)-+$/, '')}-${hash}`;
}

/** The namespace of a service in an environment: the same in every cluster of it. @public */
export const namespaceOf = (service: string, environment: string) =>
  shortName([service, environment], NAMESPACE_LIMIT);

/** Name of a workload's migration: of its Job, and of the account that it runs with. @public */
export const migrationName = (workload: string) => `${workload}-migrate`;

/**
 * The accounts of a workload. A migration has one of its own: what may alter the schema is not what the workload runs with.
 * @public
 */
export const accountNames = ({
  name,
  migration,
}: {
  name: string;
  migration?: unknown;
}): string[] => (migration ? [name, migrationName(name)] : [name]);

/** Where all secrets of a namespace are kept, below the mount of KV. @public */
export const secretFolder = (namespace: string) => `apps/${namespace}/`;

/** The path of an account's secret below the mount of KV, as people and `vault kv` write it: without `data/`. @public */
export const secretPath = (namespace: string, serviceAccount: string) =>
  `${secretFolder(namespace)}${serviceAccount}/env`;

/** Where the values of a new service's workload will live in an environment: one path for each account. @public */
export const newSecretPaths = (
  service: string,
  environment: string,
  workload: { name: string; migration?: unknown },
): string[] =>
  accountNames(workload).map(account =>
    secretPath(namespaceOf(service, environment), account),
  );
