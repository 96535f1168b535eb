import type { IApplicationSet } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1';
import { ARGOSY } from '../annotations';
import { Fleet } from '../model';
import type { Comment } from './emit';

const RENDER_PATHS = 'argocd.argoproj.io/manifest-generate-paths';

/** The Application of each config.json: all names come from the file's content, none from its path. */
export const applicationTemplate = (
  project: string,
  gitops: Fleet['gitops'],
): IApplicationSet['spec']['template'] => ({
  metadata: {
    name: '{{ .application }}',
    labels: {
      [ARGOSY.service]: '{{ .service }}',
      [ARGOSY.environment]: '{{ .environment }}',
      [ARGOSY.region]: '{{ .region }}',
      [ARGOSY.cluster]: '{{ .cluster }}',
    },
    annotations: {
      [ARGOSY.entityRef]: '{{ .entityRef }}',
      [RENDER_PATHS]: '.;/services/{{ .service }}/base',
    },
  },
  spec: {
    project,
    source: {
      repoURL: gitops.repository,
      targetRevision: gitops.branch,
      path: '{{ .path.path }}',
    },
    destination: { name: '{{ .cluster }}', namespace: '{{ .namespace }}' },
    syncPolicy: {
      automated: { prune: true, selfHeal: true },
      managedNamespaceMetadata: {
        labels: {
          [ARGOSY.service]: '{{ .service }}',
          [ARGOSY.environment]: '{{ .environment }}',
          'pod-security.kubernetes.io/enforce': 'restricted',
        },
      },
      syncOptions: ['CreateNamespace=true'],
      retry: {
        limit: 5,
        refresh: true,
        backoff: { duration: '5s', factor: 2, maxDuration: '3m' },
      },
    },
  },
});

const TEMPLATE = ['spec', 'template'];

export const templateComments: readonly Comment[] = [
  [
    [...TEMPLATE, 'metadata', 'annotations', RENDER_PATHS],
    "other services' commits render nothing here",
  ],
  [
    [...TEMPLATE, 'spec', 'syncPolicy', 'retry', 'refresh'],
    'a fix that arrives while a sync fails is taken at once',
  ],
];
