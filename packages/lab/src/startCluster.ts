import { ARGOCD_NAMESPACE } from '@argosy/control-plane';
import type { KeyFiles } from './kubernetes/createKeys';
import type { KubeApi } from './kubernetes/KubeApi';
import { startApiServer } from './kubernetes/startApiServer';
import { writeKubeconfig } from './kubernetes/writeKubeconfig';
import type { Lab } from './Lab';
import type { LabCluster } from './LabControlPlane';

/** A cluster whose API server answers. */
export interface RunningCluster {
  cluster: LabCluster;
  api: KubeApi;
  kubeconfig: string;
}

/** An API server, and a kubeconfig for the programs of its cluster. */
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
