import { ARGOCD_NAMESPACE, CLUSTERS } from '@argosy/control-plane';
import type { KubeApi } from '../kubernetes/KubeApi';
import type { LabCluster } from '../LabControlPlane';

/** Registers the regions with the hub's Argo CD, with the labels that the sandbox gives them. */
export async function registerClusters(hub: KubeApi, regions: LabCluster[]) {
  for (const { name, server, caData, token } of regions) {
    await hub.apply({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: `cluster-${name}`,
        namespace: ARGOCD_NAMESPACE,
        labels: {
          'argocd.argoproj.io/secret-type': 'cluster',
          ...CLUSTERS.find(each => each.name === name)?.labels,
        },
      },
      stringData: {
        name,
        server,
        config: JSON.stringify({
          bearerToken: token,
          tlsClientConfig: { caData },
        }),
      },
    });
  }
}

/** Gives Argo CD credentials for every repository of the Git host. */
export async function registerRepositories(
  hub: KubeApi,
  {
    baseUrl,
    username,
    password,
  }: { baseUrl: string; username: string; password: string },
) {
  await hub.apply({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: 'git-host',
      namespace: ARGOCD_NAMESPACE,
      labels: { 'argocd.argoproj.io/secret-type': 'repo-creds' },
    },
    stringData: { type: 'git', url: baseUrl, username, password },
  });
}
