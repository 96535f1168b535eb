import { ARGOCD_NAMESPACE } from '@argosy/control-plane';
import type { KubeApi } from '../kubernetes/KubeApi';

/** Credentials for every repository of the Git host. */
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
