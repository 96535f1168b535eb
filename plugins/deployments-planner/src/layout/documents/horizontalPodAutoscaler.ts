import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2';
import { Workload } from '@argosy/plugin-deployments-common';
import { emit } from '../yaml/emit';
import { Range } from '../../repository/replicas';
import { workloadKind } from './workloadKind';

/** Scales a workload by the CPU of its own container. */
export function horizontalPodAutoscaler(
  workload: Workload,
  { min, max }: Range,
): string {
  const { name } = workload;
  const resource: IHorizontalPodAutoscaler = {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name },
    spec: {
      minReplicas: min,
      maxReplicas: max,
      scaleTargetRef: { ...workloadKind(workload), name },
      metrics: [
        {
          type: 'ContainerResource',
          containerResource: {
            name: 'cpu',
            container: name,
            target: { type: 'Utilization', averageUtilization: 70 },
          },
        },
      ],
    },
  };
  return emit(resource, [
    [['spec', 'metrics', 0, 'type'], 'not Resource: a sidecar must not count'],
  ]);
}
