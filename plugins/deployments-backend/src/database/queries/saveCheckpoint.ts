import type { Store } from '../store';
import type { ResumePointRow } from '../tables';

/** Keeps where a watch goes on. */
export async function saveResumePoint(
  { knex }: Store,
  hub: string,
  key: string,
  upTo: string,
): Promise<void> {
  await knex<ResumePointRow>('resume_points')
    .insert({ hub, key, up_to: upTo })
    .onConflict(['hub', 'key'])
    .merge();
}
