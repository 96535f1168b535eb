import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { deploymentResourceRef } from '../deploymentResourceRef';

/** Holds for Deployments in one of the projects: that of the spec, or the AppProject of what is no service's. */
export const isInProject = createPermissionRule({
  name: 'IS_IN_PROJECT',
  description: 'Allow Deployments in one of these projects',
  resourceRef: deploymentResourceRef,
  paramsSchema: z.object({
    projects: z
      .array(z.string())
      .describe('Projects as specs name them, such as store'),
  }),
  apply: ({ project }, { projects }) =>
    project !== undefined && projects.includes(project),
  toQuery: ({ projects }) => ({ key: 'project' as const, values: projects }),
});
