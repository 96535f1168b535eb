import {
  APPLICATION_LIMIT,
  checkName,
  Finding,
  listTargets,
  OutputOf,
  shortName,
} from '@argosy/plugin-deployments-common';
import { FormText } from '../texts';
import { FormValues, ServiceValue, TargetValue } from './values';

export type Fleet = OutputOf<typeof listTargets>;
export type NameAnswer = OutputOf<typeof checkName>;

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

/** Whether the name may be had by the service as the form has it: connected to a Component, where one is offered. */
export const isFree = (
  { state, entityRef }: NameAnswer,
  service: ServiceValue,
): boolean =>
  state === 'free' ||
  (state === 'connectable' && service.entityRef === entityRef);

/** What of the chosen names is taken, as findings at their fields. */
export function findingsOfNames(
  answer: NameAnswer,
  { service = {}, targets }: FormValues,
  t: FormText,
): Finding[] {
  const { message = '', remedy = '' } = answer;
  if (!isFree(answer, service))
    return [{ severity: 'error', path: 'name', message, remedy }];
  return (targets?.targets ?? []).flatMap((target, index): Finding[] => {
    const name = applicationName(service.name ?? '', target);
    if (!answer.applications.includes(name)) return [];
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
