import { isError } from '@argosy/plugin-deployments-common';
import { ConflictError } from '@backstage/errors';
import type { ChangeRow } from '../database/types';
import type { Rooms } from './operation';
import { failChange } from './failChange';
import { planNow } from './planNow';
import { writePlan } from './writePlan';

/**
 * Plans a Change anew against what stands now, and writes it over what it wrote before:
 * for a pull request that conflicts, and for a write that was cut off.
 */
export async function replanChange(
  rooms: Rooms,
  change: ChangeRow,
): Promise<void> {
  const plan = await planNow(rooms, change.spec);
  const [error] = plan.findings.filter(isError);
  if (error) {
    await failChange(rooms, change, `${error.message} ${error.mend}`);
    return;
  }
  try {
    await writePlan(rooms, plan, change);
  } catch (cause) {
    // Somebody was faster: the next look finds the Change unfinished and plans again.
    if (!(cause instanceof ConflictError)) throw cause;
  }
}
