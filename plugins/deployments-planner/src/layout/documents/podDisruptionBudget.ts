import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1';
import { Workload } from '@argosy/plugin-deployments-common';
import { emit } from '../yaml/emit';
import { nameLabel } from './meta';

/** Drains take one pod at a time, and never wait for a broken one. */
export function podDisruptionBudget({ name }: Workload): string {
  const resource: IPodDisruptionBudget = {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name },
    spec: {
      maxUnavailable: 1,
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
      selector: { matchLabels: nameLabel(name) },
    },
  };
  return emit(resource, [
    [
      ['spec', 'maxUnavailable'],
      'minAvailable: 1 would block every drain of a single replica',
    ],
  ]);
}
