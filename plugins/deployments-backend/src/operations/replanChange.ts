import { isError } from '@argosy/plugin-deployments-common';
import { ConflictError, toError } from '@backstage/errors';
import type { ChangeRow } from '../database/types';
import type { Rooms } from './operation';
import { failChange } from './failChange';
import { planNow } from './planNow';
import { isAway, waitForGitHost } from './waitForGitHost';
import { writePlan } from './writePlan';

/**
 * Plans a Change anew against what stands now, and writes it over what it wrote before:
 * for a pull request that conflicts, and for a write that was cut off. The latter waits on while the Git host is
 * away, and has failed when the host refuses it.
 */
export async function replanChange(
  rooms: Rooms,
  change: ChangeRow,
): Promise<void> {
  try {
    const plan = await planNow(rooms, change.spec, change.id);
    const [error] = plan.findings.filter(isError);
    if (error) {
      await failChange(rooms, change, `${error.message} ${error.mend}`);
      return;
    }
    await writePlan(rooms, plan, change);
  } catch (cause) {
    // Somebody was faster: the next look finds the Change unfinished and plans again.
    if (cause instanceof ConflictError) return;
    if (change.state !== 'writing') throw cause;
    if (isAway(cause)) await waitForGitHost(rooms, change, cause);
    else await failChange(rooms, change, toError(cause).message);
  }
}
