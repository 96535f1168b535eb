import {
  Cluster,
  Environment,
  namespaceOf,
  projectOf,
  ServiceSpec,
  Target,
} from '@argosy/plugin-deployments-common';

/** A target of the spec with all that the fleet knows about it. */
export interface Site {
  target: Target;
  environment: Environment;
  cluster: Cluster;
  namespace: string;
  /** Name of the AppProject and of the ApplicationSet. */
  project: string;
}

/** One pair of AppProject and ApplicationSet stands for a project and tier. */
export const pairName = (project: string, { guarded }: Environment) =>
  `${project}-${guarded ? 'prod' : 'nonprod'}`;

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
  project: pairName(projectOf(spec), environment),
});
