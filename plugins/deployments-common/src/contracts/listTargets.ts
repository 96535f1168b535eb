import { z } from 'zod';
import { findingSchema } from '../model/finding';
import { hubStatusSchema } from '../model/hub';
import { entityRef, text } from '../model/names';
import { clusterSchema } from '../model/target';
import { targetReadPermission } from '../permissions';
import { defineContract, READ_ONLY } from './contract';

/** Why not, and the remedy, as two sentences. */
const refusalSchema = findingSchema.pick({ message: true, remedy: true });

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
    'Lists the environments in their configured order with the clusters that serve each, as far as the caller may see Deployments there or create any, with region, labels, connection state and which of the kinds that a service may need they know. With an owner, and a project where it is not the one named after the owner, it also says of each environment whether the caller may create such a service there, and why not. Whether a name is free says check-name.',
  method: 'GET',
  path: '/targets',
  input: z.strictObject({
    /** Whose service, and in which project, is to be created: then the answer says where it may be. */
    owner: entityRef('group|user').optional(),
    project: text(63).optional(),
  }),
  output: z.object({
    environments: z.array(
      environmentSchema.extend({
        clusters: z.array(clusterSchema),
        /** Whether the caller may create a service of this owner here; absent where no owner was given. */
        may: z
          .object({ create: z.boolean(), reason: refusalSchema.optional() })
          .optional(),
      }),
    ),
    gitops: z.object({ repository: z.string(), branch: z.string() }),
    hubs: z.array(hubStatusSchema),
  }),
  permission: targetReadPermission,
  attributes: READ_ONLY,
});
