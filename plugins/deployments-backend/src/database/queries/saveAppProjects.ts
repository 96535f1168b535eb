import { clean, toJson } from '../clean';
import type { Store } from '../store';
import type { AppProjectsRow } from '../tables';

/** Replaces the names of the AppProjects of a hub. */
export async function saveAppProjects(
  { knex, now }: Store,
  hub: string,
  names: readonly string[],
): Promise<void> {
  await knex<AppProjectsRow>('app_projects')
    .insert({
      hub: clean(hub),
      names: toJson([...names].sort()),
      observed_at: now().toISOString(),
    })
    .onConflict('hub')
    .merge();
}
