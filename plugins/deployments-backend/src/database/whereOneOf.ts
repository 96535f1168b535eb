import type { Knex } from 'knex';
import { toJson } from './clean';

/** A statement takes 32 766 parameters on SQLite and 65 535 on Postgres, and others stand in it as well. */
const FEW = 200;

/** `column in (...)` for a list whose length somebody else decides: a long one is one parameter. */
export function whereOneOf<Q extends Knex.QueryBuilder>(
  query: Q,
  column: string,
  values: readonly string[],
): Q {
  if (values.length <= FEW) {
    query.whereIn(column, values);
    return query;
  }
  const list =
    query.client.dialect === 'postgresql'
      ? 'select jsonb_array_elements_text(?::jsonb)'
      : 'select value from json_each(?)';
  query.whereRaw(`?? in (${list})`, [column, toJson(values)]);
  return query;
}
