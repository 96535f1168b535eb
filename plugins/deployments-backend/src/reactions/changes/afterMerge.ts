import type { ChangeRow } from '../../database/types';
import type { ChangeContext } from './types';
import { refreshArgoCd } from './refreshArgoCd';

/** Seconds between the looks. */
const PAUSES = [0, 1, 2, 3, 5, 8, 13, 25];
/** What the root Application's sync takes: AppProjects, Argo CD's two seconds between waves, ApplicationSets. */
const ROOT_SYNC_MS = 5_000;

/** After a merge: nobody waits for a poll. Goes on for a minute, or until each Application stands. */
export async function afterMerge(
  context: ChangeContext,
  change: ChangeRow,
  signal: AbortSignal,
): Promise<void> {
  context.reconcileRoles?.(change.service);
  const expected = new Set(
    change.targets.map(target => `${target.environment}/${target.cluster}`),
  );
  let isRead = false;
  let isFirst = true;
  for (const seconds of PAUSES) {
    await context.timers.sleep(seconds * 1000, signal);
    if (signal.aborted) return;
    try {
      if (!isRead) await context.readServices();
      const service = await context.readModel.getService(change.service);
      const found = service?.targets.filter(target =>
        expected.has(`${target.environment}/${target.cluster}`),
      );
      isRead = found?.length === expected.size;
      if (!service) continue;
      const isStanding = await refreshArgoCd(context, service, isFirst);
      if (isStanding && isRead) return;
      if (isFirst && isRead) {
        await context.timers.sleep(ROOT_SYNC_MS, signal);
        isFirst = false;
      }
    } catch (error) {
      context.logger.warn(
        `After the merge of ${change.id} something is in the way, and is tried again: ${error}`,
      );
    }
  }
}
