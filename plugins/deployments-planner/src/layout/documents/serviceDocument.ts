import { parseImage, ServiceSpec } from '@argosy/plugin-deployments-common';
import { sorted } from '../../repository/own';
import { emit } from '../yaml/emit';

/** The spec as `service.yaml` holds it. What is empty is left out. */
export function serviceDocument(spec: ServiceSpec): string {
  const value = {
    schemaVersion: 1,
    name: spec.name,
    ...(spec.project !== undefined && { project: spec.project }),
    owner: spec.owner,
    ...(spec.description && { description: spec.description }),
    ...(spec.entityRef !== undefined && { entityRef: spec.entityRef }),
    workloads: spec.workloads.map(workload => ({
      name: workload.name,
      image: parseImage(workload.image)?.name,
      ...(workload.port !== undefined && { port: workload.port }),
      size: workload.size,
      replicas: workload.replicas,
      ...(Object.keys(workload.env).length > 0 && {
        env: sorted(workload.env),
      }),
      ...(workload.health !== undefined && { health: workload.health }),
      ...(workload.secrets.length > 0 && { secrets: workload.secrets }),
      delivery: workload.delivery,
      ...(workload.expose && {
        expose: { hosts: sorted(workload.expose.hosts) },
      }),
      ...(workload.migration && {
        migration: { command: workload.migration.command },
      }),
    })),
  };
  return emit(value, [
    [
      ['workloads'],
      'which build runs, and what a target changes, stands in overlays/<environment>/<cluster>/kustomization.yaml',
    ],
    ...spec.workloads.map(
      (_, index) =>
        [
          ['workloads', index, 'secrets'],
          'names of keys; values never stand in Git',
        ] as const,
    ),
  ]);
}
