import { z } from 'zod';
import { deploymentSchema } from '../model/deployment';
import { deploymentReadPermission } from '../permissions';
import { defineContract } from './contract';

/** One Deployment, from the read model alone. @public */
export const getDeployment = defineContract({
  name: 'get-deployment',
  title: 'Get deployment',
  description:
    'One Deployment by hub, namespace and name of its Argo CD Application.',
  method: 'GET',
  path: '/deployments/:hub/:namespace/:name',
  input: z.strictObject({
    hub: z.string().max(63),
    namespace: z.string().max(63),
    name: z.string().max(253),
  }),
  output: deploymentSchema,
  permission: deploymentReadPermission,
  writes: false,
});
