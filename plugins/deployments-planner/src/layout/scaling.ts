import { ServiceSpec, Workload } from '@argosy/plugin-deployments-common';
import { own } from '../repository/own';
import { isRange, Range } from '../repository/replicas';

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
