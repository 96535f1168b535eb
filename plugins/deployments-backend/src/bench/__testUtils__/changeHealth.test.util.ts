import type { ControlPlaneHub } from '@argosy/control-plane';
import {
  CustomObjectsApi,
  KubeConfig,
  setHeaderOptions,
} from '@kubernetes/client-node';

const MERGE = setHeaderOptions('Content-Type', 'application/merge-patch+json');

/** Sets the health of an Application, as Argo CD does it; through a connection of its own. */
export function openHealthOf({ kubernetes }: ControlPlaneHub) {
  const { server, caData, token } = kubernetes;
  const config = new KubeConfig();
  config.loadFromClusterAndUser(
    { name: 'hub', server, caData, skipTLSVerify: false },
    { name: 'bench', token },
  );
  const api = config.makeApiClient(CustomObjectsApi);
  return async (
    { namespace, name }: { namespace: string; name: string },
    status: string,
  ): Promise<void> => {
    await api.patchNamespacedCustomObject(
      {
        group: 'argoproj.io',
        version: 'v1alpha1',
        plural: 'applications',
        namespace,
        name,
        body: { status: { health: { status } } },
      },
      MERGE,
    );
  };
}
