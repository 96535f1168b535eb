import type { HubConfig } from '@argosy/plugin-deployments-common';
import {
  CustomObjectsApi,
  IsomorphicFetchHttpLibrary,
  wrapHttpLibrary,
} from '@kubernetes/client-node';
import type { ConfigurationOptions, KubeConfig } from '@kubernetes/client-node';
import type { Deadlines } from './deadlines';
import { loadKubeConfig } from './loadKubeConfig';

/** The Kubernetes API of one hub. */
export interface Kubernetes {
  hub: string;
  /** How errors call it. */
  peer: string;
  config: KubeConfig;
  objects: CustomObjectsApi;
  deadlines: Deadlines;
}

/** Reads the config; opens no connection. Throws `InputError` naming hub and field. */
export function openKubernetes(
  config: HubConfig,
  deadlines: Deadlines,
): Kubernetes {
  const kubeConfig = loadKubeConfig(config);
  return {
    hub: config.name,
    peer: `Hub ${config.name}`,
    config: kubeConfig,
    objects: kubeConfig.makeApiClient(CustomObjectsApi),
    deadlines,
  };
}

const http = new IsomorphicFetchHttpLibrary();

/** Ties one call of the client to a signal: by itself it waits for ever. */
export const cutBy = (signal: AbortSignal): ConfigurationOptions => ({
  httpApi: wrapHttpLibrary({
    send(request) {
      request.setSignal(signal);
      return http.send(request).toPromise();
    },
  }),
});
