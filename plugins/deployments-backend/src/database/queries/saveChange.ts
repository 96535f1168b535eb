import { clean, toJson } from '../clean';
import type { Store } from '../store';
import type { ChangeTableRow } from '../tables';
import type { ChangeRow } from '../types';

/** Inserts, or replaces the row of the same id. */
export async function saveChange(
  { knex }: Store,
  change: ChangeRow,
): Promise<void> {
  const { createdAt, openedAt, mergedAt, closedAt } = change;
  await knex<ChangeTableRow>('changes')
    .insert({
      id: clean(change.id),
      service: clean(change.service),
      state: change.state,
      created_at: createdAt,
      stepped_at: closedAt ?? mergedAt ?? openedAt ?? createdAt,
      content: toJson(change),
    })
    .onConflict('id')
    .merge();
}
