import type { ApplicationSetObservation } from '@argosy/plugin-deployments-common';
import type { Store } from '../store';
import type { ApplicationSetRow } from '../tables';

/** ApplicationSets of every hub, as last seen. */
export async function listApplicationSets({
  knex,
}: Store): Promise<ApplicationSetObservation[]> {
  const rows = await knex<ApplicationSetRow>('application_sets').orderBy([
    'hub',
    'namespace',
    'name',
  ]);
  return rows.map(({ errors, generated, ...row }) => ({
    ...row,
    errors: JSON.parse(errors),
    generated: JSON.parse(generated),
  }));
}
