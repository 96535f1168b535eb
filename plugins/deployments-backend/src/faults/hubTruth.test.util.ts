import type { ControlPlaneHub } from '@argosy/control-plane';
import { CustomObjectsApi, KubeConfig } from '@kubernetes/client-node';
import { z } from 'zod';

const AT = {
  group: 'argoproj.io',
  version: 'v1alpha1',
  plural: 'applications',
};

const listSchema = z.object({
  items: z.array(
    z.object({
      metadata: z.object({ name: z.string() }),
      status: z
        .object({
          sync: z.object({ status: z.string() }).optional(),
          health: z.object({ status: z.string().optional() }).optional(),
        })
        .optional(),
    }),
  ),
});

/** How an Application is said to be, by the truth and by our answer alike. */
export const sayState = (name: string, sync = 'Unknown', health = 'Unknown') =>
  `${name} ${sync} ${health}`;

/** What the hub's own Kubernetes API says, past our backend and past every wire. */
export function openHubTruth(hub: ControlPlaneHub) {
  const { server, caData, token } = hub.admin;
  const [namespace] = hub.namespaces;
  const config = new KubeConfig();
  config.loadFromClusterAndUser(
    { name: hub.name, server, caData, skipTLSVerify: false },
    { name: 'truth', token },
  );
  const api = config.makeApiClient(CustomObjectsApi);
  const at = { ...AT, namespace };
  return {
    async applications(): Promise<string[]> {
      const { items } = listSchema.parse(
        await api.listNamespacedCustomObject(at),
      );
      return items
        .map(({ metadata, status }) =>
          sayState(metadata.name, status?.sync?.status, status?.health?.status),
        )
        .sort();
    },
    /** An Application that nothing can sync: its repository does not exist. */
    create: (name: string) =>
      api.createNamespacedCustomObject({
        ...at,
        body: {
          apiVersion: `${AT.group}/${AT.version}`,
          kind: 'Application',
          metadata: { name, namespace },
          spec: {
            project: 'default',
            source: {
              repoURL: 'https://git.invalid/idle.git',
              targetRevision: 'main',
              path: 'idle',
            },
            destination: { name: 'in-cluster', namespace: 'idle' },
          },
        },
      }),
    remove: (name: string) => api.deleteNamespacedCustomObject({ ...at, name }),
  };
}
