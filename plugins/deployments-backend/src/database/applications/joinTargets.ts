import type { Knex } from 'knex';
import type { Store } from '../store';

/** What Git says of an Application; all null for one that no file of it explains. */
export const OF_TARGET = {
  service: 'target.service',
  environment: 'target.environment',
  region: 'target.region',
  cluster: 'target.cluster',
} as const;

/**
 * Joins Applications with the target that Git has for each. Whoever may make an Application may give it any label: which
 * service it belongs to follows from its hub, its name, and the namespace in which our ApplicationSets make theirs.
 */
export function joinTargets(
  query: Knex.QueryBuilder,
  { knex, hubs }: Pick<Store, 'knex' | 'hubs'>,
): void {
  const places = hubs.flatMap(({ name, namespaces: [first] }) =>
    first === undefined ? [] : [[name, first]],
  );
  query.leftJoin('service_targets as target', join => {
    join
      .on('target.hub', 'applications.hub')
      .andOn('target.application', 'applications.name')
      .andOn(
        places.length === 0
          ? knex.raw('1 = 0')
          : knex.raw(
              `(applications.hub, applications.namespace) in (values ${places.map(() => '(?, ?)').join(', ')})`,
              places.flat(),
            ),
      );
  });
}
