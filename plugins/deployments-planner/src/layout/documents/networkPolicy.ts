import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { Workload } from '@argosy/plugin-deployments-common';
import { emit } from '../yaml/emit';
import { ResolvedWorkload } from '../resolveService';
import { HTTP_PORT, nameLabel } from './meta';

type Rule = NonNullable<NonNullable<INetworkPolicy['spec']>['ingress']>[number];

const NAMESPACE = 'kubernetes.io/metadata.name';

const fromNamespace = (name: string) => ({
  namespaceSelector: { matchLabels: { [NAMESPACE]: name } },
});

/**
 * Who may call a workload: what runs beside it and the namespaces named; the
 * whole cluster where the workload is not exposed to anything else.
 */
export const ingress = (
  { expose }: Workload,
  namespaces: readonly string[],
): Rule[] => [
  {
    from: expose
      ? [{ podSelector: {} }, ...namespaces.map(fromNamespace)]
      : [{ namespaceSelector: {} }],
    ports: [{ port: HTTP_PORT }],
  },
];

/** The namespace of a Prometheus with an address inside the cluster: it must reach the pods that it measures. */
export function namespaceOfAddress(address: string | undefined): string[] {
  const match =
    /^https?:\/\/[^./:]+\.([^./:]+)(?:\.svc(?:\.|:|\/|$)|:|\/|$)/.exec(
      address ?? '',
    );
  return match ? [match[1]] : [];
}

/** In the base only Prometheus is let in from outside the service; an overlay adds its gateway. */
export function networkPolicy(workload: ResolvedWorkload): string {
  const { name, prometheus } = workload;
  const resource: INetworkPolicy = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name },
    spec: {
      podSelector: { matchLabels: nameLabel(name) },
      policyTypes: ['Ingress'],
      ingress: ingress(workload, namespaceOfAddress(prometheus)),
    },
  };
  return emit(resource, [
    [
      ['spec', 'ingress'],
      workload.expose
        ? "the service's own pods; the overlay adds the gateway's namespace"
        : 'the whole cluster, on this port only; nothing from outside',
    ],
  ]);
}
