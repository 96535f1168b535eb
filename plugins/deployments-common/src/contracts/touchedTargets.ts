import { entityRefOf, projectOf, type ServiceSpec } from '../model/service';

/** One place that a write touches: what permission rules decide on while nothing stands there yet. @public */
export interface TouchedTarget {
  service: string;
  /** Entity ref of whom the service belongs to. */
  owner: string;
  project: string;
  environment: string;
  entityRef: string;
}

/** What writing a service touches, once for each of its environments. */
export function touchedTargets(spec: ServiceSpec): TouchedTarget[] {
  const environments = new Set(spec.targets.map(target => target.environment));
  return Array.from(environments, environment => ({
    service: spec.name,
    owner: spec.owner,
    project: projectOf(spec),
    environment,
    entityRef: entityRefOf(spec),
  }));
}
