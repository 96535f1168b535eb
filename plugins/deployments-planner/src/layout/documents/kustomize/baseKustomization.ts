import { ARGOSY, ENTITY } from '@argosy/plugin-deployments-common';
import { ResolvedWorkload } from '../../resolveService';
import { emit } from '../../yaml/emit';
import { FIELDS_COMMENT, KUSTOMIZATION, labels } from './kustomization';

/** Ties the objects of a workload together. `files` are those beside it. */
export function baseKustomization(
  workload: ResolvedWorkload,
  files: readonly string[],
): string {
  const pairs = {
    'app.kubernetes.io/part-of': workload.service,
    [ENTITY.kubernetesId]: workload.service,
    [ARGOSY.service]: workload.service,
    [ARGOSY.workload]: workload.name,
  };
  const value = {
    ...KUSTOMIZATION,
    resources: [...files].sort(),
    labels: labels(pairs, [workload]),
  };
  return emit(value, [
    [
      ['labels'],
      'never app.kubernetes.io/name here: a Job would get it and join the Service',
    ],
    [['labels', 0, 'includeSelectors'], 'selectors are immutable'],
    [['labels', 0, 'includeTemplates'], 'pods carry the labels too'],
    FIELDS_COMMENT,
  ]);
}
