import type { IRollout } from '@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1';
import { emit } from '../yaml/emit';
import { nameLabel } from './meta';
import { podTemplate, templateComments } from './pods/podTemplate';
import { rolloutStrategy, strategyComments } from './pods/rolloutStrategy';
import { ResolvedWorkload } from '../resolveService';
import { isRange } from '../../repository/replicas';

/** The number of pods as in a Deployment. */
export function rollout(workload: ResolvedWorkload): string {
  const { name, replicas, range } = workload;
  const resource: IRollout = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: { name },
    spec: {
      ...(!range && !isRange(replicas) && { replicas }),
      revisionHistoryLimit: 3,
      progressDeadlineSeconds: 120,
      selector: { matchLabels: nameLabel(name) },
      strategy: rolloutStrategy(workload),
      template: podTemplate(workload),
    },
  };
  return emit(resource, [
    [
      ['spec', 'replicas'],
      'where a target asks for another number, its overlay says so',
    ],
    ...strategyComments,
    ...templateComments,
  ]);
}
