import {
  APPLICATION_LIMIT,
  Finding,
  listTargets,
  OutputOf,
  shortName,
} from '@argosy/plugin-deployments-common';
import { FormValues, TargetValue } from './values';

const applicationTaken = (name: string, index: number): Finding => ({
  severity: 'error',
  path: `targets.${index}`,
  message: `An Application called ${name} exists already.`,
  mend: 'Leave this target out, or rename the service.',
});

const serviceTaken = (service: string): Finding => ({
  severity: 'error',
  path: 'name',
  message: `A service called ${service} exists already.`,
  mend: 'Choose another name.',
});

export type Fleet = OutputOf<typeof listTargets>;

/** The name that Argo CD's Application of a service will get at a target. */
export const applicationName = (service: string, target: TargetValue) =>
  shortName([service, target.environment, target.cluster], APPLICATION_LIMIT);

/** Every Application that the service could have, in the order of the environments. */
export const possibleTargets = (fleet: Fleet): TargetValue[] =>
  fleet.environments.flatMap(environment =>
    environment.clusters.map(cluster => ({
      environment: environment.name,
      cluster: cluster.name,
    })),
  );

/** Names of the service, or of Applications it could get, that the fleet holds already. */
export function takenNames(fleet: Fleet, service: string) {
  const applications = new Set(fleet.applications.map(({ name }) => name));
  return {
    service: fleet.services.includes(service),
    applications: possibleTargets(fleet)
      .map(target => applicationName(service, target))
      .filter(name => applications.has(name)),
  };
}

/** What of the chosen names is taken, as findings at their fields. */
export function findingsOfNames(fleet: Fleet, values: FormValues): Finding[] {
  const service = values.service?.name ?? '';
  if (fleet.services.includes(service)) return [serviceTaken(service)];
  const taken = new Set(takenNames(fleet, service).applications);
  return (values.targets?.targets ?? []).flatMap((target, index) => {
    const name = applicationName(service, target);
    return taken.has(name) ? [applicationTaken(name, index)] : [];
  });
}
