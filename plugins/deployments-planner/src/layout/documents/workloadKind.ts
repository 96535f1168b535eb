import { Workload } from '@argosy/plugin-deployments-common';

/** The kind that runs a workload's pods. */
export const workloadKind = ({ delivery }: Workload) =>
  delivery === 'rolling'
    ? ({ apiVersion: 'apps/v1', kind: 'Deployment' } as const)
    : ({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' } as const);
