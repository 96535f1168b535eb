import {
  type RoleStatus,
  roleStatusSchema,
} from '@argosy/plugin-deployments-common';
import { clean, toJson } from './clean';
import type { SecretTableRow } from './tables';
import type { SecretKey, SecretRow, DesiredSecret } from './records';

/** The columns that say which secret it is, in the order of the primary key. */
export const SECRET_KEY = [
  'service',
  'environment',
  'cluster',
  'service_account',
] as const;

type KeyColumns = Pick<SecretTableRow, (typeof SECRET_KEY)[number]>;

export const keyColumns = (key: SecretKey): KeyColumns => ({
  service: clean(key.service),
  environment: clean(key.environment),
  cluster: clean(key.cluster),
  service_account: clean(key.serviceAccount),
});

/** One text for a secret: a control character stands in none of its parts. */
export const secretId = (row: KeyColumns) =>
  SECRET_KEY.map(column => row[column]).join('\n');

/** What is desired, in a fixed order: the same secret makes the same text. */
export const desiredColumn = (desired: DesiredSecret) =>
  toJson({
    region: desired.region,
    workload: desired.workload,
    namespace: desired.namespace,
    server: desired.server,
    mount: desired.mount,
    path: desired.path,
    keys: desired.keys,
  });

export function toSecret(row: SecretTableRow): SecretRow {
  const { service, environment, cluster, service_account } = row;
  return {
    service,
    environment,
    cluster,
    serviceAccount: service_account,
    ...JSON.parse(row.wanted),
    ...(row.role !== null && { role: parseRole(row.role) }),
    ...(row.role_body !== null && { roleBody: row.role_body }),
    ...(row.found !== null && { found: JSON.parse(row.found) }),
  };
}

/** The release before called it `mended` that a role was put right. */
const storedRoleSchema = roleStatusSchema
  .extend({ mended: roleStatusSchema.shape.corrected })
  .transform(({ mended, corrected = mended, ...role }) => ({
    ...role,
    ...(corrected && { corrected }),
  }));

/** Undefined where it cannot be read: the role is then looked at anew. */
const parseRole = (role: string): RoleStatus | undefined =>
  storedRoleSchema.safeParse(JSON.parse(role)).data;
