import type { Knex } from 'knex';

/** Few enough that their values are not too many for one statement, in either engine. */
const ROWS = 200;

/** Parts of a list that fit into one statement. */
export function* chunksOf<T>(items: readonly T[], size = ROWS): Generator<T[]> {
  for (let at = 0; at < items.length; at += size) {
    yield items.slice(at, at + size);
  }
}

/**
 * Inserts rows of the same columns, or overwrites those that stand, a few hundred at a time. In plain SQL: Knex writes
 * them for SQLite as one `union all`, which takes three times as long to compile.
 */
export async function upsert<R extends object>(
  knex: Knex,
  table: string,
  key: Array<keyof R & string>,
  rows: readonly R[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const list = (parts: readonly unknown[], each: string) =>
    parts.map(() => each).join(', ');
  const row = `(${list(columns, '?')})`;
  for (const chunk of chunksOf(rows)) {
    await knex.raw(
      `insert into ?? (${list(columns, '??')}) values ${list(chunk, row)}
      on conflict (${list(key, '??')})
      do update set ${list(columns, '?? = excluded.??')}`,
      [
        ...[table, ...columns],
        ...chunk.flatMap(each => columns.map(name => Object(each)[name])),
        ...[...key, ...columns.flatMap(name => [name, name])],
      ],
    );
  }
}
