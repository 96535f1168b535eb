import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { deploymentResourceRef } from '../deploymentResourceRef';

/** Holds for Deployments in one of the environments. */
export const isInEnvironment = createPermissionRule({
  name: 'IS_IN_ENVIRONMENT',
  description: 'Allow Deployments in one of these environments',
  resourceRef: deploymentResourceRef,
  paramsSchema: z.object({
    environments: z
      .array(z.string())
      .describe('Names of environments, such as prod'),
  }),
  apply: ({ environment }, { environments }) =>
    environment !== undefined && environments.includes(environment),
  toQuery: ({ environments }) => ({
    key: 'environment' as const,
    values: environments,
  }),
});
