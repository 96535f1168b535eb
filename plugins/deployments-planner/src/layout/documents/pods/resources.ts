import type { IResourceRequirements } from 'kubernetes-models/v1';
import { Workload } from '@argosy/plugin-deployments-common';

const SIZES = {
  S: { cpu: '100m', memory: '128Mi' },
  M: { cpu: '250m', memory: '512Mi' },
  L: { cpu: '1', memory: '2Gi' },
};

/** No CPU limit: throttling hurts more than it helps. */
export function resources({ size }: Workload): IResourceRequirements {
  const { cpu, memory } = typeof size === 'string' ? SIZES[size] : size;
  return { requests: { cpu, memory }, limits: { memory } };
}
