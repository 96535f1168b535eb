import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ARGOCD_NAMESPACE } from '@argosy/control-plane';
import type { KeyFiles } from './createKeys';
import type { KubeApi } from './KubeApi';
import { startApiServer } from './startApiServer';
import type { Lab } from '../Lab';
import type { LabCluster } from '../LabControlPlane';

/** A cluster whose API server answers. */
export interface RunningCluster {
  cluster: LabCluster;
  api: KubeApi;
  kubeconfig: string;
}

/** Starts an API server, and writes a kubeconfig for the programs of its cluster. */
export async function startCluster(
  lab: Lab,
  name: string,
  options: { port: number; etcd: string; keys: KeyFiles },
): Promise<RunningCluster> {
  const started = await startApiServer(lab, name, options);
  const kubeconfig = await writeKubeconfig(
    lab.state,
    started.cluster,
    ARGOCD_NAMESPACE,
  );
  lab.progress(`${name}: API server`);
  return { ...started, kubeconfig };
}

/** Writes a kubeconfig with all rights in the cluster. JSON is YAML. */
async function writeKubeconfig(
  state: string,
  { name, server, caData, token }: LabCluster,
  namespace: string,
): Promise<string> {
  const file = join(state, `${name}.kubeconfig`);
  await writeFile(
    file,
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': name,
      clusters: [
        { name, cluster: { server, 'certificate-authority-data': caData } },
      ],
      users: [{ name, user: { token } }],
      contexts: [{ name, context: { cluster: name, user: name, namespace } }],
    }),
    { mode: 0o600 },
  );
  return file;
}
