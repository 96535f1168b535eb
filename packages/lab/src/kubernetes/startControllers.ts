import type { Lab } from '../Lab';

export const controllersOf = (cluster: string) =>
  `kube-controller-manager-${cluster}`;

/** The controllers that a hub needs: Applications are removed when the set that owns them is gone. */
export const HUB_CONTROLLERS = ['garbagecollector', 'namespace'];

export const REGION_CONTROLLERS = [
  ...HUB_CONTROLLERS,
  'serviceaccount',
  'deployment',
  'replicaset',
  'statefulset',
  'job',
  'cronjob',
  'disruption',
  'endpointslice',
];

/** Starts Kubernetes' own controllers of a cluster. */
export function startControllers(
  { peers, processes }: Lab,
  cluster: string,
  { kubeconfig, controllers }: { kubeconfig: string; controllers: string[] },
) {
  return processes.start({
    name: controllersOf(cluster),
    program: peers.programs['kube-controller-manager'],
    args: [
      `--kubeconfig=${kubeconfig}`,
      `--controllers=${controllers.join(',')}`,
      '--leader-elect=false',
      '--secure-port=0',
    ],
  });
}
