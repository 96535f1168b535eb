import type { HubConfig } from '@argosy/plugin-deployments-common';
import { InputError } from '@backstage/errors';
import { KubeConfig } from '@kubernetes/client-node';
import { readFileOfHub } from './readFileOfHub';
import { loadServer } from './loadServer';

/**
 * The way to a hub's Kubernetes API, as configured.
 * @throws InputError naming the hub and the field, when a file is not there or makes no sense
 */
export function loadKubeConfig({ name, kubernetes }: HubConfig): KubeConfig {
  const at = `deployments.hubs: hub ${name}`;
  const config = new KubeConfig();
  if (kubernetes.kind === 'server') {
    loadServer(config, at, kubernetes);
  } else if (kubernetes.kind === 'kubeconfig') {
    loadFile(config, at, kubernetes);
  } else {
    loadInCluster(config, at);
  }
  const server = config.getCurrentCluster()?.server;
  if (!server?.startsWith('https://')) {
    throw new InputError(
      `${at} names the server ${server ?? '(none)'}; Kubernetes is spoken to over https:// only`,
    );
  }
  return config;
}

function loadFile(
  config: KubeConfig,
  at: string,
  { path, context }: { path: string; context?: string },
) {
  readFileOfHub(at, 'kubeconfig', path);
  try {
    config.loadFromFile(path);
  } catch {
    // The parser's own error quotes the lines around the fault, and those may hold a token: it is not kept.
    throw new InputError(
      `${at}: kubeconfig ${path} is no kubeconfig that can be read; try it with kubectl --kubeconfig`,
    );
  }
  if (context) config.setCurrentContext(context);
  const current = config.getCurrentContext();
  if (!config.getContextObject(current) || !config.getCurrentCluster()) {
    const known = config.getContexts().map(each => each.name);
    throw new InputError(
      `${at}: kubeconfig ${path} has no context ${
        current ?? '(none chosen)'
      } with a cluster; name one of ${known.join(', ') || '(it has none)'}`,
    );
  }
}

function loadInCluster(config: KubeConfig, at: string) {
  if (!process.env.KUBERNETES_SERVICE_HOST) {
    throw new InputError(
      `${at} says inCluster, and this backend runs in no pod (KUBERNETES_SERVICE_HOST is not set); give kubeconfig or server`,
    );
  }
  config.loadFromCluster();
}
