import type { Deployment } from '@argosy/plugin-deployments-common';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import { fromCursor, toCursor } from '../cursor';
import { selectDeployments } from '../selectDeployments';
import type { Store } from '../store';
import { toDeployment } from '../toDeployment';
import type { DeploymentFilter, DeploymentSelector } from '../records';
import { whereCriteria } from '../whereCriteria';
import { whereSelector } from '../whereSelector';

const ORDER = ['hub', 'namespace', 'name'].map(c => `applications.${c}`);

/** One page, in the order of hub, namespace and name. Errors: `InputError` for a cursor that is none. */
export async function listDeployments(
  { knex, hubs }: Store,
  query: {
    selector: DeploymentSelector;
    filter?: PermissionCriteria<DeploymentFilter>;
    cursor?: string;
    limit: number;
  },
): Promise<{ items: Deployment[]; nextCursor?: string }> {
  const { selector, filter, cursor, limit } = query;
  const select = selectDeployments(knex)
    .orderBy(ORDER)
    .limit(limit + 1);
  whereSelector(select, selector);
  if (filter) select.andWhere(inner => whereCriteria(inner, filter));
  if (cursor !== undefined) {
    const { hub, namespace, name } = fromCursor(cursor);
    select.whereRaw('(??, ??, ??) > (?, ?, ?)', [
      ...ORDER,
      hub,
      namespace,
      name,
    ]);
  }
  const rows = await select;
  const page = rows.slice(0, limit);
  return {
    items: page.map(row => toDeployment(row, hubs)),
    ...(rows.length > limit && { nextCursor: toCursor(page[page.length - 1]) }),
  };
}
