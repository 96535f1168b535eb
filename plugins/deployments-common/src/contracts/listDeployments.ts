import { z } from 'zod';
import { changeSchema } from '../model/change';
import { deploymentSchema, expectedTargetSchema } from '../model/deployment';
import { hubStatusSchema } from '../model/hub';
import { anyEntityRef, text } from '../model/names';
import { say } from '../model/say';
import { signalSchema } from '../model/signal';
import { deploymentReadPermission } from '../permissions';
import { defineContract, READ_ONLY } from './contract';

const LIMIT = say(
  'is not a number of items per page',
  'give a whole number from 1 to 1000',
);
/** In a query it is text. */
const wholeNumberText = z.coerce
  .number(LIMIT)
  .int(LIMIT)
  .min(1, LIMIT)
  .max(1000, LIMIT);

/** Where a service runs, from the read model alone. @public */
export const listDeployments = defineContract({
  name: 'list-deployments',
  title: 'List deployments',
  description:
    'Lists Deployments (Argo CD Applications) of a catalog entity or a service, with sync, health, images and the cause when not well; the targets that Git asks for and that have no Application; the Changes of the last day or still open; and the state of every hub: a list is never silently short.',
  method: 'GET',
  path: '/deployments',
  input: z.strictObject({
    entityRef: anyEntityRef.optional(),
    service: text(63).optional(),
    cursor: text(1000).optional(),
    limit: wholeNumberText.default(200),
  }),
  output: z.object({
    items: z.array(deploymentSchema.extend({ signal: signalSchema })),
    nextCursor: z.string().optional(),
    hubs: z.array(hubStatusSchema.extend({ signal: signalSchema })),
    /** Targets of merged files without an Application. */
    missing: z.array(expectedTargetSchema.extend({ signal: signalSchema })),
    /** Whose Changes follow, and what signals call them: absent where there is no service, or nothing of it may be seen. */
    service: z.object({ name: z.string(), signal: signalSchema }).optional(),
    changes: z.array(changeSchema),
    environments: z.array(z.object({ name: z.string(), title: z.string() })),
    /** How the entity was matched: absent when no entity was asked for. */
    match: z
      .object({
        by: z.enum(['argocd/app-name', 'argocd/app-selector', 'none']),
        value: z.string(),
        /** Names near the selector, where nothing matched. */
        near: z.array(z.string()),
      })
      .optional(),
  }),
  permission: deploymentReadPermission,
  attributes: READ_ONLY,
});
