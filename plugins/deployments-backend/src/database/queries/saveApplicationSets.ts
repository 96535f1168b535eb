import type { ApplicationSetObservation } from '@argosy/plugin-deployments-common';
import { upsert } from '../chunks';
import { clean, toJson } from '../clean';
import { refusingRows } from '../refusedRow';
import { idOf, type Store } from '../store';
import type { ApplicationSetRow } from '../tables';

/** Writes a batch. Errors: `RowRefusedError`, and nothing is written. */
export async function saveApplicationSets(
  { knex }: Store,
  hub: string,
  sets: ApplicationSetObservation[],
): Promise<void> {
  const rows = sets.map(set => ({
    hub: clean(hub),
    namespace: clean(set.namespace),
    name: clean(set.name),
    uid: clean(set.uid),
    errors: toJson(set.errors),
    generated: toJson(set.generated),
  }));
  const byId = new Map(
    rows.map(row => [idOf(row.hub, row.namespace, row.name), row]),
  );
  await refusingRows(() =>
    knex.transaction(trx =>
      upsert<ApplicationSetRow>(
        trx,
        'application_sets',
        ['hub', 'namespace', 'name'],
        [...byId.values()],
      ),
    ),
  );
}
