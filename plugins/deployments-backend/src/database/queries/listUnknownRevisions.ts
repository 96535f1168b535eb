import type { Store } from '../store';

const MOST = 100;
/** Charts have versions instead of commits. */
const SHA_LENGTH = 40;

/** Revisions that no commit is stored for: those of our services first, the newest first. */
export async function listUnknownRevisions({ knex }: Store): Promise<string[]> {
  const rows: Array<{ revision: string }> = await knex('applications')
    .leftJoin('commits', 'commits.sha', 'applications.revision')
    .whereNull('commits.sha')
    .whereRaw('length(applications.revision) = ?', [SHA_LENGTH])
    .groupBy('applications.revision')
    .select('applications.revision')
    .orderByRaw('min(case when applications.service is null then 1 else 0 end)')
    .orderByRaw('max(applications.changed_at) desc')
    .limit(MOST);
  return rows.map(row => row.revision);
}
