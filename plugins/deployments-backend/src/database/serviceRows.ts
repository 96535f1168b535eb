import type { Knex } from 'knex';
import { clean } from './clean';
import type { ServiceTableRow, ServiceTargetRow } from './tables';
import type { ServiceRow } from './records';

/** The rows of a service, in a fixed order: the same service makes the same rows. */
export function serviceRows(
  commit: string,
  service: ServiceRow,
): {
  service: Omit<ServiceTableRow, 'claimed_at'>;
  targets: ServiceTargetRow[];
} {
  const name = clean(service.name);
  const targets = service.targets.map(target => ({
    service: name,
    environment: clean(target.environment),
    cluster: clean(target.cluster),
    region: clean(target.region),
    hub: clean(target.hub),
    application: clean(target.application),
    set: clean(target.set),
    file: clean(target.file),
  }));
  const byPlace = new Map(
    targets.map(target => [`${target.environment}/${target.cluster}`, target]),
  );
  return {
    service: {
      name,
      entity_ref: clean(service.entityRef.toLowerCase()),
      provides_entity: service.providesEntity,
      owner: clean(service.owner),
      description: clean(service.description),
      project: clean(service.project),
      commit,
    },
    targets: [...byPlace]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, target]) => target),
  };
}

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
