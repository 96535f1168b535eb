import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import type { Lab } from '../Lab';
import { processOf } from './components';
import type { Component } from './components';

/** One binary plays all components by this name, and each needs folders of its own where a container has /app/config. */
export async function argocdEnvironment(
  { peers, state }: Lab,
  component: Component,
  kubeconfig: string,
): Promise<Record<string, string>> {
  const home = join(state, processOf(component));
  const folder = async (name: string) => {
    const path = join(home, name);
    await mkdir(path, { recursive: true });
    return path;
  };
  const ssh = await folder('ssh');
  await writeFile(join(ssh, 'ssh_known_hosts'), '');
  const { kustomize, helm } = peers.programs;
  return {
    ARGOCD_BINARY_NAME: `argocd-${component}`,
    ARGOCD_FAKE_IN_CLUSTER: 'true',
    ARGOCD_GPG_ENABLED: 'false',
    ARGOCD_TLS_DATA_PATH: await folder('tls'),
    ARGOCD_SSH_DATA_PATH: ssh,
    ARGOCD_GNUPGHOME: await folder('gpg'),
    ARGOCD_PLUGINSOCKFILEPATH: await folder('plugins'),
    KUBECONFIG: kubeconfig,
    PATH: [
      dirname(kustomize),
      dirname(helm),
      peers.files.argocdScripts,
      process.env.PATH,
    ].join(delimiter),
  };
}
