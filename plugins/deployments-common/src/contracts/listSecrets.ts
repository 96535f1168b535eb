import { z } from 'zod';
import { anyEntityRef, text } from '../model/names';
import { signalSchema } from '../model/signal';
import { secretStatusSchema, vaultStatusSchema } from '../model/secret';
import { deploymentReadPermission } from '../permissions';
import { defineContract, READ_ONLY } from './contract';

/** Parses what is known of secrets: those of a service or entity, and the Vaults that keep them. @public */
export const secretsSchema = z.object({
  /** In the order of environments, then by region, cluster and workload. */
  items: z.array(
    secretStatusSchema.extend({
      /** Of the service; absent for a secret that only an annotation names. */
      signal: signalSchema.optional(),
    }),
  ),
  vaults: z.array(vaultStatusSchema.extend({ signal: signalSchema })),
});

/** What is known of secrets. @public */
export type Secrets = z.infer<typeof secretsSchema>;

/** Which required keys are in Vault, from the read model alone. @public */
export const listSecrets = defineContract({
  name: 'list-secrets',
  title: 'List secrets',
  description:
    'Lists, for a service or a catalog entity, which keys its workloads require in Vault per environment and cluster: present, missing or not checkable and why; the role that each logs in with; and the state of every Vault. Names of keys only, never a value.',
  method: 'GET',
  path: '/secrets',
  input: z.strictObject({
    entityRef: anyEntityRef.optional(),
    service: text(63).optional(),
  }),
  output: secretsSchema,
  permission: deploymentReadPermission,
  attributes: READ_ONLY,
});
