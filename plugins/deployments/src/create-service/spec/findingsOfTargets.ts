import { Finding } from '@argosy/plugin-deployments-common';
import { Fleet } from './nameState';
import { needsIn, unavailability } from './unavailability';
import { own } from './own';
import { FormValues } from './values';

/** Chosen targets that the fleet cannot serve as it stands now. */
export function findingsOfTargets(fleet: Fleet, values: FormValues): Finding[] {
  const { workloads = [], targets = {} } = values;
  return (targets.targets ?? []).flatMap((target, index): Finding[] => {
    const cluster = fleet.environments
      .find(({ name }) => name === target.environment)
      ?.clusters.find(({ name }) => name === target.cluster);
    const at = { severity: 'error' as const, path: `targets.${index}` };
    if (!cluster) {
      return [
        {
          ...at,
          message: `Cluster ${target.cluster} does not serve ${target.environment}.`,
          mend: 'Leave this target out.',
        },
      ];
    }
    const why = unavailability(
      cluster,
      needsIn(target.environment, workloads, targets),
    );
    if (!why) return [];
    if (why.reason === 'disconnected') {
      return [
        {
          ...at,
          message: `Argo CD cannot reach cluster ${target.cluster}${
            why.message ? `: ${why.message}` : ''
          }.`,
          mend: 'Leave this target out until the cluster is back.',
        },
      ];
    }
    return [
      {
        ...at,
        message: `Cluster ${target.cluster} does not know ${why.need.kind}, which ${why.need.workload} needs.`,
        mend:
          why.need.kind === 'Rollout'
            ? 'Choose rolling delivery, or leave this target out.'
            : `Leave the host in ${target.environment} empty, or leave this target out.`,
      },
    ];
  });
}

/** Exposed workloads that no chosen environment has a host for. */
export function findingsOfHosts({
  workloads = [],
  targets = {},
}: FormValues): Finding[] {
  const chosen = new Set(
    (targets.targets ?? []).map(target => target.environment),
  );
  return workloads.flatMap(({ name = '', port }, index): Finding[] => {
    const exposure = own(targets.exposure ?? {}, name);
    if (port === undefined || !exposure || chosen.size === 0) return [];
    if (
      Object.entries(exposure.hosts).some(
        ([at, host]) => host && chosen.has(at),
      )
    ) {
      return [];
    }
    return [
      {
        severity: 'error',
        path: `workloads.${index}.expose`,
        message: `No host is given for ${name}.`,
        mend: 'Give a host in at least one environment, or choose "Cluster only".',
      },
    ];
  });
}
