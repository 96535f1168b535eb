import type { ChangeRow } from '../../database/types';
import type { ChangeContext } from './types';

/**
 * Writes a step onto the Change as it stands now; nothing when its state moved meanwhile, or nothing is new.
 * Returns the row that stands then.
 */
export async function saveStep(
  { readModel, notifier }: Pick<ChangeContext, 'readModel' | 'notifier'>,
  seen: ChangeRow,
  step: Partial<ChangeRow>,
): Promise<ChangeRow | undefined> {
  const rows = await readModel.listChanges({ service: seen.service });
  const row = rows.find(({ id }) => id === seen.id);
  if (!row || row.state !== seen.state) return undefined;
  const next = { ...row, ...step };
  if (JSON.stringify(next) === JSON.stringify(row)) return row;
  await readModel.saveChange(next);
  notifier.changed([`change/${row.service}`]);
  return next;
}
