import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { Knex } from 'knex';
import { clean } from '../clean';
import { OF_TARGET } from './joinTargets';
import type { DeploymentFilter } from '../records';
import { whereOneOf } from '../whereOneOf';

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
    whereFilter(query, criteria);
  }
}

function whereFilter(query: Knex.QueryBuilder, filter: DeploymentFilter): void {
  const values = filter.values.map(clean);
  if (filter.key === 'environment') {
    query.whereNotNull(OF_TARGET.environment);
    whereOneOf(query, OF_TARGET.environment, values);
    return;
  }
  const { key } = filter;
  query.where(ours =>
    ours
      .whereNotNull(OF_TARGET.service)
      .whereIn(OF_TARGET.service, services =>
        whereOneOf(services.select('name').from('services'), key, values),
      ),
  );
  if (key === 'owner') return;
  query.orWhere(foreign =>
    whereOneOf(
      foreign.whereNull(OF_TARGET.service),
      'applications.project',
      values,
    ),
  );
}
