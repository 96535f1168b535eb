import { Finding } from '@argosy/plugin-deployments-common';
import { FormText } from '../texts';
import { Fleet } from './nameState';
import { own } from './own';
import { needsIn, Unavailability, unavailability } from './unavailability';
import { FormValues, TargetValue } from './values';

/** Chosen targets that the fleet cannot serve as it stands now. */
export function findingsOfTargets(
  fleet: Fleet,
  values: FormValues,
  t: FormText,
): Finding[] {
  const { workloads = [], targets = {} } = values;
  return (targets.targets ?? []).flatMap((target, index): Finding[] => {
    const environment = fleet.environments.find(
      ({ name }) => name === target.environment,
    );
    const cluster = environment?.clusters.find(
      ({ name }) => name === target.cluster,
    );
    const at = { severity: 'error' as const, path: `targets.${index}` };
    if (!environment || !cluster) {
      const message = t('findings.notServed.message', { ...target });
      return [{ ...at, message, remedy: t('findings.notServed.remedy') }];
    }
    const refusal = environment.may?.reason;
    if (refusal) return [{ ...at, ...refusal }];
    const needs = needsIn(target.environment, workloads, targets);
    const why = unavailability(cluster, needs);
    return why ? [{ ...at, ...wordsOf(why, target, t) }] : [];
  });
}

function wordsOf(
  why: Unavailability,
  { cluster, environment }: TargetValue,
  t: FormText,
): Pick<Finding, 'message' | 'remedy'> {
  if (why.reason === 'disconnected') {
    const { message } = why;
    return {
      message: message
        ? t('findings.disconnected.because', { cluster, message })
        : t('findings.disconnected.message', { cluster }),
      remedy: t('findings.disconnected.remedy'),
    };
  }
  const { kind, workload } = why.need;
  return {
    message: t('findings.missing.message', { cluster, kind, workload }),
    remedy:
      kind === 'Rollout'
        ? t('findings.missing.remedy.Rollout')
        : t('findings.missing.remedy.HTTPRoute', { environment }),
  };
}

/** Exposed workloads that no chosen environment has a host for. */
export function findingsOfHosts(
  { workloads = [], targets = {} }: FormValues,
  t: FormText,
): Finding[] {
  const chosen = new Set(
    (targets.targets ?? []).map(target => target.environment),
  );
  return workloads.flatMap(({ name = '', port }, index): Finding[] => {
    const exposure = own(targets.exposure ?? {}, name);
    if (port === undefined || !exposure || chosen.size === 0) return [];
    const isReached = Object.entries(exposure.hosts).some(
      ([at, host]) => host && chosen.has(at),
    );
    if (isReached) return [];
    return [
      {
        severity: 'error',
        path: `workloads.${index}.expose`,
        message: t('findings.noHost.message', { workload: name }),
        remedy: t('findings.noHost.remedy'),
      },
    ];
  });
}
