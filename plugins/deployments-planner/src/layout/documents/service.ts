import type { IService } from 'kubernetes-models/v1';
import { Workload } from '@argosy/plugin-deployments-common';
import { emit } from '../yaml/emit';
import { HTTP_PORT, SERVICE_PORT, nameLabel } from './meta';

/** The Service of a workload, or a further one over the same pods. */
export function service(workload: Workload, name = workload.name): string {
  const resource: IService = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: {
      selector: nameLabel(workload.name),
      ports: [{ name: HTTP_PORT, port: SERVICE_PORT, targetPort: HTTP_PORT }],
    },
  };
  return emit(resource, [
    [
      ['spec', 'ports', 0, 'targetPort'],
      'by name: the container port is said once',
    ],
  ]);
}
