import type { IRollout } from '@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1';
import { Workload } from '@argosy/plugin-deployments-common';
import { emit } from '../yaml/emit';
import { nameLabel } from './meta';
import { podTemplate, templateComments } from './pods/podTemplate';
import { rolloutStrategy, strategyComments } from './pods/rolloutStrategy';
import { isRange } from '../../repository/replicas';

/** `scaled` as in a Deployment; `analysed`: metrics decide about the canary. */
export function rollout(
  workload: Workload,
  scaled: boolean,
  analysed: boolean,
): string {
  const { name, replicas } = workload;
  const resource: IRollout = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: { name },
    spec: {
      ...(!scaled && !isRange(replicas) && { replicas }),
      revisionHistoryLimit: 3,
      progressDeadlineSeconds: 120,
      selector: { matchLabels: nameLabel(name) },
      strategy: rolloutStrategy(workload, analysed),
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
