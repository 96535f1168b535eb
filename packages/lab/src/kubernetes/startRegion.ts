import type { Lab } from '../Lab';
import { nodeOf, startKwok } from './startKwok';
import type { KubeApi } from './KubeApi';
import { installCrds } from './installCrds';
import { REGION_CONTROLLERS, startControllers } from './startControllers';
import { answers } from '../processes/answers';

/** Starts what a cluster needs to run services: controllers, a node, and the kinds that services are made of. */
export async function startRegion(
  lab: Lab,
  name: string,
  { api, kubeconfig }: { api: KubeApi; kubeconfig: string },
) {
  const { gatewayApiCrds, externalSecretsCrds, rolloutsCrds } = lab.peers.files;
  await Promise.all([
    startControllers(lab, name, {
      kubeconfig,
      controllers: REGION_CONTROLLERS,
    }),
    startScheduler(lab, name, kubeconfig),
    api.apply(nodeOf(name)),
    installCrds(api, [gatewayApiCrds, externalSecretsCrds, rolloutsCrds]),
  ]);
  // both learn the kinds of the CRDs only when they start
  await Promise.all([
    startKwok(lab, name, kubeconfig),
    startRollouts(lab, name, kubeconfig),
  ]);
  lab.progress(`${name}: controllers, scheduler, a node and the CRDs`);
}

/** Starts the scheduler, which binds Pods to the region's node. */
function startScheduler(
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

/** Starts the controller of Argo Rollouts in a region. */
function startRollouts(
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
