import type { Store } from '../store';
import type { CheckpointRow } from '../tables';

/** Where watches of a hub go on, by `<kind>/<namespace>`. */
export async function getCheckpoints(
  { knex }: Store,
  hub: string,
): Promise<Record<string, string>> {
  const rows = await knex<CheckpointRow>('resume_points').where({ hub });
  return Object.fromEntries(rows.map(row => [row.key, row.up_to]));
}
