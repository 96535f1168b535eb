import type { ChangeRow } from '../database/types';
import type { Rooms } from './operation';

/** Changes that stand and are not merged: open ones, and those that wait to be written. What is only begun may yet be refused. */
export async function listPending(
  readModel: Rooms['readModel'],
): Promise<ChangeRow[]> {
  const rows = await readModel.listChanges({ states: ['open', 'writing'] });
  return rows.filter(
    ({ state, message }) => state === 'open' || message !== undefined,
  );
}
