import { toError } from '@backstage/errors';
import type { ChangeRow } from '../../database/types';
import type { ChangeContext } from './types';
import { saveStep } from './saveStep';

/** Has a Change planned anew: one that conflicts, or one whose write was cut off. Why not is kept on it. */
export async function replanChange(
  context: ChangeContext,
  change: ChangeRow,
): Promise<void> {
  try {
    await context.replan(change);
  } catch (error) {
    context.logger.warn(`Change ${change.id} cannot be planned anew: ${error}`);
    await saveStep(context, change, { message: toError(error).message });
  }
}
