import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import type { Lab } from '../Lab';
import { processOf } from './components';
import type { Component } from './components';

/** The longest path of a socket that kernels accept. */
const LONGEST_SOCKET = 100;

/** Argo CD's default is one path for the whole machine, so that two labs would answer each other's requests. */
function askPassSocket(state: string): string {
  const inState = join(state, 'ask-pass.sock');
  if (inState.length <= LONGEST_SOCKET) return inState;
  return join(tmpdir(), `argosy-lab-${process.pid}.sock`);
}

/**
 * Makes the environment of a component. One binary is all components, told apart by name, and each needs folders
 * of its own where a container has /app/config.
 */
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
  const { argocd, kustomize, helm } = peers.programs;
  return {
    ARGOCD_BINARY_NAME: `argocd-${component}`,
    ARGOCD_FAKE_IN_CLUSTER: 'true',
    ARGOCD_GPG_ENABLED: 'false',
    ARGOCD_TLS_DATA_PATH: await folder('tls'),
    ARGOCD_SSH_DATA_PATH: ssh,
    ARGOCD_GNUPGHOME: await folder('gpg'),
    ARGOCD_PLUGINSOCKFILEPATH: await folder('plugins'),
    ARGOCD_ASK_PASS_SOCK: askPassSocket(state),
    KUBECONFIG: kubeconfig,
    PATH: [
      // git runs it to ask for the password
      dirname(argocd),
      dirname(kustomize),
      dirname(helm),
      peers.files.argocdScripts,
      process.env.PATH,
    ].join(delimiter),
  };
}
