import {
  APPLICATION_LIMIT,
  Finding,
  listTargets,
  OutputOf,
  shortName,
} from '@argosy/plugin-deployments-common';
import { FormText } from '../texts';
import { FormValues, TargetValue } from './values';

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
export function findingsOfNames(
  fleet: Fleet,
  values: FormValues,
  t: FormText,
): Finding[] {
  const service = values.service?.name ?? '';
  if (fleet.services.includes(service))
    return [
      {
        severity: 'error',
        path: 'name',
        message: t('findings.serviceTaken.message', { service }),
        remedy: t('findings.serviceTaken.remedy'),
      },
    ];
  const taken = new Set(takenNames(fleet, service).applications);
  return (values.targets?.targets ?? []).flatMap((target, index): Finding[] => {
    const name = applicationName(service, target);
    if (!taken.has(name)) return [];
    return [
      {
        severity: 'error',
        path: `targets.${index}`,
        message: t('findings.applicationTaken.message', { name }),
        remedy: t('findings.applicationTaken.remedy'),
      },
    ];
  });
}
