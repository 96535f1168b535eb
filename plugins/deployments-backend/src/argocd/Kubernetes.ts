import type { HubConfig } from '@argosy/plugin-deployments-common';
import {
  CustomObjectsApi,
  IsomorphicFetchHttpLibrary,
  wrapHttpLibrary,
} from '@kubernetes/client-node';
import type { ConfigurationOptions, KubeConfig } from '@kubernetes/client-node';
import type { Deadlines } from './deadlines';
import { loadKubeConfig } from './loadKubeConfig';
import { type Mends, mendsOf } from './mends';
import { readFileOfHub } from './readFileOfHub';

interface KubernetesAccess {
  config: KubeConfig;
  objects: CustomObjectsApi;
}

/** The Kubernetes API of one hub. */
export interface Kubernetes {
  hub: string;
  /** How errors call it. */
  peer: string;
  /** The way there as its files say now. Throws `InputError` naming hub, field and mend. */
  open(): KubernetesAccess;
  mends: Mends;
  deadlines: Deadlines;
}

/** Opens no connection and reads no file yet: a hub whose access is broken holds up no other, and is mended without a restart. */
export const openKubernetes = (
  config: HubConfig,
  deadlines: Deadlines,
): Kubernetes => ({
  hub: config.name,
  peer: `Hub ${config.name}`,
  open: keepAccess(config),
  mends: mendsOf(config),
  deadlines,
});

/** Read again when its file changed, and only then: credentials that a plugin has fetched are kept with it. */
function keepAccess(hub: HubConfig): () => KubernetesAccess {
  const file = fileOf(hub);
  let content: string | undefined;
  let kept: KubernetesAccess | undefined;
  return () => {
    const now = file && readFileOfHub(`Hub ${hub.name}`, ...file);
    if (!kept || now !== content) {
      const config = loadKubeConfig(hub);
      kept = { config, objects: config.makeApiClient(CustomObjectsApi) };
      content = now;
    }
    return kept;
  };
}

/** A token file is read at each request anyway. */
function fileOf({
  kubernetes,
}: HubConfig): [field: string, path: string] | undefined {
  if (kubernetes.kind === 'kubeconfig') return ['kubeconfig', kubernetes.path];
  const caFile = kubernetes.kind === 'server' && kubernetes.caFile;
  return caFile ? ['caFile', caFile] : undefined;
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
