import { Workload } from '@argosy/plugin-deployments-common';

export type Replicas = Workload['replicas'];
/** Between which numbers an autoscaler decides. */
export type Range = Exclude<Replicas, number>;

export const isRange = (replicas: Replicas): replicas is Range =>
  typeof replicas === 'object';

/** Equal numbers, or equal ranges. */
export const sameReplicas = (a: Replicas, b: Replicas) =>
  isRange(a) && isRange(b) ? a.min === b.min && a.max === b.max : a === b;
