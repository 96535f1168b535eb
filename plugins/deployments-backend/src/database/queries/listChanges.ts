import type { Change } from '@argosy/plugin-deployments-common';
import { parseChanges } from '../changeContent';
import { clean } from '../clean';
import type { Store } from '../store';
import type { ChangeTableRow } from '../tables';
import type { ChangeRow } from '../records';

/** Newest first. `since`: those with a step at or after that ISO time. */
export async function listChanges(
  store: Store,
  query: { service?: string; states?: Change['state'][]; since?: string },
): Promise<ChangeRow[]> {
  const { service, states, since } = query;
  const select = store
    .knex<ChangeTableRow>('changes')
    .orderBy([{ column: 'created_at', order: 'desc' }, { column: 'id' }]);
  if (service !== undefined) select.where('service', clean(service));
  if (states) select.whereIn('state', states);
  if (since !== undefined) select.where('stepped_at', '>=', since);
  return parseChanges(await select, store);
}
