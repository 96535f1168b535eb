import { z } from 'zod';
import { hubStatusSchema } from '../model/hub';
import { clusterSchema } from '../model/target';
import { targetReadPermission } from '../permissions';
import { defineContract, READ_ONLY } from './contract';

const environmentSchema = z.object({
  name: z.string(),
  title: z.string(),
  change: z.enum(['commit', 'pull-request']),
  floatingTags: z.boolean(),
  guarded: z.boolean(),
  gateway: z.object({ name: z.string(), namespace: z.string() }).optional(),
  /** How secrets of Vault reach the pods; absent where Vault is not configured. */
  secrets: z
    .object({
      delivery: z.enum(['injector', 'external-secrets']),
      /** What suits the clusters of the environment, and why, as a sentence. */
      advice: z.object({
        delivery: z.enum(['injector', 'external-secrets']),
        why: z.string(),
      }),
    })
    .optional(),
});

/** Environments in configured order, and the clusters that serve them. @public */
export const listTargets = defineContract({
  name: 'list-targets',
  title: 'List targets',
  description:
    'Lists the environments in their configured order with the clusters that serve each, as far as the caller may see Deployments there or create any, with region, labels, connection state and which of the kinds that a service may need they know. Whether a name is free says check-name.',
  method: 'GET',
  path: '/targets',
  input: z.strictObject({}),
  output: z.object({
    environments: z.array(
      environmentSchema.extend({ clusters: z.array(clusterSchema) }),
    ),
    gitops: z.object({ repository: z.string(), branch: z.string() }),
    hubs: z.array(hubStatusSchema),
  }),
  permission: targetReadPermission,
  attributes: READ_ONLY,
});
