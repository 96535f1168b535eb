import type { Lab } from '../Lab';
import { answers } from '../processes/answers';

/** Argo Rollouts' controller in a region. */
export function startRollouts(
  { peers, processes, ports }: Lab,
  cluster: string,
  kubeconfig: string,
) {
  const health = ports.next();
  return processes.start(
    {
      name: `rollouts-controller-${cluster}`,
      program: peers.programs['rollouts-controller'],
      args: [
        `--kubeconfig=${kubeconfig}`,
        '--leader-elect=false',
        `--healthzPort=${health}`,
        `--metricsPort=${ports.next()}`,
      ],
    },
    answers(`http://127.0.0.1:${health}/healthz`),
  );
}
