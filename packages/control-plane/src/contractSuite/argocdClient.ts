import type { ControlPlaneHub } from '../ControlPlane';
import { objects, text } from '../json';

/** Calls Argo CD's own API: the reads that the product makes. */
export function argocdClient({ argocd, namespaces }: ControlPlaneHub) {
  const get = async (path: string, token = argocd.token) => {
    const response = await fetch(`${argocd.url}/api/v1${path}`, {
      headers: token ? { authorization: `Bearer ${token}` } : {},
    });
    return { status: response.status, body: await response.json() };
  };
  return {
    get,
    clusters: async () =>
      objects((await get('/clusters')).body, 'items').map(
        each => text(each, 'name') ?? '',
      ),
    tree: async (name: string, project: string) =>
      objects(
        (
          await get(
            `/applications/${name}/resource-tree?appNamespace=${namespaces[0]}&project=${project}`,
          )
        ).body,
        'nodes',
      ),
  };
}
