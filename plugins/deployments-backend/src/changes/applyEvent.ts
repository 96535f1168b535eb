import type { ChangeRow } from '../database/types';
import { type ChangeEvent, isPending, transition } from './transitions';
import type { ChangeContext } from './types';

/**
 * Writes onto a Change what has happened to it, and tells the screens. Returns the Change as it then stands;
 * undefined where somebody else has moved it on, and the event counts no more.
 */
export async function applyEvent(
  {
    readModel,
    notifier,
  }: Pick<ChangeContext, 'notifier'> & {
    readModel: Pick<ChangeContext['readModel'], 'updateChange'>;
  },
  change: ChangeRow,
  event: ChangeEvent,
): Promise<ChangeRow | undefined> {
  const step = transition(change, event);
  if (!step) return change;
  const row = await readModel.updateChange(change.id, step.from, step.patch);
  if (!row) return undefined;
  notifier.changed([`change/${row.service}`]);
  if (isListedOtherwise(change, row)) notifier.servicesChanged();
  return row;
}

/** Whether the catalog is to see the service, or its link, in another way than before. */
function isListedOtherwise(before: ChangeRow, after: ChangeRow): boolean {
  const isListed = (row: ChangeRow) => isPending(row) || row.state === 'merged';
  return isListed(before) !== isListed(after) || before.url !== after.url;
}
