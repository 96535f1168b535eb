import { chunksOf, upsert } from './chunks';
import { keyColumns, SECRET_KEY, secretId } from './secretRows';
import type { Store } from './store';
import type { SecretTableRow } from './tables';
import type { SecretKey } from './records';

/** Services asked for at once: a statement takes so many parameters. */
const SERVICES = 200;

/**
 * Writes onto secrets that still stand: one that Git took away meanwhile does not come back.
 * Returns the services of those whose change is to be seen.
 */
export const updateSecrets = <W extends SecretKey>(
  { knex }: Store,
  writes: readonly W[],
  update: (before: SecretTableRow, write: W) => SecretTableRow,
  isSeen: (before: SecretTableRow, after: SecretTableRow) => boolean,
): Promise<string[]> =>
  knex.transaction(async trx => {
    const byId = new Map(
      writes.map(each => [secretId(keyColumns(each)), each]),
    );
    const names = new Set(writes.map(each => keyColumns(each).service));
    const seen = new Set<string>();
    for (const services of chunksOf([...names].sort(), SERVICES)) {
      const rows = await trx<SecretTableRow>('secrets')
        .whereIn('service', services)
        .orderBy([...SECRET_KEY])
        .forUpdate();
      const changed: SecretTableRow[] = [];
      for (const before of rows) {
        const write = byId.get(secretId(before));
        if (!write) continue;
        const after = update(before, write);
        if (JSON.stringify(after) === JSON.stringify(before)) continue;
        changed.push(after);
        if (isSeen(before, after)) seen.add(before.service);
      }
      await upsert<SecretTableRow>(trx, 'secrets', [...SECRET_KEY], changed);
    }
    return [...seen];
  });
