import { z } from 'zod';
import {
  parseImage,
  say,
  ServiceSpec,
  serviceSpecSchema,
  workloadSchema,
} from '@argosy/plugin-deployments-common';
import { emit } from '../layout/yaml/emit';
import { sorted } from './own';

const IMAGE_NAME = /^[a-z0-9][-a-z0-9._:/]*$/;

const { name, project, owner, description, entityRef } =
  serviceSpecSchema.shape;

/** `service.yaml`: the spec without what the overlays say. `image` is the name alone. */
export const serviceDocumentSchema = z.strictObject({
  schemaVersion: z.literal(1),
  name,
  project,
  owner,
  description,
  entityRef,
  workloads: z.array(
    z.strictObject({
      ...workloadSchema.shape,
      image: z
        .string()
        .regex(
          IMAGE_NAME,
          say('is no name of an image', 'write it without tag and digest'),
        ),
    }),
  ),
});

/** What `service.yaml` says. @public */
export type ServiceDocument = z.infer<typeof serviceDocumentSchema>;

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
