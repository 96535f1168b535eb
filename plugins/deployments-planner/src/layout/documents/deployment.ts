import type { IDeployment } from 'kubernetes-models/apps/v1';
import { emit } from '../yaml/emit';
import { nameLabel } from './meta';
import { podTemplate, templateComments } from './pods/podTemplate';
import { ResolvedWorkload } from '../resolveService';
import { isRange } from '../../repository/replicas';

/** Where a HorizontalPodAutoscaler owns the number of pods, a value here would fight it. */
export function deployment(workload: ResolvedWorkload): string {
  const { name, replicas, range } = workload;
  const resource: IDeployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      ...(!range && !isRange(replicas) && { replicas }),
      revisionHistoryLimit: 3,
      progressDeadlineSeconds: 120,
      selector: { matchLabels: nameLabel(name) },
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxSurge: 1, maxUnavailable: 0 },
      },
      template: podTemplate(workload),
    },
  };
  return emit(resource, [
    [
      ['spec', 'replicas'],
      'where a target asks for another number, its overlay says so',
    ],
    [
      ['spec', 'progressDeadlineSeconds'],
      'after this Argo CD says Degraded instead of Progressing',
    ],
    ...templateComments,
  ]);
}
