import type { Change } from '@argosy/plugin-deployments-common';
import type { Caller, OperationContext } from '../Operation';
import { isVisible } from '../isVisible';
import { toChange } from '../../changes/readChanges';

const DAY_MS = 24 * 3600 * 1000;

/** Changes of a service that are under way, or ended within a day; of each the targets that the person may see. */
export async function recentChanges(
  { readModel, now }: Pick<OperationContext, 'readModel' | 'now'>,
  service: string,
  { filter }: Pick<Caller, 'filter'>,
): Promise<Change[]> {
  const since = now().getTime() - DAY_MS;
  const rows = await readModel.listChanges({ service });
  return rows
    .filter(
      row =>
        row.state === 'open' ||
        row.state === 'writing' ||
        Date.parse(row.closedAt ?? row.mergedAt ?? row.createdAt) > since,
    )
    .map(row => ({
      ...row,
      targets: row.targets.filter(({ environment }) =>
        isVisible({ owner: row.owner, environment }, filter),
      ),
    }))
    .filter(row => row.targets.length > 0)
    .map(toChange);
}
