import { z } from 'zod';
import type { Store } from '../store';
import type { AppProjectsRow } from '../tables';

const names = z.array(z.string());

/** The AppProjects of each hub whose projects were ever read, and when that was. */
export async function listAppProjects({
  knex,
}: Store): Promise<
  Array<{ hub: string; names: string[]; observedAt: string }>
> {
  const rows = await knex<AppProjectsRow>('app_projects').orderBy('hub');
  return rows.map(row => ({
    hub: row.hub,
    names: names.parse(JSON.parse(row.names)),
    observedAt: row.observed_at,
  }));
}
