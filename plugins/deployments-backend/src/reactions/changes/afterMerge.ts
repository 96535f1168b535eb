import { ARGOSY } from '@argosy/plugin-deployments-common';
import { applyEvent } from '../../changes/applyEvent';
import type { ChangeRow } from '../../database/types';
import { refreshArgoCd } from './refreshArgoCd';
import { nowOf, type TrackerContext } from './types';

/** Seconds between the looks. */
const PAUSES = [0, 1, 2, 3, 5, 8, 13, 25];
/** What the root Application's sync takes: AppProjects, Argo CD's two seconds between waves, ApplicationSets. */
const ROOT_SYNC_MS = 5_000;
/** More Applications than one service has. */
const LIMIT = 1000;

/** After a merge: nobody waits for a poll. Goes on for a minute, or until each Application stands. */
export async function afterMerge(
  context: TrackerContext,
  change: ChangeRow,
  signal: AbortSignal,
): Promise<void> {
  context.reconcileRoles?.(change.service);
  const expected = new Set(change.targets.map(placeOf));
  let isRead = false;
  let isFirst = true;
  for (const seconds of PAUSES) {
    await context.clock.sleep(seconds * 1000, signal);
    if (signal.aborted) return;
    try {
      if (!isRead) await context.readServices();
      const service = await context.readModel.getService(change.service);
      const found = service?.targets.filter(target =>
        expected.has(placeOf(target)),
      );
      isRead = found?.length === expected.size;
      if (!service) continue;
      const isStanding = await refreshArgoCd(context, service, isFirst);
      if (isStanding && isRead) return;
      if (isFirst && isRead) {
        await context.clock.sleep(ROOT_SYNC_MS, signal);
        isFirst = false;
      }
    } catch (error) {
      context.logger.warn(
        `After the merge of ${change.id} a step failed and is tried again: ${error}`,
      );
    }
  }
}

/** Notes when each target of a merged Change was Synced and Healthy at once: what turns bad later is not its creation. */
export async function markHealthy(
  context: TrackerContext,
  change: ChangeRow,
): Promise<void> {
  const { items } = await context.readModel.listDeployments({
    selector: {
      labels: [
        { key: ARGOSY.service, operator: 'in', values: [change.service] },
      ],
    },
    limit: LIMIT,
  });
  const well = new Set(
    items
      .filter(({ sync, health }) => sync === 'Synced' && health === 'Healthy')
      .map(placeOf),
  );
  if (!change.targets.every(target => well.has(placeOf(target)))) return;
  await applyEvent(context, change, { type: 'healthy', at: nowOf(context) });
}

const placeOf = ({
  environment,
  cluster,
}: {
  environment?: string;
  cluster: string;
}) => `${environment}/${cluster}`;
