import {
  CustomObjectsApi,
  KubeConfig,
  PatchStrategy,
  Watch,
  setHeaderOptions,
} from '@kubernetes/client-node';
import type { ControlPlaneHub } from '../ControlPlane';
import { objects } from '../json';
import type { JsonObject } from '../json';

const at = { group: 'argoproj.io', version: 'v1alpha1' };

export interface WatchEvent {
  type: string;
  object: JsonObject;
}

const PATCHES = {
  merge: PatchStrategy.MergePatch,
  json: PatchStrategy.JsonPatch,
};

/** The calls that the suite makes on a hub's Kubernetes API, through the client that the product uses. */
export function kubernetesClient(hub: ControlPlaneHub) {
  const config = new KubeConfig();
  const { server, caData, token } = hub.kubernetes;
  config.loadFromClusterAndUser(
    { name: hub.name, server, caData, skipTLSVerify: false },
    { name: 'contract', token },
  );
  const api = config.makeApiClient(CustomObjectsApi);
  const [namespace] = hub.namespaces;
  return {
    namespace,
    list: (
      plural: string,
      options: {
        limit?: number;
        _continue?: string;
        labelSelector?: string;
      } = {},
    ) =>
      api.listNamespacedCustomObject({ ...at, namespace, plural, ...options }),
    listAll: (plural: string) => api.listClusterCustomObject({ ...at, plural }),
    get: (plural: string, name: string): Promise<JsonObject> =>
      api.getNamespacedCustomObject({ ...at, namespace, plural, name }),
    create: (plural: string, body: JsonObject): Promise<JsonObject> =>
      api.createNamespacedCustomObject({ ...at, namespace, plural, body }),
    replace: (
      plural: string,
      name: string,
      body: JsonObject,
    ): Promise<JsonObject> =>
      api.replaceNamespacedCustomObject({
        ...at,
        namespace,
        plural,
        name,
        body,
      }),
    patch: (
      plural: string,
      name: string,
      kind: keyof typeof PATCHES,
      body: object,
    ): Promise<JsonObject> =>
      api.patchNamespacedCustomObject(
        { ...at, namespace, plural, name, body },
        setHeaderOptions('Content-Type', PATCHES[kind]),
      ),
    remove: (plural: string, name: string) =>
      api.deleteNamespacedCustomObject({ ...at, namespace, plural, name }),
    names: async (plural: string, labelSelector?: string) =>
      objects(
        await api.listNamespacedCustomObject({
          ...at,
          namespace,
          plural,
          labelSelector,
        }),
        'items',
      ).map(({ metadata }) => String(Object(metadata).name)),
    /** Collects events until the server ends the watch or `end` is called. */
    async watch(
      plural: string,
      options: Record<string, string | number | boolean>,
    ) {
      const events: WatchEvent[] = [];
      let finish: () => void;
      const ended = new Promise<void>(resolve => {
        finish = resolve;
      });
      const abort = await new Watch(config).watch(
        `/apis/${at.group}/${at.version}/namespaces/${namespace}/${plural}`,
        { allowWatchBookmarks: true, ...options },
        (type, object) => events.push({ type, object }),
        () => finish(),
      );
      return { events, ended, end: () => abort.abort() };
    },
  };
}
