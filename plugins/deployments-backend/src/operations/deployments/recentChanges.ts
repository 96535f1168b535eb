import { type Change, projectOf } from '@argosy/plugin-deployments-common';
import { createdSpec } from '../../changes/kinds/createService';
import type { ChangeRow } from '../../database/types';
import type { DeploymentResource } from '../../permissions';
import type { Caller, OperationContext } from '../Operation';
import { toChange } from '../../changes/readChanges';

const DAY_MS = 24 * 3600 * 1000;

/** Changes of a service that are under way, or ended within a day; of each the targets that the person may see. */
export async function recentChanges(
  { readModel, now }: Pick<OperationContext, 'readModel' | 'now'>,
  service: string,
  { isVisible }: Pick<Caller, 'isVisible'>,
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
        isVisible({ ...resourceOf(row), environment }),
      ),
    }))
    .filter(row => row.targets.length > 0)
    .map(toChange);
}

function resourceOf(row: ChangeRow): DeploymentResource {
  const { owner, entityRef } = row;
  const spec = createdSpec(row);
  return { owner, entityRef, project: spec && projectOf(spec) };
}
