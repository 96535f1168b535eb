import type { ChangeRow } from '../database/types';
import type { Rooms } from './operation';

/**
 * Notes on a Change why it could not be written: one that was being written has failed, and can be asked for anew;
 * one that is open stays so. What somebody else has finished meanwhile is left alone.
 */
export async function failChange(
  { readModel, notifier }: Pick<Rooms, 'readModel' | 'notifier'>,
  { id, service }: ChangeRow,
  message: string,
): Promise<void> {
  const rows = await readModel.listChanges({
    service,
    states: ['writing', 'open'],
  });
  const row = rows.find(one => one.id === id);
  if (row === undefined) return;
  const state = row.state === 'open' ? 'open' : 'failed';
  await readModel.saveChange({ ...row, state, message });
  notifier.changed([`change/${service}`]);
}
