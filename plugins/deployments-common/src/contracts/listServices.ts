import { z } from 'zod';
import { serviceReadPermission } from '../permissions';
import { defineContract, READ_ONLY } from './contract';

/** Parses a service that the GitOps repository holds. @public */
export const knownServiceSchema = z.object({
  name: z.string(),
  entityRef: z.string(),
  /** False where the spec names an existing Component: then nobody else makes the entity. */
  providesEntity: z.boolean(),
  owner: z.string(),
  description: z.string(),
  /** `open`: only in a Change that is not merged yet. */
  state: z.enum(['open', 'merged']),
  changeUrl: z.string().optional(),
});

/** A service that the GitOps repository holds, or will hold when its Change is merged. @public */
export type KnownService = z.infer<typeof knownServiceSchema>;

/** The services of the GitOps repository and of open Changes. Read by the catalog's entity provider. @public */
export const listServices = defineContract({
  name: 'list-services',
  title: 'List services',
  description:
    'Lists the services of the GitOps repository and those of Changes that are not merged yet, as far as the caller may see Deployments of them.',
  method: 'GET',
  path: '/services',
  input: z.strictObject({}),
  output: z.object({ items: z.array(knownServiceSchema) }),
  about: ['items'],
  permission: serviceReadPermission,
  attributes: READ_ONLY,
});
