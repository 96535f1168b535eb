import {
  ApiException,
  CustomObjectsApi,
  KubeConfig,
  PatchStrategy,
  Watch,
  setHeaderOptions,
} from '@kubernetes/client-node';
import type { ControlPlaneHub, KubernetesAccess } from '../ControlPlane';
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

function configOf({ server, caData, token }: KubernetesAccess) {
  const config = new KubeConfig();
  config.loadFromClusterAndUser(
    { name: 'hub', server, caData, skipTLSVerify: false },
    { name: 'contract', token },
  );
  return config;
}

/**
 * Calls a hub's Kubernetes API through the client library that the product uses. What a portal does is done with
 * its rights, and everything else with the admin's.
 */
export function kubernetesClient(hub: ControlPlaneHub) {
  const config = configOf(hub.kubernetes);
  const api = config.makeApiClient(CustomObjectsApi);
  const admin = configOf(hub.admin).makeApiClient(CustomObjectsApi);
  const [namespace] = hub.namespaces;
  const remove = (plural: string, name: string) =>
    admin.deleteNamespacedCustomObject({ ...at, namespace, plural, name });
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
    listAll: (plural: string) =>
      admin.listClusterCustomObject({ ...at, plural }),
    get: (plural: string, name: string): Promise<JsonObject> =>
      api.getNamespacedCustomObject({ ...at, namespace, plural, name }),
    create: (plural: string, body: JsonObject): Promise<JsonObject> =>
      admin.createNamespacedCustomObject({ ...at, namespace, plural, body }),
    replace: (
      plural: string,
      name: string,
      body: JsonObject,
    ): Promise<JsonObject> =>
      admin.replaceNamespacedCustomObject({
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
    remove,
    /** A controller may be faster: an object that is gone already is no error. */
    removeIfThere: (plural: string, name: string) =>
      remove(plural, name).catch(error => {
        if (!(error instanceof ApiException) || error.code !== 404) throw error;
      }),
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
