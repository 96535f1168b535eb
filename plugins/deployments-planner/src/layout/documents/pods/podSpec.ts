import type { IContainer, IPodSpec } from 'kubernetes-models/v1';
import type { Comment } from '../../yaml/emit';

/** Where a workload may write: its own file system is read-only. */
export const TMP_VOLUME = { name: 'tmp', emptyDir: {} };

/** A pod that Pod Security's level `restricted` admits. */
export const podSpec = (serviceAccountName: string, container: IContainer) =>
  ({
    serviceAccountName,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: {
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' as const },
    },
    containers: [container],
    volumes: [TMP_VOLUME],
  }) satisfies IPodSpec;

const POD = ['spec', 'template', 'spec'];

export const podComments: readonly Comment[] = [
  [
    [...POD, 'automountServiceAccountToken'],
    'nothing in the pod calls the Kubernetes API',
  ],
  [
    [...POD, 'containers', 0, 'image'],
    'an overlay that forgets images: fails loudly',
  ],
  [
    [...POD, 'containers', 0, 'resources', 'limits', 'memory'],
    'no CPU limit: throttling hurts more than it helps',
  ],
];
