import type { IHTTPRoute } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1';
import { Workload } from '@argosy/plugin-deployments-common';
import { emit } from '../yaml/emit';
import { SERVICE_PORT } from './meta';

/** The route without gateway and host: the overlay sets both, or takes the route away. */
export function httpRoute({ name }: Workload): string {
  const resource: IHTTPRoute = {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name },
    spec: { rules: [{ backendRefs: [{ name, port: SERVICE_PORT }] }] },
  };
  return emit(resource, [
    [
      ['spec', 'rules'],
      'parentRefs and hostnames: set by the overlay, which takes the route away where no host is',
    ],
  ]);
}
