import type { Knex } from 'knex';

/** Knex writes many rows for SQLite as one `union all`, which ends at 500 parts. */
const ROWS = 200;

/** Parts of a list that fit into one statement. */
export function* chunksOf<T>(items: readonly T[], size = ROWS): Generator<T[]> {
  for (let at = 0; at < items.length; at += size) {
    yield items.slice(at, at + size);
  }
}

/** Inserts rows, or overwrites those that stand, a few hundred at a time. */
export async function upsert<R extends object>(
  knex: Knex,
  table: string,
  key: Array<keyof R & string>,
  rows: readonly R[],
): Promise<void> {
  for (const chunk of chunksOf(rows)) {
    await knex(table).insert(chunk).onConflict(key).merge();
  }
}
