import { Agent } from 'node:https';
import {
  CustomObjectsApi,
  IsomorphicFetchHttpLibrary,
  wrapHttpLibrary,
} from '@kubernetes/client-node';
import type {
  ConfigurationOptions,
  KubeConfig,
  RequestContext,
} from '@kubernetes/client-node';
import type { Deadlines } from '../deadlines';
import { loadKubeConfig } from './loadKubeConfig';
import { type Remedies, remediesOf } from '../errors/remedies';
import { readCredentialFile } from './credentialFiles';
import type { HubConfig } from '../../config';

interface KubernetesAccess {
  config: KubeConfig;
  objects: CustomObjectsApi;
}

/** The Kubernetes API of one hub. */
export interface Kubernetes {
  hub: string;
  /** What errors call it. */
  peer: string;
  /** The access that the files describe now. Throws `InputError` with hub, field and remedy. */
  open(): KubernetesAccess;
  remedies: Remedies;
  deadlines: Deadlines;
}

/** Opens no connection and reads no file yet: broken access to one hub does not delay another, and is repaired without a restart. */
export const openKubernetes = (
  config: HubConfig,
  deadlines: Deadlines,
): Kubernetes => ({
  hub: config.name,
  peer: `Hub ${config.name}`,
  open: keepAccess(config),
  remedies: remediesOf(config),
  deadlines,
});

/** Read again when its file changed, and only then: credentials that a plugin has fetched are kept with it. */
function keepAccess(hub: HubConfig): () => KubernetesAccess {
  const file = fileOf(hub);
  let content: string | undefined;
  let kept: KubernetesAccess | undefined;
  return () => {
    const now = file && readCredentialFile(`Hub ${hub.name}`, ...file);
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

/** Ties one call of the client to a signal: without it, the client waits for ever. */
export const cutBy = (
  signal: AbortSignal,
  connection?: Connection,
): ConfigurationOptions => ({
  httpApi: wrapHttpLibrary({
    send(request) {
      request.setSignal(signal);
      connection?.carry(request);
      return http.send(request).toPromise();
    },
  }),
});

/**
 * One connection for calls that follow each other closely: without it, the client opens one for each call. Not for
 * calls with pauses between them, in which a connection can break unnoticed.
 */
export class Connection {
  #agent?: Agent;

  carry(request: RequestContext) {
    const own = request.getAgent();
    // The agents of proxies are of other classes, and stay.
    if (!(own instanceof Agent && own.constructor === Agent)) return;
    this.#agent ??= new Agent({
      ...own.options,
      keepAlive: true,
      maxSockets: 1,
    });
    request.setAgent(this.#agent);
  }

  close() {
    this.#agent?.destroy();
  }
}
