import type { Knex } from 'knex';
import type { ServiceTableRow, ServiceTargetRow } from './tables';
import type { ServiceRow } from './records';

/** Services with their targets, in two queries; in one where there is none. */
export async function readServices(
  knex: Knex,
  where: Partial<Pick<ServiceTableRow, 'name' | 'entity_ref'>> = {},
): Promise<ServiceRow[]> {
  const services = await knex<ServiceTableRow>('services')
    .where(where)
    .orderBy('name');
  if (services.length === 0) return [];
  const targets = await knex<ServiceTargetRow>('service_targets')
    .whereIn(
      'service',
      knex<ServiceTableRow>('services').select('name').where(where),
    )
    .orderBy(['service', 'environment', 'cluster']);
  const byService = new Map<string, ServiceRow['targets']>();
  for (const { service, ...target } of targets) {
    const same = byService.get(service);
    if (same) same.push(target);
    else byService.set(service, [target]);
  }
  return services.map(row => ({
    name: row.name,
    entityRef: row.entity_ref,
    providesEntity: Boolean(row.provides_entity),
    owner: row.owner,
    description: row.description,
    project: row.project,
    targets: byService.get(row.name) ?? [],
  }));
}
