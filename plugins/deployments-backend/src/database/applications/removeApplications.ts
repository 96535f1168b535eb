import type { Knex } from 'knex';
import { chunksOf } from '../chunks';

/** Deletes Applications with their labels. */
export async function removeApplications(
  trx: Knex.Transaction,
  ids: string[],
): Promise<void> {
  for (const chunk of chunksOf(ids)) {
    await trx('application_labels').whereIn('application_id', chunk).delete();
    await trx('applications').whereIn('id', chunk).delete();
  }
}
