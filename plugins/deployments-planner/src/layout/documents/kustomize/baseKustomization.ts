import {
  ARGOSY,
  ENTITY,
  ServiceSpec,
  Workload,
} from '@argosy/plugin-deployments-common';
import { emit } from '../../yaml/emit';
import { FIELDS_COMMENT, KUSTOMIZATION, labels } from './kustomization';

/** Ties the objects of a workload together. `files` are those beside it. */
export function baseKustomization(
  spec: ServiceSpec,
  workload: Workload,
  files: readonly string[],
): string {
  const pairs = {
    'app.kubernetes.io/part-of': spec.name,
    [ENTITY.kubernetesId]: spec.name,
    [ARGOSY.service]: spec.name,
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
