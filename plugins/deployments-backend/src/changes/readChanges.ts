import { type Change, changeSchema } from '@argosy/plugin-deployments-common';
import type { ChangeRow } from '../database/types';
import { isPending } from './transitions';
import type { ChangeContext } from './types';

/** Changes that stand in Git or wait to be written, and are not merged. */
export async function listPending({
  readModel,
}: Pick<ChangeContext, 'readModel'>): Promise<ChangeRow[]> {
  const rows = await readModel.listChanges({ states: ['open', 'writing'] });
  return rows.filter(isPending);
}

/** What others see of a Change: nothing that it was planned from. */
export const toChange = (row: ChangeRow): Change => changeSchema.parse(row);
