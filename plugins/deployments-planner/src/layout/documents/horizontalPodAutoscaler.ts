import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2';
import { emit } from '../yaml/emit';
import { ResolvedWorkload } from '../resolveService';
import { Range } from '../../repository/replicas';
import { workloadKind } from './workloadKind';

/** Scales a workload by the CPU of its own container. */
export function horizontalPodAutoscaler(
  workload: ResolvedWorkload & { range: Range },
): string {
  const { name, range } = workload;
  const resource: IHorizontalPodAutoscaler = {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name },
    spec: {
      minReplicas: range.min,
      maxReplicas: range.max,
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
