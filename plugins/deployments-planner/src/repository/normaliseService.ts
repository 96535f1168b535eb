import {
  ServiceSpec,
  Target,
  Workload,
} from '@argosy/plugin-deployments-common';
import { byPlace } from './byPlace';
import { own, sorted } from './own';
import { isRange, Replicas, sameReplicas } from './replicas';

/**
 * The one form of all specs that ask for the same: keys and targets in order,
 * no override that repeats the workload's own number.
 * @public
 */
export const normaliseService = (spec: ServiceSpec): ServiceSpec => ({
  name: spec.name,
  ...(spec.project !== undefined && { project: spec.project }),
  owner: spec.owner,
  description: spec.description,
  ...(spec.entityRef !== undefined && { entityRef: spec.entityRef }),
  workloads: spec.workloads.map(normaliseWorkload),
  targets: spec.targets
    .map(target => normaliseTarget(spec, target))
    .sort(byPlace),
});

const inOrder = (replicas: Replicas): Replicas =>
  isRange(replicas) ? { min: replicas.min, max: replicas.max } : replicas;

const normaliseWorkload = (workload: Workload): Workload => ({
  ...workload,
  size:
    typeof workload.size === 'string'
      ? workload.size
      : { cpu: workload.size.cpu, memory: workload.size.memory },
  replicas: inOrder(workload.replicas),
  env: sorted(workload.env),
  ...(workload.expose && { expose: { hosts: sorted(workload.expose.hosts) } }),
});

function normaliseTarget(spec: ServiceSpec, target: Target): Target {
  const { environment, cluster } = target;
  const overrides = spec.workloads.flatMap(({ name, replicas }) => {
    const override = own(target.replicas, name);
    return override === undefined || sameReplicas(override, replicas)
      ? []
      : [[name, inOrder(override)] as const];
  });
  return overrides.length === 0
    ? { environment, cluster }
    : { environment, cluster, replicas: sorted(Object.fromEntries(overrides)) };
}
