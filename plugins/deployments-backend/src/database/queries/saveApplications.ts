import type { Knex } from 'knex';
import { chunksOf, upsert } from '../chunks';
import {
  applicationId,
  applicationLabels,
  applicationRow,
} from '../applications/applicationRow';
import { isVisibleChange } from '../applications/applicationChange';
import { refusingRows } from '../refusedRow';
import type { Store } from '../store';
import type { ApplicationRow, LabelRow } from '../tables';
import type { ApplicationWrite } from '../records';

/**
 * Writes a batch in one transaction. Returns the ids of those whose sync, health, images, operation,
 * cause or progress changed, and of new ones. Errors: `RowRefusedError`, and nothing is written.
 */
export async function saveApplications(
  { knex, now }: Store,
  hub: string,
  writes: ApplicationWrite[],
): Promise<string[]> {
  const observedAt = now().toISOString();
  const inOne = async (trx: Knex.Transaction) => {
    const changed: string[] = [];
    // One order for all writers, or two of them lock each other out; of a key given twice the last one stands.
    for (const chunk of chunksOf(sortedById(hub, writes))) {
      const stored = await trx<ApplicationRow>('applications').whereIn(
        'id',
        chunk.map(([id]) => id),
      );
      const before = new Map(stored.map(row => [row.id, row]));
      const rows = chunk.map(([id, write]) =>
        applicationRow(hub, write, before.get(id), observedAt),
      );
      await upsert<ApplicationRow>(trx, 'applications', ['id'], rows);

      const relabeled = rows.filter(
        row => before.get(row.id)?.labels !== row.labels,
      );
      await trx<LabelRow>('application_labels')
        .whereIn(
          'application_id',
          relabeled.map(row => row.id),
        )
        .delete();
      await upsert<LabelRow>(
        trx,
        'application_labels',
        ['application_id', 'key'],
        relabeled.flatMap(applicationLabels),
      );
      changed.push(
        ...rows
          .filter(row => isVisibleChange(before.get(row.id), row))
          .map(row => row.id),
      );
    }
    return changed;
  };
  return refusingRows(() => knex.transaction(inOne));
}

function sortedById(hub: string, writes: ApplicationWrite[]) {
  const byId = new Map(writes.map(write => [applicationId(hub, write), write]));
  return [...byId].sort(([a], [b]) => (a < b ? -1 : 1));
}
