import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { Knex } from 'knex';
import { clean } from '../clean';
import type { DeploymentFilter } from '../records';

/**
 * Permission conditions as SQL. A Deployment without owner or environment fulfils no condition on it;
 * said explicitly, because `not (NULL in ...)` is not true in SQL.
 */
export function whereCriteria(
  query: Knex.QueryBuilder,
  criteria: PermissionCriteria<DeploymentFilter>,
): void {
  if ('allOf' in criteria) {
    for (const part of criteria.allOf) {
      query.andWhere(inner => whereCriteria(inner, part));
    }
  } else if ('anyOf' in criteria) {
    query.whereRaw('1 = 0');
    for (const part of criteria.anyOf) {
      query.orWhere(inner => whereCriteria(inner, part));
    }
  } else if ('not' in criteria) {
    query.whereNot(inner => whereCriteria(inner, criteria.not));
  } else {
    const values = criteria.values.map(clean);
    const column = criteria.key === 'owner' ? 'service' : 'environment';
    query.whereNotNull(`applications.${column}`);
    if (criteria.key === 'owner') {
      query.whereIn('applications.service', services =>
        services.select('name').from('services').whereIn('owner', values),
      );
    } else {
      query.whereIn('applications.environment', values);
    }
  }
}
