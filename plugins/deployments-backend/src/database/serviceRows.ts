import { clean } from './clean';
import type { ServiceTableRow, ServiceTargetRow } from './tables';
import type { ServiceRow } from './records';

/** The rows of a service, in a fixed order: the same service makes the same rows. */
export function serviceRows(
  commit: string,
  service: ServiceRow,
): { service: ServiceTableRow; targets: ServiceTargetRow[] } {
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
