import { z } from 'zod';
import {
  say,
  serviceSpecSchema,
  workloadSchema,
} from '@argosy/plugin-deployments-common';

const IMAGE_NAME = /^[a-z0-9][-a-z0-9._:/]*$/;

const { name, project, owner, description, entityRef } =
  serviceSpecSchema.shape;

/** `service.yaml`: the spec without what the overlays say. `image` is the name alone. @public */
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
          say('is not the name of an image', 'write it without tag and digest'),
        ),
    }),
  ),
});

/** What `service.yaml` says. @public */
export type ServiceDocument = z.infer<typeof serviceDocumentSchema>;
