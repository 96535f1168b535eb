import {
  ServiceSpec,
  Target,
  Workload,
} from '@argosy/plugin-deployments-common';
import { own } from '../repository/own';
import { isRange, Range, sameReplicas } from '../repository/replicas';
import { baseRange } from './scaling';

const wanted = (workload: Workload, target: Target) =>
  own(target.replicas, workload.name) ?? workload.replicas;

/** The number that a target's overlay must say; undefined where the base says it, or an autoscaler decides. */
export function fixedReplicas(
  spec: ServiceSpec,
  workload: Workload,
  target: Target,
) {
  const replicas = wanted(workload, target);
  if (isRange(replicas)) return undefined;
  const inBase =
    !baseRange(spec, workload) && sameReplicas(replicas, workload.replicas);
  return inBase ? undefined : replicas;
}

/** What a target's overlay must change about the base's autoscaler. */
export function rangePatch(
  spec: ServiceSpec,
  workload: Workload,
  target: Target,
): Range | 'delete' | undefined {
  const replicas = wanted(workload, target);
  if (!isRange(replicas)) return baseRange(spec, workload) && 'delete';
  return sameReplicas(replicas, workload.replicas) ? undefined : replicas;
}
