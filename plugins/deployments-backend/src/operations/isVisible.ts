import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import type { DeploymentFilter } from '../database/types';

/** The same question that the read model answers in SQL, for what is not a Deployment yet. */
export function isVisible(
  item: { owner?: string; environment?: string },
  filter: PermissionCriteria<DeploymentFilter> | undefined,
): boolean {
  if (filter === undefined) return true;
  if (isAndCriteria(filter)) return filter.allOf.every(f => isVisible(item, f));
  if (isOrCriteria(filter)) return filter.anyOf.some(f => isVisible(item, f));
  if (isNotCriteria(filter)) return !isVisible(item, filter.not);
  const value = item[filter.key];
  return value !== undefined && filter.values.includes(value);
}
