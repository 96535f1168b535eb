import type { Lab } from '../Lab';

/** Binds Pods to the region's nodes. */
export function startScheduler(
  { peers, processes }: Lab,
  cluster: string,
  kubeconfig: string,
) {
  return processes.start({
    name: `kube-scheduler-${cluster}`,
    program: peers.programs['kube-scheduler'],
    args: [
      `--kubeconfig=${kubeconfig}`,
      '--leader-elect=false',
      '--secure-port=0',
    ],
  });
}
