import type { Change } from '@argosy/plugin-deployments-common';
import type { Knex } from 'knex';
import { parseChanges } from '../changeContent';
import { clean, toJson } from '../clean';
import type { Store } from '../store';
import type { ChangeTableRow } from '../tables';
import type { ChangePatch, ChangeRow } from '../records';

/**
 * Writes a step onto the Change as it stands now, if it is in one of these states. One statement: two who write
 * different keys at the same time both write them, and of two who take it from the same state one does.
 */
export async function updateChange(
  store: Store,
  id: string,
  from: readonly Change['state'][],
  patch: ChangePatch,
): Promise<ChangeRow | undefined> {
  const { knex } = store;
  const { state, closedAt, mergedAt, openedAt } = patch;
  const steppedAt = closedAt ?? mergedAt ?? openedAt;
  const rows: ChangeTableRow[] = await knex('changes')
    .where('id', clean(id))
    .whereIn('state', from)
    .update({
      content: patched(knex, patch),
      ...(state && { state }),
      ...(steppedAt !== undefined && { stepped_at: steppedAt }),
    })
    .returning('*');
  return parseChanges(rows, store).at(0);
}

/** The content without the keys of the patch, and with those that have a value. */
function patched(knex: Knex, patch: ChangePatch): Knex.Raw {
  const keys = Object.keys(patch);
  const values = toJson(patch);
  if (knex.client.dialect === 'postgresql') {
    const without = keys.map(() => ' - ?::text').join('');
    return knex.raw(`(content::jsonb${without} || ?::jsonb)::text`, [
      ...keys,
      values,
    ]);
  }
  const paths = keys.map(() => ', ?').join('');
  return knex.raw(`json_patch(json_remove(content${paths}), ?)`, [
    ...keys.map(key => `$.${key}`),
    values,
  ]);
}
