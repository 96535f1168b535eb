import { ARGOSY } from '@argosy/plugin-deployments-common';
import type { ChangeRow } from '../../database/types';
import { nowOf } from './types';
import type { ChangeContext } from './types';
import { saveStep } from './saveStep';

/** More than one service has. */
const LIMIT = 1000;

/** Notes when each target of a merged Change was Synced and Healthy at once: what turns bad later is not its creation. */
export async function markHealthy(
  context: ChangeContext,
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
      .map(({ environment, cluster }) => `${environment}/${cluster}`),
  );
  const isDone = change.targets.every(({ environment, cluster }) =>
    well.has(`${environment}/${cluster}`),
  );
  if (isDone) await saveStep(context, change, { healthyAt: nowOf(context) });
}
