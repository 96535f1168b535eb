import { ServiceSpec, Workload } from '@argosy/plugin-deployments-common';
import { own } from './own';

type Replicas = Workload['replicas'];
export type Range = Exclude<Replicas, number>;

export const isRange = (replicas: Replicas): replicas is Range =>
  typeof replicas === 'object';

/** Equal numbers, or equal ranges. */
export const sameReplicas = (a: Replicas, b: Replicas) =>
  isRange(a) && isRange(b) ? a.min === b.min && a.max === b.max : a === b;

/**
 * The range in the base's HorizontalPodAutoscaler: the workload's own, or the
 * first that a target asks for. Undefined where every target has a fixed number.
 */
export function baseRange(
  spec: ServiceSpec,
  workload: Workload,
): Range | undefined {
  return [
    workload.replicas,
    ...spec.targets.map(
      target => own(target.replicas, workload.name) ?? workload.replicas,
    ),
  ].find(isRange);
}
