import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { deploymentResourceRef } from '../deploymentResourceRef';

/** Holds for Deployments whose service belongs to one of the owners. One that is no service's belongs to nobody. */
export const isOwnedBy = createPermissionRule({
  name: 'IS_OWNED_BY',
  description:
    'Allow Deployments whose service is owned by one of these entities',
  resourceRef: deploymentResourceRef,
  paramsSchema: z.object({
    owners: z
      .array(z.string())
      .describe('Entity refs, such as group:default/team-a'),
  }),
  apply: ({ owner }, { owners }) =>
    owner !== undefined && owners.includes(owner),
  toQuery: ({ owners }) => ({ key: 'owner' as const, values: owners }),
});
