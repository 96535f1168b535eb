import type { IApplicationSet } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1';
import { ARGOSY, Fleet } from '@argosy/plugin-deployments-common';
import type { Comment } from '../../yaml/emit';

const RENDER_PATHS = 'argocd.argoproj.io/manifest-generate-paths';
const TRACKING = 'argocd.argoproj.io/tracking-id';
const KEEP = 'helm.sh/resource-policy';

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
        annotations: {
          [TRACKING]:
            '{{ .application }}:/Namespace:{{ .namespace }}/{{ .namespace }}',
          [KEEP]: 'keep',
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
const SYNC_POLICY = [...TEMPLATE, 'spec', 'syncPolicy'];
const NAMESPACE = [...SYNC_POLICY, 'managedNamespaceMetadata', 'annotations'];

export const templateComments: readonly Comment[] = [
  [
    [...TEMPLATE, 'metadata', 'annotations', RENDER_PATHS],
    "other services' commits render nothing here",
  ],
  [
    [...NAMESPACE, TRACKING],
    'the namespace is synced with the rest: without, every sync waits for it first',
  ],
  [[...NAMESPACE, KEEP], 'Argo CD never deletes it'],
  [
    [...SYNC_POLICY, 'retry', 'refresh'],
    'a fix that arrives while a sync fails is taken at once',
  ],
];
