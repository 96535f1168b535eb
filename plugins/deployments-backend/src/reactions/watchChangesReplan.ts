import { toError } from '@backstage/errors';
import type { ChangeRow } from '../database/types';
import type { ChangesRoom } from './watchChangesRoom';
import { saveStep } from './watchChangesStep';

/** Has a Change planned anew: one that conflicts, or one whose write was cut off. Why not is kept on it. */
export async function replanChange(
  room: ChangesRoom,
  change: ChangeRow,
): Promise<void> {
  try {
    await room.replan(change);
  } catch (error) {
    room.logger.warn(`Change ${change.id} cannot be planned anew: ${error}`);
    await saveStep(room, change, { message: toError(error).message });
  }
}
