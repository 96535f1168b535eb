import type { Lab } from '../Lab';
import { nodeOf } from '../kwok/nodeOf';
import { startKwok } from '../kwok/startKwok';
import type { KubeApi } from './KubeApi';
import { installCrds } from './installCrds';
import { REGION_CONTROLLERS, startControllers } from './startControllers';
import { startRollouts } from './startRollouts';
import { startScheduler } from './startScheduler';

/** What makes a cluster one that things run in: controllers, a node, and the kinds that services are made of. */
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
  // both know the kinds of the CRDs from their start on
  await Promise.all([
    startKwok(lab, name, kubeconfig),
    startRollouts(lab, name, kubeconfig),
  ]);
  lab.progress(`${name}: controllers, scheduler, a node and the CRDs`);
}
