import { z } from 'zod';
import { APPLICATION_LIMIT } from '@argosy/plugin-deployments-common';

const label = z
  .string()
  .max(63)
  .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/);

/** `config.json` of one overlay, schemaVersion 1: one file is one Application. @public */
export const overlayConfigSchema = z.strictObject({
  schemaVersion: z.literal(1),
  application: label
    .max(APPLICATION_LIMIT)
    .describe(
      'Name of the Application. Written once and never recomputed: under policy sync another name deletes the workload and makes it anew.',
    ),
  service: label,
  environment: label.describe("Equal to the folder above the cluster's."),
  region: z
    .string()
    .max(63)
    .regex(/^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/)
    .describe('A label value: of the cluster in Argo CD, or its name.'),
  cluster: label.describe(
    'Name of the cluster in Argo CD (destination.name). Equal to the last folder.',
  ),
  hub: label.describe('The hub whose Argo CD knows the cluster.'),
  project: label.describe(
    'AppProject. Equal to the folder under argocd/ whose ApplicationSet lists this overlay.',
  ),
  namespace: label.describe(
    'The same in every cluster of an environment; allowed by the AppProject.',
  ),
  entityRef: z.string().regex(/^component:[-a-z0-9_.]+\/[-a-z0-9_.]+$/),
});

/** What an ApplicationSet and the portal read about one overlay. @public */
export type OverlayConfig = z.infer<typeof overlayConfigSchema>;

/**
 * A config.json as it stands. Files that were written by hand or for a single hub may lack what nobody reads, and hold
 * more than we know.
 * @public
 */
export const existingConfigSchema = z
  .object(overlayConfigSchema.shape)
  .partial({ schemaVersion: true, hub: true, entityRef: true });

/** What an existing config.json says. `hub` is missing where it was written for a single one. @public */
export type ExistingConfig = z.infer<typeof existingConfigSchema>;
