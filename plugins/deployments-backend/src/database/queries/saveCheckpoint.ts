import type { Store } from '../store';
import type { CheckpointRow } from '../tables';

/** Keeps where a watch goes on. */
export async function saveCheckpoint(
  { knex }: Store,
  hub: string,
  key: string,
  resourceVersion: string,
): Promise<void> {
  await knex<CheckpointRow>('resume_points')
    .insert({ hub, key, up_to: resourceVersion })
    .onConflict(['hub', 'key'])
    .merge();
}
