import { z } from 'zod';
import { deploymentSchema } from '../model/deployment';
import { text } from '../model/names';
import { signalSchema } from '../model/signal';
import { deploymentReadPermission } from '../permissions';
import { defineContract, READ_ONLY } from './contract';

/** One Deployment, from the read model alone. @public */
export const getDeployment = defineContract({
  name: 'get-deployment',
  title: 'Get deployment',
  description:
    'One Deployment by hub, namespace and name of its Argo CD Application.',
  method: 'GET',
  path: '/deployments/:hub/:namespace/:name',
  input: z.strictObject({
    hub: text(63),
    namespace: text(63),
    name: text(253),
  }),
  output: deploymentSchema.extend({ signal: signalSchema }),
  permission: deploymentReadPermission,
  attributes: READ_ONLY,
});
