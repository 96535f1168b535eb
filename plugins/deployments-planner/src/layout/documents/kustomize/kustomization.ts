import { Workload } from '@argosy/plugin-deployments-common';
import { workloadKind } from '../workloadKind';

export const KUSTOMIZATION = {
  apiVersion: 'kustomize.config.k8s.io/v1beta1',
  kind: 'Kustomization',
} as const;

/** Labels on objects and pods, never on selectors, which are immutable. */
export const labels = (
  pairs: Readonly<Record<string, string>>,
  workloads: readonly Workload[],
) => [
  {
    pairs,
    includeSelectors: false,
    includeTemplates: true,
    ...(workloads.some(w => workloadKind(w).kind === 'Rollout') && {
      fields: [
        {
          path: 'spec/template/metadata/labels',
          group: 'argoproj.io',
          kind: 'Rollout',
          create: true,
        },
      ],
    }),
  },
];

export const FIELDS_COMMENT = [
  ['labels', 0, 'fields'],
  'includeTemplates does not know Rollout',
] as const;
