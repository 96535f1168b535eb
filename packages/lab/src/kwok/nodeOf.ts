import type { JsonObject } from '@argosy/control-plane';

/** The one node of a region; it is a word, and KWOK speaks for it. */
export const nodeOf = (cluster: string): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: {
    name: `${cluster}-node`,
    annotations: { 'kwok.x-k8s.io/node': 'fake' },
    labels: {
      'kubernetes.io/arch': 'amd64',
      'kubernetes.io/hostname': `${cluster}-node`,
      'kubernetes.io/os': 'linux',
      'topology.kubernetes.io/region': cluster,
      'topology.kubernetes.io/zone': `${cluster}-a`,
    },
  },
});
