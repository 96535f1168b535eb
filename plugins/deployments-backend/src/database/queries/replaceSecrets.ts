import { clean } from '../clean';
import { upsert } from '../chunks';
import {
  keyColumns,
  SECRET_KEY,
  secretId,
  toSecret,
  desiredColumn,
} from '../secretRows';
import type { Store } from '../store';
import type { SecretTableRow } from '../tables';
import type { DesiredSecret } from '../records';

/** Replaces what the merged files want, of one service or of all; writes those only that differ. Returns the services that changed. */
export const replaceSecrets = (
  { knex }: Store,
  desired: DesiredSecret[],
  service?: string,
): Promise<string[]> =>
  knex.transaction(async trx => {
    const select = trx<SecretTableRow>('secrets')
      .orderBy([...SECRET_KEY])
      .forUpdate();
    if (service !== undefined) select.where('service', clean(service));
    const before = new Map((await select).map(row => [secretId(row), row]));
    const rows = new Map(
      desired.map(one => {
        const key = keyColumns(one);
        return [secretId(key), nextRow(key, one, before.get(secretId(key)))];
      }),
    );
    const gone = [...before].filter(([id]) => !rows.has(id));
    const changed = [...rows].filter(
      ([id, row]) => row.wanted !== before.get(id)?.wanted,
    );
    for (const [, row] of gone) {
      await trx<SecretTableRow>('secrets').where(keyOf(row)).delete();
    }
    await upsert<SecretTableRow>(
      trx,
      'secrets',
      [...SECRET_KEY],
      changed.map(([, row]) => row),
    );
    return [...new Set([...gone, ...changed].map(([, row]) => row.service))];
  });

const keyOf = ({
  service,
  environment,
  cluster,
  service_account,
}: SecretTableRow) => ({ service, environment, cluster, service_account });

/** What was found at another place says nothing of this one. */
function nextRow(
  key: ReturnType<typeof keyColumns>,
  desired: DesiredSecret,
  before: SecretTableRow | undefined,
): SecretTableRow {
  const next = { ...key, wanted: desiredColumn(desired) };
  if (!before) return { ...next, role: null, role_body: null, found: null };
  const { server, mount, path } = toSecret(before);
  const isSamePlace =
    server === desired.server &&
    mount === desired.mount &&
    path === desired.path;
  return {
    ...next,
    role: before.role,
    role_body: before.role_body,
    found: isSamePlace ? before.found : null,
  };
}
