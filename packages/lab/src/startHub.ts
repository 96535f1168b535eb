import { ARGOCD_NAMESPACE } from '@argosy/control-plane';
import { ArgoCd } from './argocd/ArgoCd';
import { installArgoCd } from './argocd/installArgoCd';
import { grantPortal } from './kubernetes/grantPortal';
import type { KubeApi } from './kubernetes/KubeApi';
import {
  HUB_CONTROLLERS,
  startControllers,
} from './kubernetes/startControllers';
import type { Lab } from './Lab';
import { HUB } from './faults/LabFaults';

/** Makes a cluster a hub: starts Argo CD, and lets a portal read it. */
export async function startHub(
  lab: Lab,
  options: {
    api: KubeApi;
    kubeconfig: string;
    redis: string;
    argocd: { url: string; port: number };
    newGlobbing: boolean;
  },
): Promise<{
  argocd: ArgoCd;
  tokens: { kubernetes: string; argocd: string };
}> {
  const { api, kubeconfig, redis, newGlobbing } = options;
  const { url, port } = options.argocd;
  const token = await installArgoCd(lab, api, url);
  const [portal] = await Promise.all([
    grantPortal(api),
    startControllers(lab, HUB, { kubeconfig, controllers: HUB_CONTROLLERS }),
  ]);
  const argocd = new ArgoCd(lab, { port, kubeconfig, redis, newGlobbing });
  await argocd.start();
  lab.progress(`main: Argo CD in the namespace ${ARGOCD_NAMESPACE}`);
  return { argocd, tokens: { kubernetes: portal, argocd: token } };
}
