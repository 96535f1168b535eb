import type { Store } from '../store';
import type { ChangeTableRow } from '../tables';

/** Of each state that open Changes are in: how many, and when the oldest was made. Answered from an index. */
export async function countOpenChanges({
  knex,
}: Store): Promise<
  Array<{ state: 'writing' | 'open'; count: number; oldest: string }>
> {
  const rows = await knex<ChangeTableRow>('changes')
    .whereIn('state', ['writing', 'open'])
    .groupBy('state')
    .select<
      Array<{ state: 'writing' | 'open'; count: number; oldest: string }>
    >(
      'state',
      knex.raw('count(*) as count'),
      knex.raw('min(created_at) as oldest'),
    );
  // Postgres gives a count as text.
  return rows.map(row => ({ ...row, count: Number(row.count) }));
}
