import { Cluster, Environment, ServiceSpec, Target, projectOf } from '../model';
import { NAMESPACE_LIMIT, shortName } from './shortName';

/** A target of the spec with all that the fleet knows about it. */
export interface Site {
  target: Target;
  environment: Environment;
  cluster: Cluster;
  namespace: string;
  /** Name of the AppProject and of the ApplicationSet. */
  project: string;
}

/** The same in every cluster of an environment. */
export const namespaceOf = (service: string, environment: string) =>
  shortName([service, environment], NAMESPACE_LIMIT);

/** One pair of AppProject and ApplicationSet stands for a project and tier. */
const pairOf = (spec: ServiceSpec, environment: Environment) =>
  `${projectOf(spec)}-${environment.guarded ? 'prod' : 'nonprod'}`;

export const siteOf = (
  spec: ServiceSpec,
  target: Target,
  environment: Environment,
  cluster: Cluster,
): Site => ({
  target,
  environment,
  cluster,
  namespace: namespaceOf(spec.name, environment.name),
  project: pairOf(spec, environment),
});
