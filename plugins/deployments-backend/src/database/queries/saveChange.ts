import type { Change } from '@argosy/plugin-deployments-common';
import { toContent } from '../changeContent';
import { clean } from '../clean';
import type { Store } from '../store';
import type { ChangeTableRow } from '../tables';
import type { ChangeRow } from '../records';

/** Inserts, or replaces the row of the same id where that is in one of these states. Returns whether it did. */
export async function saveChange(
  { knex }: Store,
  change: ChangeRow,
  replaces: readonly Change['state'][] = [],
): Promise<boolean> {
  const { createdAt, openedAt, mergedAt, closedAt } = change;
  const saved = await knex<ChangeTableRow>('changes')
    .insert({
      id: clean(change.id),
      service: clean(change.service),
      state: change.state,
      created_at: createdAt,
      stepped_at: closedAt ?? mergedAt ?? openedAt ?? createdAt,
      content: toContent(change),
    })
    .onConflict('id')
    .merge()
    .whereIn('changes.state', replaces)
    .returning('id');
  return saved.length > 0;
}
