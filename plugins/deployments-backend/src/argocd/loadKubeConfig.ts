import { InputError } from '@backstage/errors';
import { KubeConfig } from '@kubernetes/client-node';
import { loadKubeConfigFile } from './loadKubeConfigFile';
import { loadServer } from './loadServer';
import type { HubConfig } from '../config';

/**
 * The way to a hub's Kubernetes API, as configured.
 * @throws InputError naming the hub, the field and what to do, when a file is not there or makes no sense
 */
export function loadKubeConfig({ name, kubernetes }: HubConfig): KubeConfig {
  const at = `Hub ${name}`;
  const config = new KubeConfig();
  if (kubernetes.kind === 'server') {
    loadServer(config, at, kubernetes);
  } else if (kubernetes.kind === 'kubeconfig') {
    loadKubeConfigFile(config, at, kubernetes);
  } else {
    loadInCluster(config, at);
  }
  const server = config.getCurrentCluster()?.server;
  if (!server?.startsWith('https://') || !URL.canParse(server)) {
    throw new InputError(
      `${at}: its server is ${server ?? '(none)'}, and must be an address that begins with https://. Correct it in ${
        kubernetes.kind === 'kubeconfig'
          ? `the kubeconfig ${kubernetes.path}`
          : 'deployments.hubs'
      }.`,
    );
  }
  return config;
}

function loadInCluster(config: KubeConfig, at: string) {
  if (!process.env.KUBERNETES_SERVICE_HOST) {
    throw new InputError(
      `${at}: deployments.hubs says inCluster, and this backend runs in no pod (KUBERNETES_SERVICE_HOST is not set). Give kubeconfig or server instead.`,
    );
  }
  config.loadFromCluster();
}
